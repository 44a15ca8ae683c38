/** Amazon EventBridge on the laptop: the template's rules on the default event bus. */
@NullMarked
package dev.photinus.local.aws.events;

import org.jspecify.annotations.NullMarked;
