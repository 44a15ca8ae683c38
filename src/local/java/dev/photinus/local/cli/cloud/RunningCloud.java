package dev.photinus.local.cli.cloud;

import dev.photinus.local.aws.dynamodb.LocalDynamoDb;
import dev.photinus.local.aws.events.EventBus;
import dev.photinus.local.aws.states.StepFunctions;
import dev.photinus.local.cli.workflow.Workflows;

/**
 * A local cloud and its two entrances: one for a command, which starts executions itself, and the one that a cloud has, where an
 * object in the bucket and the event that tells of it start one.
 *
 * @param ledger of the functions
 * @param workflows closes all of it
 */
public record RunningCloud(
        PhotoBucket bucket, EventBus events, StepFunctions stepFunctions, LocalDynamoDb ledger, Workflows workflows) {}
