package dev.photinus.local.cli.cloud;

import dev.photinus.function.input.Workflow;
import dev.photinus.local.asl.StateMachine;
import dev.photinus.local.aws.sam.SamTemplate;
import dev.photinus.local.aws.sam.StateMachineResource;
import dev.photinus.local.cli.workflow.Cloud;
import dev.photinus.local.cli.workflow.CloudException;
import dev.photinus.local.cli.workflow.CloudSettings;
import dev.photinus.local.cli.workflow.Workflows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The laptop's cloud: everything that template.yaml declares, run on this machine from the built function.zip. */
public final class LocalCloud implements Cloud {

    private static final String DEFINITION = ".asl.json";

    private final Path project;
    private final Map<String, String> environment;

    /** In the project that the {@code photinus} script names, or else in the current folder. */
    public LocalCloud() {
        this(Path.of(System.getProperty("photinus.home", "")).toAbsolutePath(), System.getenv());
    }

    /**
     * Uses a project as it is built.
     *
     * @param project the folder with template.yaml, and with function.zip in target/ once it is built
     * @param environment where credentials for hosts other than the local ones are
     */
    public LocalCloud(Path project, Map<String, String> environment) {
        this.project = project;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public SortedSet<String> workflows() {
        SortedSet<String> names = new TreeSet<>();
        template().stateMachines().stream()
                .map(LocalCloud::workflow)
                .filter(name -> Workflow.named(name).isPresent()) // and not the machine that runs one for many photos
                .forEach(names::add);
        return names;
    }

    @Override
    public Workflows start(CloudSettings settings) {
        return launch(settings, Observers.NONE).workflows();
    }

    /** Starts it, for who brings photos in by the bucket and its events. */
    public RunningCloud launch(CloudSettings settings, Observers observers) {
        SamTemplate template = template();
        return new Startup(project, environment, template, machines(template), settings, observers).start();
    }

    private SamTemplate template() {
        try {
            return SamTemplate.read(project.resolve("template.yaml"), Map.of());
        } catch (IOException e) {
            throw new CloudException("template.yaml cannot be read: " + e.getMessage(), e);
        }
    }

    private Map<String, LocalMachine> machines(SamTemplate template) {
        Map<String, LocalMachine> machines = new TreeMap<>();
        for (StateMachineResource machine : template.stateMachines()) {
            String name = workflow(machine);
            machines.put(
                    name,
                    new LocalMachine(
                            machine.arn(),
                            StateMachine.load(name, definition(machine), machine.definitionSubstitutions())
                                    .deployedAs(machine.arn())));
        }
        return machines;
    }

    private String definition(StateMachineResource machine) {
        try {
            return Files.readString(project.resolve(machine.definitionUri()));
        } catch (IOException e) {
            throw new CloudException(machine.definitionUri() + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** {@code headshot} for {@code infra/headshot.asl.json}. */
    private static String workflow(StateMachineResource machine) {
        String file = Path.of(machine.definitionUri()).getFileName().toString();
        return file.endsWith(DEFINITION) ? file.substring(0, file.length() - DEFINITION.length()) : file;
    }
}
