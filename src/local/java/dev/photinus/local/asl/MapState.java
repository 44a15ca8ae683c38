package dev.photinus.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.photinus.local.asl.HistoryEvent.Details;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs its ItemProcessor for every item of an array; its result is an array of what came of them, in their order. */
final class MapState extends ResultState {

    /** @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/state-map.html">AWS's ceilings</a> */
    private static final long MAX_INLINE = 40;

    private static final long MAX_DISTRIBUTED = 10_000;
    private static final List<String> DISTRIBUTED_ONLY = List.of(
            "ItemReader",
            "ItemBatcher",
            "ResultWriter",
            "Label",
            "ToleratedFailureCount",
            "ToleratedFailurePercentage");

    private final ItemProcessor processor;
    private final @Nullable Template items;
    private final @Nullable Template itemSelector;
    private final @Nullable Amount maxConcurrency;
    private final @Nullable ItemReader reader;
    private final DistributedSettings distributed;

    MapState(String name, Fields fields) {
        super(name, "Map", fields);
        fields.require("ItemProcessor");
        Fields processing = fields.object("ItemProcessor");
        processor = processing == null
                ? new ItemProcessor(Flow.none(fields.place()), false, false)
                : ItemProcessor.read(processing);
        items = fields.template("Items");
        if ((items instanceof Template.Literal literal && !literal.value().isArray())
                || items instanceof Template.Members) {
            fields.place("Items").refuse("must be an array, or JSONata that gives one");
        }
        itemSelector = fields.template("ItemSelector", Sight.MAP_ITEM);
        maxConcurrency = Amount.whole(fields, "MaxConcurrency", 0, Double.MAX_VALUE);
        if (processing != null && !processor.distributed()) {
            DISTRIBUTED_ONLY.stream().filter(fields::has).forEach(field -> fields.place(field)
                    .refuse("goes with ProcessorConfig Mode DISTRIBUTED only"));
        }
        Fields reading = fields.object("ItemReader");
        reader = reading == null ? null : ItemReader.read(reading);
        if (reading != null && fields.has("Items")) {
            fields.place("Items").refuse("the items come from ItemReader; a Map has one or the other");
        }
        distributed = DistributedSettings.read(name, fields);
    }

    ItemProcessor processor() {
        return processor;
    }

    DistributedSettings distributed() {
        return distributed;
    }

    @Override
    List<Subflow> subflows() {
        return List.of(new Subflow(processor.flow(), !processor.distributed()));
    }

    @Override
    void run(Attempt attempt) {
        if (attempt.resumed() instanceof Progress.Iterations interrupted) {
            new InlineMap(attempt, this, interrupted).start();
        } else if (attempt.resumed() instanceof Progress.Children interrupted) {
            new MapRun(attempt, this, interrupted).start();
        } else {
            begin(attempt);
        }
    }

    private void begin(Attempt attempt) {
        if (reader != null) {
            attempt.record(HistoryEventType.MAP_STATE_STARTED, Details.of(name()));
            attempt.when(reader.read(attempt), found -> process(attempt, found), failure -> {
                throw new StateFailure(ErrorNames.ITEM_READER_FAILED, ItemReader.reason(failure));
            });
        } else {
            List<JsonNode> found = array(attempt);
            attempt.record(HistoryEventType.MAP_STATE_STARTED, Details.of(name()));
            process(attempt, found);
        }
    }

    private List<JsonNode> array(Attempt attempt) {
        JsonNode value = items == null ? attempt.input() : items.evaluate(attempt.evaluation());
        if (value.isArray()) {
            return value.valueStream().toList();
        }
        throw items == null
                ? StateFailure.evaluation("Items", "Map state input must be an array but was: " + value)
                : StateFailure.unfit(items, "Items", "an array", value);
    }

    private void process(Attempt attempt, List<JsonNode> found) {
        Evaluation evaluation = attempt.evaluation();
        List<Item> all = new ArrayList<>();
        List<JsonNode> inputs = new ArrayList<>();
        for (JsonNode value : found) {
            Item item = new Item(all.size(), value);
            all.add(item);
            inputs.add(
                    itemSelector == null
                            ? value
                            : itemSelector.evaluate(evaluation.withContext("Map", item.context())));
        }
        long asked = maxConcurrency == null ? 0 : (long) maxConcurrency.evaluate(evaluation);
        long ceiling = processor.distributed() ? MAX_DISTRIBUTED : MAX_INLINE;
        long limit = asked == 0 ? ceiling : Math.min(asked, ceiling);
        if (processor.distributed()) {
            new MapRun(attempt, this, MapRun.plan(attempt, this, inputs, limit)).start();
        } else {
            new InlineMap(attempt, this, new Progress.Iterations(all, inputs, limit, Map.of())).start();
        }
    }
}
