package dev.photinus.local.cli.cloud;

import dev.photinus.local.asl.StateMachine;

/**
 * A state machine that the template declares.
 *
 * @param arn that events name it by
 */
record LocalMachine(String arn, StateMachine definition) {}
