/** What the local cloud has of AWS Secrets Manager. */
@NullMarked
package dev.photinus.local.aws.secrets;

import org.jspecify.annotations.NullMarked;
