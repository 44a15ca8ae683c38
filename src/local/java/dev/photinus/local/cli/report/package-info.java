/** What is left of a run: {@code report.json} for programs and {@code report.html} for people. */
@NullMarked
package dev.photinus.local.cli.report;

import org.jspecify.annotations.NullMarked;
