package dev.photinus.local.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.photinus.function.input.Workflow;
import dev.photinus.local.cli.plan.BatchPlan;
import dev.photinus.local.cli.plan.Order;
import dev.photinus.local.cli.plan.PlanTable;
import dev.photinus.local.cli.plan.Planner;
import dev.photinus.local.cli.progress.Paint;
import dev.photinus.local.cli.progress.Terminal;
import dev.photinus.local.cli.workflow.Cloud;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code photinus plan}: tells what photos will take, before anything is spent. */
@Command(
        name = "plan",
        sortOptions = false,
        header = {"Tell what photos will take, and start nothing.", ""},
        description = {
            "",
            "Tells the calls to Adobe and the slots that they need, how long it takes and which quota it takes so long"
                    + " for, and what AWS will ask for it. For that, up to 200 of the photos go through the workflow's own"
                    + " state machine on a simulated clock, with Adobe's usual job times: masks 2 to 5 s, fills 8 to 20 s,"
                    + " light and colour 5 to 15 s. Photos that are finished already take less.",
            ""
        },
        parameterListHeading = "Parameters:%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:It was told.", "2:Wrong usage."},
        footerHeading = "%nEnvironment:%n",
        footer = {
            "  QUOTA_FIREFLY, QUOTA_REMOVE_BACKGROUND, QUOTA_MASKING, QUOTA_PHOTOSHOP",
            "                  Your organisation's quota, as the functions read it: calls",
            "                  in a time, such as 4/60s,9000/1d; none for no limit.",
            "",
            "Examples:",
            "  ./photinus plan headshot team/",
            "  ./photinus plan headshot 1000",
            "  ./photinus plan headshot 1000 --rpm 40",
            "  ./photinus plan product 250 --variations 3",
            "  ./photinus plan inpaint 10000 --json | jq .dollars"
        })
final class Plan implements Callable<Integer> {

    private static final Path PROJECT =
            Path.of(System.getProperty("photinus.home", "")).toAbsolutePath();
    private static final Pattern COUNT = Pattern.compile("[0-9][0-9,_]{0,11}");
    private static final int MOST_PHOTOS = 1_000_000;
    private static final int MOST_VARIATIONS = 4;
    private static final int MOST_PER_MINUTE = 100_000;

    private final Cloud cloud;
    private final Map<String, String> environment;
    private final Terminal terminal;

    @Parameters(
            index = "0",
            paramLabel = "WORKFLOW",
            description = "What to do with the photos: headshot, product, inpaint.")
    private String workflow = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "PHOTOS_OR_COUNT",
            description = "Photos and folders of photos, or how many there will be.")
    private List<String> photos = List.of();

    @Option(
            names = "--rpm",
            paramLabel = "N",
            description = "Firefly's calls a minute, in the place of what QUOTA_FIREFLY says or Adobe's default, 4.")
    private @Nullable Integer perMinute;

    @Option(
            names = "--variations",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of headshot and product: how many of each photo, 1 to 4 (default: ${DEFAULT-VALUE}).")
    private int variations;

    @Option(names = "--json", description = "Write the plan as JSON.")
    private boolean json;

    Plan(Cloud cloud, Map<String, String> environment, Terminal terminal) {
        this.cloud = cloud;
        this.environment = environment;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        WorkflowName.known(workflow, cloud);
        Workflow planned = Workflow.named(workflow)
                .orElseThrow(() -> new UsageException(workflow + " takes no photos: plan one of " + Workflow.names()
                        + ", which it takes them through."));
        requireBetween("--rpm", perMinute == null ? 1 : perMinute, MOST_PER_MINUTE);
        requireBetween("--variations", variations, MOST_VARIATIONS);
        if (variations > 1 && planned == Workflow.INPAINT) {
            throw new UsageException("--variations means nothing to inpaint.");
        }
        BatchPlan plan = new Planner(PROJECT, environment)
                .plan(new Order(planned, variations, false, false), count(), perMinute);
        if (json) {
            terminal.out()
                    .println(new ObjectMapper()
                            .enable(SerializationFeature.INDENT_OUTPUT)
                            .writeValueAsString(plan));
        } else {
            terminal.out().print(PlanTable.of(plan, terminal.outColour()));
        }
        terminal.out().flush();
        return ExitCode.OK;
    }

    private static void requireBetween(String option, int number, int most) {
        if (number < 1 || number > most) {
            throw new UsageException(option + " is from 1 to " + most + ", not " + number + ".");
        }
    }

    /** A file whose name is a number is a file. */
    private int count() {
        String first = photos.get(0);
        if (photos.size() == 1 && COUNT.matcher(first).matches() && !Files.exists(Path.of(first))) {
            long number = Long.parseLong(first.replaceAll("[,_]", ""));
            if (number < 1 || number > MOST_PHOTOS) {
                throw new UsageException("A plan is for 1 to 1,000,000 photos, not for " + first + ".");
            }
            return (int) number;
        }
        PhotoList list = PhotoList.of(photos.stream().map(Path::of).toList());
        list.notes().forEach(note -> terminal.err().println(Paint.printable(note)));
        return list.photos().size();
    }
}
