package dev.photinus.local.asl.jsonata;

import java.util.List;
import java.util.Set;

/**
 * What an expression refers to, known without evaluating it.
 *
 * @param variables names without their dollar that the expression neither binds itself nor finds in the function library
 * @param statesPaths the field names that follow <code>$states</code>, such as <code>[context, Execution, Id]</code>
 * @param lint what works on AWS but not faithfully here; ready to print
 * @param faults what Step Functions refuses in any expression, such as a reference to an input document; ready to print
 */
public record References(
        Set<String> variables, Set<List<String>> statesPaths, List<String> lint, List<String> faults) {}
