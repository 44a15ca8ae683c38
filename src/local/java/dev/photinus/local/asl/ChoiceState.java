package dev.photinus.local.asl;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes where the first rule that holds says, or to its Default. */
final class ChoiceState extends State {

    private final List<ChoiceRule> rules;
    private final @Nullable Exit otherwise;

    ChoiceState(String name, Fields fields) {
        super(name, "Choice", fields);
        fields.require("Choices");
        rules = fields.objects("Choices").stream().map(ChoiceRule::read).toList();
        if (fields.has("Choices") && rules.isEmpty()) {
            fields.place("Choices").refuse("must have one rule or more");
        }
        String target = fields.text("Default");
        Exit exit = new Exit(
                Assign.read(fields), fields.template("Output"), target == null ? "" : target, fields.place("Default"));
        otherwise = target == null ? null : exit;
    }

    @Override
    List<Exit> exits() {
        List<Exit> exits = new ArrayList<>(rules.stream().map(ChoiceRule::exit).toList());
        if (otherwise != null) {
            exits.add(otherwise);
        }
        return exits;
    }

    @Override
    void run(Attempt attempt) {
        Evaluation evaluation = attempt.evaluation();
        Exit chosen = rules.stream()
                .filter(rule -> rule.holds(evaluation))
                .map(ChoiceRule::exit)
                .findFirst()
                .orElse(otherwise);
        if (chosen == null) {
            throw new StateFailure(
                    ErrorNames.NO_CHOICE_MATCHED, "No rule of the Choice holds for this input, and it has no Default.");
        }
        attempt.leave(chosen, evaluation, attempt.input());
    }
}
