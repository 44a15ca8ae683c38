package dev.photinus.local.cli.bench;

import dev.photinus.local.aws.lambda.FunctionPackage;
import dev.photinus.local.aws.lambda.JavaHome;
import dev.photinus.local.aws.sam.SamTemplate;
import dev.photinus.local.cli.workflow.CloudException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The same fill in every way that this machine has: natively, on Javas, and on Node with Adobe's SDK. */
public final class FillComparison {

    /** The row that all others are held against. */
    public static final String NATIVE = "native";

    static final String NODE_ALONE = "Node, Adobe's SDK alone";
    static final String NODE_WITH_LEDGER = "Node, Adobe's SDK, ledger and signing";

    private static final List<String> COMMON = List.of("runtime.js", "firefly.js", "package.json");

    private final Path project;
    private final Packages packages;
    private final @Nullable JavaHome newJava;
    private final Consumer<String> progress;
    private final List<FillRow> rows = new ArrayList<>();
    private final List<Contender> contenders = new ArrayList<>();
    private final List<FunctionPackage> opened = new ArrayList<>();

    /**
     * @param newJava a Java with an ahead-of-time cache; null where there is none
     * @param progress is told what is done, in a few words
     */
    public FillComparison(Path project, Packages packages, @Nullable JavaHome newJava, Consumer<String> progress) {
        this.project = project;
        this.packages = packages;
        this.newJava = newJava;
        this.progress = progress;
    }

    /**
     * What was measured, and what could not be.
     *
     * @param innerCalls milliseconds that the calls inside a fill take by themselves
     */
    public record Result(List<FillRow> rows, Statistics innerCalls) {}

    /** The newest Java of those on this machine that has an ahead-of-time cache; null where there is none. */
    public static @Nullable JavaHome newestJava(List<Path> folders) {
        return JavaHome.in(folders).stream()
                .filter(JavaHome::hasAheadOfTimeCache)
                .max(Comparator.comparing(JavaHome::version))
                .orElse(null);
    }

    /** Measures. */
    public Result run(int rounds) throws IOException, InterruptedException {
        Path any = packages.any()
                .orElseThrow(() -> new CloudException("There is no function.zip: run ./mvnw package first."));
        progress.accept("getting everything ready to be compared");
        try (FillLab lab = FillLab.start(project)) {
            lab.authenticate(opened(any, JavaHome.current(), lab));
            addNative(lab);
            addJava(lab);
            addNode(lab);
            FillBench.Result result = new FillBench(lab, contenders, InnerCalls.record(lab, any))
                    .run(rounds, round -> progress.accept("submitting fills, round " + round + " of " + rounds));
            return new Result(inOrder(result.rows()), result.innerCalls());
        } finally {
            for (FunctionPackage functions : opened) {
                functions.close();
            }
        }
    }

    /** A row that was missing has its place. */
    private List<FillRow> inOrder(List<FillRow.Measured> measured) {
        return rows.stream()
                .map(row -> measured.stream()
                        .filter(done -> done.name().equals(row.name()))
                        .map(FillRow.class::cast)
                        .findFirst()
                        .orElse(row))
                .toList();
    }

    private void addNative(FillLab lab) throws IOException {
        if (packages.nativeZip() == null) {
            missing(NATIVE, "Build it by `./mvnw package -Dnative`, or name it by `--native-zip`.");
            return;
        }
        FunctionPackage functions = opened(packages.nativeZip(), JavaHome.current(), lab);
        add(new Contender(NATIVE, () -> limited(functions.command(lab.fill()), lab), lab::event, functions.size(), 0));
    }

    /** A native image takes four fifths of the memory for its heap at most; here it sees the machine's, on AWS Lambda's. */
    private static ProcessBuilder limited(ProcessBuilder start, FillLab lab) {
        List<String> command = new ArrayList<>(start.command());
        command.add("-Xmx" + lab.fill().memoryMegabytes() * 4 / 5 + "m");
        return start.command(command);
    }

    private void addJava(FillLab lab) throws IOException, InterruptedException {
        JavaHome java = JavaHome.current();
        if (packages.jvmZip() == null) {
            missing("Java", "Build it by `./mvnw package`, or name it by `--jvm-zip`.");
            return;
        }
        FunctionPackage functions = opened(packages.jvmZip(), java, lab);
        add(new Contender(
                "Java " + java.feature() + ", as Lambda starts it",
                () -> functions.plainCommand(lab.fill()),
                lab::event,
                functions.size(),
                0));
        addWithArchive(java, functions, lab);
        if (!java.hasAheadOfTimeCache()) {
            if (newJava == null) {
                missing("Java 25, AOT cache", "Install a JDK 25 and name it by `--jdk`.");
            } else {
                addWithArchive(newJava, opened(packages.jvmZip(), newJava, lab), lab);
            }
        }
    }

    private void addWithArchive(JavaHome java, FunctionPackage functions, FillLab lab)
            throws IOException, InterruptedException {
        String name = "Java " + java.feature() + (java.hasAheadOfTimeCache() ? ", AOT cache" : ", AppCDS");
        if (functions.prepare(lab.fill(), List.of(lab.event()))) {
            add(new Contender(
                    name, () -> functions.command(lab.fill()), lab::event, functions.size(), functions.archiveSize()));
        } else {
            missing(name, "Java made no archive; target/bench-logs says why.");
        }
    }

    private void addNode(FillLab lab) throws InterruptedException {
        try {
            NodePackage node = NodePackage.install(project);
            Map<String, String> variables = new HashMap<>(lab.fill().environment());
            variables.putAll(lab.variables());
            variables.put("AWS_REGION", SamTemplate.REGION);
            Map<String, String> environment = Map.copyOf(variables);
            add(new Contender(
                    NODE_ALONE,
                    () -> node.command("sdk-alone.js", environment),
                    lab::signedEvent,
                    node.size(with("sdk-alone.js"), List.of("@adobe")),
                    0));
            add(new Contender(
                    NODE_WITH_LEDGER,
                    () -> node.command("sdk-with-ledger.js", environment),
                    lab::event,
                    node.size(with("sdk-with-ledger.js"), List.of()),
                    0));
        } catch (IOException e) {
            missing(NODE_ALONE, String.valueOf(e.getMessage()));
        }
    }

    private static List<String> with(String script) {
        List<String> scripts = new ArrayList<>(COMMON);
        scripts.add(script);
        return scripts;
    }

    private void add(Contender contender) {
        contenders.add(contender);
        missing(contender.name(), "It was not measured.");
    }

    private void missing(String name, String remedy) {
        rows.add(new FillRow.Missing(name, remedy));
    }

    private FunctionPackage opened(Path zip, JavaHome java, FillLab lab) throws IOException {
        FunctionPackage functions = FunctionPackage.open(zip, java, lab.settings(lab.variables()));
        opened.add(functions);
        return functions;
    }
}
