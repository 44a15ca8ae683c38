package dev.photinus.local.aws.lambda;

/**
 * One line of a function's log.
 *
 * @param functionName whose log it is
 * @param text what was written, or Lambda's own START, END and REPORT lines
 */
public record LogLine(String functionName, String text) {}
