package dev.photinus.local.cli.chaos;

import dev.photinus.local.cli.workflow.FunctionBuild;

/**
 * How wild it is to be.
 *
 * @param photos 1 to 9,999
 * @param seed of all that is drawn by chance
 * @param faultRate of each fault, on each call, 0 to 1
 * @param killRate of invocations, 0 to 1
 * @param duplicateRate of upload events that are delivered more than once, 0 to 1
 * @param redriveRate of executions that have failed, 0 to 1
 * @param eventFaultRate of end-of-execution events that are late, repeated or, for failures, lost, 0 to 1
 * @param underWay how many photos, at most
 * @param lambdaConcurrency how many invocations of all functions run at once; further ones are throttled
 * @param freezing whether functions are frozen between events, and the connections to Adobe cut that they leave open
 * @param build of the functions
 */
public record ChaosSettings(
        int photos,
        long seed,
        double faultRate,
        double killRate,
        double duplicateRate,
        double redriveRate,
        double eventFaultRate,
        int underWay,
        int lambdaConcurrency,
        boolean freezing,
        FunctionBuild build) {}
