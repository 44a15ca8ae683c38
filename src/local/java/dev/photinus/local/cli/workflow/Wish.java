package dev.photinus.local.cli.workflow;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is to be done with a photo: one case for each workflow, and of a workflow that can do several things, for each of them. */
public sealed interface Wish {

    /** The workflow that grants it, one of {@link Cloud#workflows()}. */
    String workflow();

    /** Masks of one's own, which have to be in the bucket before the execution starts. */
    default List<OwnMask> masks() {
        return List.of();
    }

    /**
     * A new background behind a person.
     *
     * @param mask in the place of the one that Adobe would make; null for Adobe's
     */
    record Headshot(Background background, @Nullable SubjectMask mask) implements Wish {
        @Override
        public String workflow() {
            return "headshot";
        }

        @Override
        public List<OwnMask> masks() {
            return mask == null ? List.of() : List.of(mask.mask());
        }
    }

    /** A product cut out, and set before a new background. */
    record Product(Background background) implements Wish {
        @Override
        public String workflow() {
            return "product";
        }
    }

    /** What has to do with the things on a photo. */
    sealed interface Inpaint extends Wish {
        @Override
        default String workflow() {
            return "inpaint";
        }
    }

    /**
     * Things painted away, by Adobe's words for them.
     *
     * @param labels such as {@code dog}; at least one
     * @param minimumScore 0 to 1: what Adobe is less sure of stays; null for the workflow's own
     */
    record RemoveObjects(List<String> labels, @Nullable Double minimumScore) implements Inpaint {}

    /** What is white on masks of one's own painted away; at least one mask. */
    record RemoveMasked(@Override List<OwnMask> masks) implements Inpaint {}

    /** Nothing painted: only told what Adobe sees on the photo. */
    record ListObjects() implements Inpaint {}

    /** A mask of one's own that tells the subject from the background. */
    record SubjectMask(OwnMask mask, Selects selects) {}

    /** What is white on a mask. */
    enum Selects {
        SUBJECT,
        BACKGROUND;

        /** As the command line and the workflow write it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
