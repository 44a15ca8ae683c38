package dev.photinus.local.cli;

import dev.photinus.local.cli.plan.PriceTable;
import dev.photinus.local.cli.report.PhotoEntry;
import dev.photinus.local.cli.report.Report;
import dev.photinus.local.cli.workflow.FunctionTime;

/** What AWS would ask for what was counted, by the price table that plans go by. */
final class AwsBill {

    /** The template's default. */
    private static final String ARCHITECTURE = "arm64";

    private AwsBill() {}

    static Report.Aws of(int transitions, FunctionTime functions) {
        PriceTable prices = PriceTable.read();
        return new Report.Aws(
                functions.invocations(),
                PhotoEntry.seconds(functions.billed()),
                prices.transitions(transitions)
                        + prices.invocations(functions.invocations())
                        + prices.gigabyteSeconds(functions.gigabyteSeconds(), ARCHITECTURE),
                prices.date());
    }
}
