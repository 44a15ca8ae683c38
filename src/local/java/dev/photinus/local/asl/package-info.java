/**
 * Runs state machines written in the Amazon States Language, JSONata flavour, where they are: one class per noun of the
 * <a href="https://states-language.net/spec.html">language</a>, no thread held while an execution waits, and a clock that
 * may be simulated.
 *
 * <p>Where it differs from Step Functions: tasks are reported by the Task events (TaskScheduled, …) whatever their Resource;
 * account and region are those of AWS's examples; a failed branch is known to Retry and Catch by its own error and by
 * States.BranchFailed as well; a Choice without a match fails with States.NoChoiceMatched, as the guide says; the 10 MiB
 * that all variables of an execution may hold together are not counted; executions are not redriven. Credentials, and
 * manifests and Parquet files as lists of items, are refused when a machine is loaded, as is all JSONPath.
 */
@NullMarked
package dev.photinus.local.asl;

import org.jspecify.annotations.NullMarked;
