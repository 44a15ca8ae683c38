/** Amazon S3: where photos and results are, late pre-signing, header-only image inspection. */
@NullMarked
package dev.photinus.storage;

import org.jspecify.annotations.NullMarked;
