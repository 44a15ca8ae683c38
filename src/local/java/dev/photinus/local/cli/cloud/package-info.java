/** The laptop's cloud as the command uses it: S3, DynamoDB, Lambda, Step Functions and Adobe, started together and wired by template.yaml. */
@NullMarked
package dev.photinus.local.cli.cloud;

import org.jspecify.annotations.NullMarked;
