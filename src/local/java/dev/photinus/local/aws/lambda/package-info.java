/** AWS Lambda on the laptop: hosts the built function.zip in processes, which speak AWS's Runtime API. */
@NullMarked
package dev.photinus.local.aws.lambda;

import org.jspecify.annotations.NullMarked;
