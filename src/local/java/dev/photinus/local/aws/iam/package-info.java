/** AWS Identity and Access Management on the laptop: the template's policies, who holds which access key, and who may do what. */
@NullMarked
package dev.photinus.local.aws.iam;

import org.jspecify.annotations.NullMarked;
