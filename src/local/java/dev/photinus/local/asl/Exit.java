package dev.photinus.local.asl;

import org.jspecify.annotations.Nullable;

/**
 * One way out of a state: its own Next or End, a rule or the Default of a Choice, a Catcher.
 *
 * @param output what becomes the state's output; by default its result, or its input
 * @param next the state after it, or null at the end of the flow
 * @param place of the field that names the next state
 */
record Exit(Assign assign, @Nullable Template output, @Nullable String next, Place place) {

    /** The ordinary way out: Next, or End. */
    static Exit nextOrEnd(Fields fields, Sight... sights) {
        String next = fields.text("Next");
        boolean end = fields.flag("End");
        if (fields.has("Next") == end) {
            fields.place()
                    .refuse(
                            end
                                    ? "has both \"Next\" and \"End\"; a state goes on or ends"
                                    : "needs \"Next\", or \"End\": true");
        }
        return new Exit(
                Assign.read(fields, sights),
                fields.template("Output", sights),
                end ? null : next,
                fields.place("Next"));
    }

    /** A way out that names its next state. */
    static Exit to(Fields fields, Sight... sights) {
        String next = fields.requiredText("Next");
        return new Exit(Assign.read(fields, sights), fields.template("Output", sights), next, fields.place("Next"));
    }
}
