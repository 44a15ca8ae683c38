package dev.photinus.local.cli;

import dev.photinus.local.aws.lambda.JavaHome;
import dev.photinus.local.cli.bench.Benchmarks;
import dev.photinus.local.cli.bench.FillComparison;
import dev.photinus.local.cli.bench.Machine;
import dev.photinus.local.cli.bench.Packages;
import dev.photinus.local.cli.bench.TutorialFigures;
import dev.photinus.local.cli.bench.TutorialsWay;
import dev.photinus.local.cli.bench.WorkflowFigures;
import dev.photinus.local.cli.progress.Terminal;
import dev.photinus.local.cli.workflow.Cloud;
import dev.photinus.local.cli.workflow.CloudSettings;
import dev.photinus.local.cli.workflow.Workflows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Measures all that docs/benchmarks.md tells: fills in every way, a workflow's overhead, and twelve headshots both ways. */
final class WholeBench {

    /** Twelve headshots from four samples. */
    private static final int COPIES = 3;

    private final Cloud cloud;
    private final CloudSettings settings;
    private final Path project;
    private final Terminal terminal;
    private final Clock clock;

    WholeBench(Cloud cloud, CloudSettings settings, Path project, Terminal terminal, Clock clock) {
        this.cloud = cloud;
        this.settings = settings.withoutRights();
        this.project = project;
        this.terminal = terminal;
        this.clock = clock;
    }

    Benchmarks run(int rounds, Packages packages, @Nullable JavaHome newJava, Path folder)
            throws IOException, InterruptedException {
        Machine machine = Machine.here(project, newJava);
        FillComparison.Result fills = new FillComparison(project, packages, newJava, this::say).run(rounds);
        List<Path> photos = copies(folder);
        try (Workflows workflows = cloud.start(settings)) {
            MeasuredRuns runs = new MeasuredRuns(workflows, settings, folder, terminal, clock);
            TutorialFigures tutorials = bothWays(runs, photos, rounds);
            say("one headshot alone, " + rounds + " times");
            WorkflowFigures workflow = WorkflowFigures.of(runs.alone(photos.get(0), rounds));
            return new Benchmarks(machine, LocalDate.now(clock), rounds, fills, workflow, tutorials);
        }
    }

    /** In turns, too: of the tutorials' photos, which take a quarter of a minute each, some after each of our runs. */
    private TutorialFigures bothWays(MeasuredRuns runs, List<Path> photos, int rounds)
            throws IOException, InterruptedException {
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        try (TutorialsWay tutorials = TutorialsWay.start()) {
            for (int round = 0; round < rounds; round++) {
                say(photos.size() + " headshots, round " + (round + 1) + " of " + rounds);
                ours.add(runs.together(PhotoList.of(photos).photos()).totals().seconds());
                for (Path photo : share(photos, round, rounds)) {
                    say(photo.getFileName() + " as in Adobe's tutorials");
                    theirs.add(tutorials.headshot(photo));
                }
            }
        }
        return new TutorialFigures(settings.concurrency(), List.copyOf(ours), List.copyOf(theirs));
    }

    /** What of the photos falls on a round, so that each falls on one. */
    static <T> List<T> share(List<T> all, int round, int rounds) {
        return all.subList(all.size() * round / rounds, all.size() * (round + 1) / rounds);
    }

    private List<Path> copies(Path folder) throws IOException {
        List<Path> copies = new ArrayList<>();
        List<Photo> samples = PhotoList.of(List.of(project.resolve("samples").resolve("headshots")))
                .photos();
        for (int copy = 1; copy <= COPIES; copy++) {
            for (Photo sample : samples) {
                copies.add(Files.copy(
                        sample.file(), folder.resolve(copy + "-" + sample.file().getFileName())));
            }
        }
        return copies;
    }

    private void say(String words) {
        terminal.err().println("photinus: " + words + " ...");
        terminal.err().flush();
    }
}
