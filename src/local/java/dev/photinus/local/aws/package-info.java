/** AWS on the laptop: S3 and DynamoDB to talk to; Lambda is in {@code lambda}, the registry that template.yaml is in {@code sam}. */
@NullMarked
package dev.photinus.local.aws;

import org.jspecify.annotations.NullMarked;
