package dev.photinus.local.cli.chaos;

/**
 * A job that is in the ledger.
 *
 * @param succeeded whether what it made is there, too
 */
record KnownJob(String execution, boolean succeeded) {}
