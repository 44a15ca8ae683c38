/** S3 on the laptop: S3Proxy in this process over a folder on disk, which holds any key that S3 would. */
@NullMarked
package dev.photinus.local.aws.s3;

import org.jspecify.annotations.NullMarked;
