package dev.photinus.local.asl;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One state of a flow: what its fields say, and what it does with an attempt. */
abstract sealed class State permits ChoiceState, FailState, PassState, ResultState, SucceedState, WaitState {

    private static final List<String> TYPES =
            List.of("Task", "Choice", "Wait", "Pass", "Parallel", "Map", "Succeed", "Fail");

    private final String name;
    private final String type;
    private final Place place;

    /** Reads the fields that every state has. */
    State(String name, String type, Fields fields) {
        this.name = name;
        this.type = type;
        this.place = fields.place();
        fields.value("Type");
        fields.text("Comment");
        String language = fields.text("QueryLanguage");
        if (language != null && !language.equals("JSONata")) {
            fields.place("QueryLanguage").refuse("only JSONata is spoken here, not " + language);
        }
    }

    /** The state, or null if its Type is not one. */
    static @Nullable State read(String name, Fields fields) {
        fields.require("Type");
        String type = fields.word("Type", TYPES);
        State state =
                switch (type == null ? "" : type) {
                    case "Task" -> new TaskState(name, fields);
                    case "Choice" -> new ChoiceState(name, fields);
                    case "Wait" -> new WaitState(name, fields);
                    case "Pass" -> new PassState(name, fields);
                    case "Parallel" -> new ParallelState(name, fields);
                    case "Map" -> new MapState(name, fields);
                    case "Succeed" -> new SucceedState(name, fields);
                    case "Fail" -> new FailState(name, fields);
                    default -> null;
                };
        if (state != null) {
            fields.refuseOthers("a " + type + " state");
        }
        return state;
    }

    String name() {
        return name;
    }

    Place place() {
        return place;
    }

    /** AWS's event type for this kind of state, such as <code>Entered</code>. */
    HistoryEventType event(String what) {
        return HistoryEventType.valueOf(type.toUpperCase(Locale.ROOT) + "_STATE_" + what.toUpperCase(Locale.ROOT));
    }

    /** Every way out, those of its rules and catchers included. */
    abstract List<Exit> exits();

    /** Whether the flow can end here. */
    boolean isTerminal() {
        return exits().stream().anyMatch(exit -> exit.next() == null);
    }

    /** The flows inside it. */
    List<Subflow> subflows() {
        return List.of();
    }

    /** Does what the state is for; sooner or later the attempt leaves the state, or fails. */
    abstract void run(Attempt attempt);

    /** @param seesVariables whether its expressions may read the variables of the scope around it */
    record Subflow(Flow flow, boolean seesVariables) {}
}
