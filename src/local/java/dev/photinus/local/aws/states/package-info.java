/** AWS Step Functions on the laptop: the template's state machines, by their ARNs. */
@NullMarked
package dev.photinus.local.aws.states;

import org.jspecify.annotations.NullMarked;
