package dev.photinus.local.cli;

import dev.photinus.function.input.Workflow;
import dev.photinus.local.cli.plan.BatchPlan;
import dev.photinus.local.cli.plan.Order;
import dev.photinus.local.cli.plan.Planner;
import dev.photinus.local.cli.progress.Paint;
import dev.photinus.local.cli.progress.Terminal;
import dev.photinus.local.cli.report.Figures;
import dev.photinus.local.cli.workflow.AdobeHost;
import dev.photinus.local.cli.workflow.Wish;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Asks before many photos are started, and before results of an earlier run are replaced. */
final class Confirmation {

    /** So many photos are started without a question. */
    static final int UNASKED = 50;

    private static final Path PROJECT =
            Path.of(System.getProperty("photinus.home", "")).toAbsolutePath();
    private static final List<String> YES = List.of("y", "yes");

    private final Terminal terminal;
    private final Map<String, String> environment;

    Confirmation(Terminal terminal, Map<String, String> environment) {
        this.terminal = terminal;
        this.environment = environment;
    }

    /**
     * Whether to go on.
     *
     * @param wish for any of the photos
     * @throws UsageException where there is nobody to ask
     */
    boolean given(Wish wish, int photos, AdobeHost adobe) throws IOException {
        if (photos <= UNASKED) {
            return true;
        }
        BatchPlan plan = new Planner(PROJECT, adobe.settings(environment)).plan(order(wish), photos, null);
        String takes = takes(plan, adobe);
        if (terminal.in() == null) {
            throw new UsageException(takes + " To start that many, add --yes.");
        }
        return isYes(takes + " Go on?");
    }

    /**
     * Whether to put results in the place of others that an earlier run has made.
     *
     * @param folder where they are
     * @param results names of those that would be lost; nothing is asked where there are none
     * @throws UsageException where there is nobody to ask
     */
    boolean toReplace(Path folder, List<String> results) throws IOException {
        if (results.isEmpty()) {
            return true;
        }
        String others = results.size() == 1 ? "" : " and " + (results.size() - 1) + " more";
        String there = Paint.printable(folder.resolve(results.get(0)).toString()) + others
                + ": made of another photo or with other settings, by an earlier run.";
        if (terminal.in() == null) {
            throw new UsageException(
                    there + " To replace what is there, add --force; to keep it, choose another folder by --out.");
        }
        return isYes(there + " Replace?");
    }

    private boolean isYes(String question) throws IOException {
        BufferedReader in = terminal.in();
        terminal.err().print(question + " [y/N] ");
        terminal.err().flush();
        String answer = in == null ? null : in.readLine();
        return answer != null && YES.contains(answer.strip().toLowerCase(Locale.ROOT));
    }

    private static String takes(BatchPlan plan, AdobeHost adobe) {
        String photos = Figures.count(plan.photos(), "photo", "photos");
        String calls = Figures.count(Math.toIntExact(plan.calls()), "call", "calls");
        String hours = Figures.span(plan.seconds());
        String dollars = Figures.dollars(plan.dollars().inAll());
        return adobe instanceof AdobeHost.StandIn played && !played.realistic()
                ? "%s: %s to the stand-in (in the cloud: %s, %s).".formatted(photos, calls, hours, dollars)
                : "%s: %s to Adobe, %s (in the cloud: %s).".formatted(photos, calls, hours, dollars);
    }

    private static Order order(Wish wish) {
        if (wish instanceof Wish.Headshot headshot) {
            return new Order(Workflow.HEADSHOT, headshot.background().variations(), headshot.mask() != null, false);
        }
        if (wish instanceof Wish.Product product) {
            return new Order(Workflow.PRODUCT, product.background().variations(), false, false);
        }
        return new Order(Workflow.INPAINT, 1, wish instanceof Wish.RemoveMasked, wish instanceof Wish.ListObjects);
    }
}
