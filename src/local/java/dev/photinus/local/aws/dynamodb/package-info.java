/** DynamoDB on the laptop: AWS's own DynamoDB Local. */
@NullMarked
package dev.photinus.local.aws.dynamodb;

import org.jspecify.annotations.NullMarked;
