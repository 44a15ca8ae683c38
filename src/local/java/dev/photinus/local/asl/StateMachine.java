package dev.photinus.local.asl;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A state machine that has been read and found sound. Immutable: any number of executions may share it.
 *
 * @see <a href="https://states-language.net/spec.html">Amazon States Language</a>
 */
public final class StateMachine {

    private static final ObjectMapper JSON = new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private final String name;
    private final Flow flow;
    private final long timeoutSeconds;
    private final String arn;

    private StateMachine(String name, Flow flow, long timeoutSeconds, String arn) {
        this.name = name;
        this.flow = flow;
        this.timeoutSeconds = timeoutSeconds;
        this.arn = arn;
    }

    /** What a distributed Map runs for each item: a machine of its own, by its name, below the one that the Map is in. */
    StateMachine child(String label, Flow processor, long timeout) {
        return new StateMachine(name + "/" + label, processor, timeout, arn + "/" + label);
    }

    /**
     * The same machine under the ARN that it was deployed under; without one, account and region are those of AWS's examples.
     *
     * @param deployed such as {@code arn:aws:states:us-east-1:123456789012:stateMachine:example}
     */
    public StateMachine deployedAs(String deployed) {
        return new StateMachine(name, flow, timeoutSeconds, deployed);
    }

    /**
     * Reads a definition.
     *
     * @param name the machine's name
     * @param definition Amazon States Language, JSONata flavour, as JSON
     * @param substitutions values for <code>${Name}</code> in the definition, as in a SAM template's DefinitionSubstitutions
     * @throws InvalidStateMachineException listing everything that this interpreter does not know or that cannot work, lint
     *     included
     */
    public static StateMachine load(String name, String definition, Map<String, String> substitutions) {
        return load(name, definition, substitutions, true);
    }

    /** Reads a definition as AWS does, which accepts what {@link Finding#lint lint} refuses. */
    static StateMachine loadWithoutLint(String name, String definition) {
        return load(name, definition, Map.of(), false);
    }

    private static StateMachine load(
            String name, String definition, Map<String, String> substitutions, boolean refuseLint) {
        Place place = Place.machine(name);
        ObjectNode root = parse(definition, place);
        Substitutions.replace(root, substitutions, place);
        StateMachine machine = read(name, new Fields(root, place));
        new FlowCheck().check(machine.flow);
        VariableCheck.check(machine.flow, Set.of(), Set.of());
        List<Finding> findings = place.findings().stream()
                .filter(finding -> refuseLint || !finding.lint())
                .toList();
        if (!findings.isEmpty()) {
            throw new InvalidStateMachineException(findings);
        }
        return machine;
    }

    private static ObjectNode parse(String definition, Place place) {
        try {
            JsonNode root = JSON.readTree(definition);
            if (root instanceof ObjectNode object) {
                return object;
            }
            place.refuse("must be a JSON object");
        } catch (JsonProcessingException e) {
            place.refuse("not JSON: " + e.getOriginalMessage() + ", line "
                    + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr());
        }
        throw new InvalidStateMachineException(place.findings());
    }

    private static StateMachine read(String name, Fields fields) {
        fields.text("Comment");
        fields.word("Version", List.of("1.0"));
        String language = fields.text("QueryLanguage");
        if (!"JSONata".equals(language)) {
            fields.place("QueryLanguage")
                    .refuse("only JSONata is spoken here, "
                            + (language == null ? "and a machine without this field is JSONPath" : "not " + language));
        }
        long timeout = fields.whole("TimeoutSeconds", 1, 99_999_999, 0);
        Flow flow = Flow.read(fields, fields.place());
        fields.refuseOthers("a state machine");
        return new StateMachine(name, flow, timeout, "arn:aws:states:us-east-1:123456789012:stateMachine:" + name);
    }

    /** The machine's name. */
    public String name() {
        return name;
    }

    /** The names of its own states, in the order of the definition; those inside Parallel and Map states are not among them. */
    public List<String> stateNames() {
        return List.copyOf(flow.names());
    }

    /** The Resource of every Task state, those inside Parallel and Map states included: what {@link Tasks} must know. */
    public Set<String> resources() {
        Set<String> resources = new TreeSet<>();
        collectResources(flow, resources);
        return resources;
    }

    /** Labels of the Map states in distributed mode, whose items are child executions. */
    public Set<String> distributedMaps() {
        Set<String> labels = new TreeSet<>();
        collectDistributedMaps(flow, labels);
        return labels;
    }

    private static void collectDistributedMaps(Flow flow, Set<String> labels) {
        for (State state : flow.states().values()) {
            if (state instanceof MapState map && map.processor().distributed()) {
                labels.add(map.distributed().label());
            }
            state.subflows().forEach(subflow -> collectDistributedMaps(subflow.flow(), labels));
        }
    }

    private static void collectResources(Flow flow, Set<String> resources) {
        for (State state : flow.states().values()) {
            if (state instanceof TaskState task) {
                resources.add(task.resource());
            }
            state.subflows().forEach(subflow -> collectResources(subflow.flow(), resources));
        }
    }

    /** An ARN of this machine, or the beginning of one that belongs to it. */
    String arn(String kind) {
        return arn.replace(":stateMachine:", ":" + kind + ":");
    }

    Flow flow() {
        return flow;
    }

    /** After how many seconds an execution times out; 0 for never. */
    long timeoutSeconds() {
        return timeoutSeconds;
    }
}
