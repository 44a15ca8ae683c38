/** What {@code sam deploy} deploys: nothing that Lambda could not start. */
@NullMarked
package dev.photinus.local.cli.deploy;

import org.jspecify.annotations.NullMarked;
