package dev.photinus.local.cli.workflow;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One photo for one execution.
 *
 * @param photo a file that could be read a moment ago
 * @param name the photo's file name, made unique among the photos of the run
 * @param wish what is to be done with it; names the workflow
 * @param again whether it is made again where it is finished already
 * @param history the file that the execution's events go into, as Step Functions would tell them; null for none
 */
public record PhotoRequest(Path photo, String name, Wish wish, boolean again, @Nullable Path history) {

    /** One that is not made again. */
    public PhotoRequest(Path photo, String name, Wish wish, @Nullable Path history) {
        this(photo, name, wish, false, history);
    }
}
