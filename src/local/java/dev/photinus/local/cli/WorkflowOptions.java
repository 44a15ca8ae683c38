package dev.photinus.local.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.local.cli.workflow.Background;
import dev.photinus.local.cli.workflow.OwnMask;
import dev.photinus.local.cli.workflow.Wish;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options that only some workflows know. */
final class WorkflowOptions {

    private static final Set<String> BACKGROUND = Set.of("headshot", "product");
    private static final Set<String> MASK = Set.of("headshot", "inpaint");
    private static final Set<String> INPAINT = Set.of("inpaint");

    /** A new option that not every workflow knows has to stand here. */
    static final Map<String, Set<String>> KNOWN_TO = Map.of(
            "--prompt", BACKGROUND,
            "--negative-prompt", BACKGROUND,
            "--seed", BACKGROUND,
            "--variations", BACKGROUND,
            "--mask", MASK,
            "--mask-selects", Set.of("headshot"),
            "--remove", INPAINT,
            "--min-score", INPAINT,
            "--list-objects", INPAINT);

    @ArgGroup(validate = false, order = 1, heading = "%nOptions of headshot and product:%n")
    private BackgroundOptions backgroundOptions = new BackgroundOptions();

    @ArgGroup(validate = false, order = 2, heading = "%nOptions of headshot and inpaint:%n")
    private MaskOptions maskOptions = new MaskOptions();

    @ArgGroup(
            validate = false,
            order = 3,
            heading = "%nOptions of inpaint, which needs --remove, --mask or --list-objects:%n")
    private InpaintOptions inpaintOptions = new InpaintOptions();

    /**
     * Makes sure that every option that was given means something to the workflow.
     *
     * @throws UsageException when one does not
     */
    static void requireKnown(ParseResult parsed, String workflow) {
        for (OptionSpec option : parsed.matchedOptions()) {
            Set<String> workflows = KNOWN_TO.getOrDefault(option.longestName(), Set.of(workflow));
            if (!workflows.contains(workflow)) {
                throw new UsageException(option.longestName() + " means nothing to " + workflow
                        + ": it is an option of " + String.join(" and ", new TreeSet<>(workflows)) + ".");
            }
        }
    }

    /**
     * What the options say for all photos of a manifest, which may say otherwise for each: the workflow's input without a source.
     *
     * @throws UsageException when they say what a manifest says for each photo
     */
    ObjectNode settings(String workflow) {
        if (maskOptions.given()) {
            throw new UsageException("--mask does not go with --manifest or --failed-of: a manifest names each photo's"
                    + " mask in its column \"mask\".");
        }
        ObjectNode settings = JsonNodeFactory.instance.objectNode();
        if (workflow.equals("inpaint")) {
            inpaintOptions.put(settings);
        } else {
            backgroundOptions.put(settings);
        }
        return settings;
    }

    /** The same as a wish, for people to read. */
    Wish common(String workflow) {
        return switch (workflow) {
            case "headshot" -> new Wish.Headshot(backgroundOptions.background(), null);
            case "product" -> new Wish.Product(backgroundOptions.background());
            default -> inpaintOptions.common();
        };
    }

    /**
     * What the workflow is to do with each of the photos.
     *
     * @throws UsageException when the options do not tell
     */
    Function<Photo, Wish> wishes(String workflow, List<Photo> photos) {
        return switch (workflow) {
            case "headshot" -> {
                Background background = backgroundOptions.background();
                Map<Photo, OwnMask> masks = maskOptions.one(photos);
                yield photo -> {
                    OwnMask mask = masks.get(photo);
                    return new Wish.Headshot(
                            background, mask == null ? null : new Wish.SubjectMask(mask, maskOptions.selects()));
                };
            }
            case "product" -> {
                Wish product = new Wish.Product(backgroundOptions.background());
                yield photo -> product;
            }
            case "inpaint" -> inpaintOptions.wishes(maskOptions, photos);
            default -> throw new UsageException("The workflow \"" + workflow + "\" is not one for single photos.");
        };
    }
}
