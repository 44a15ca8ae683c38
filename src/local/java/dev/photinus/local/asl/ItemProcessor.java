package dev.photinus.local.asl;

import java.util.List;

/**
 * The flow that a Map runs for each item.
 *
 * @param distributed whether each item gets a child execution of its own, rather than an iteration inside this one
 * @param express whether child executions are Express
 */
record ItemProcessor(Flow flow, boolean distributed, boolean express) {

    static ItemProcessor read(Fields fields) {
        fields.text("Comment");
        Fields config = fields.object("ProcessorConfig");
        String mode = config == null ? null : config.word("Mode", List.of("INLINE", "DISTRIBUTED"));
        String type = config == null ? null : config.word("ExecutionType", List.of("STANDARD", "EXPRESS"));
        boolean distributed = "DISTRIBUTED".equals(mode);
        if (config != null) {
            if (distributed) {
                config.require("ExecutionType");
            } else if (config.has("ExecutionType")) {
                config.place("ExecutionType").refuse("goes with Mode DISTRIBUTED only");
            }
            config.refuseOthers("a ProcessorConfig");
        }
        Place place =
                distributed ? fields.place().seeingNothing() : fields.place().seeing(Sight.MAP_ITEM);
        Flow flow = Flow.read(fields, place);
        fields.refuseOthers("an ItemProcessor");
        return new ItemProcessor(flow, distributed, "EXPRESS".equals(type));
    }
}
