package dev.photinus.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.photinus.local.asl.jsonata.Library;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Runs state machines. Stateless itself: what an execution needs to remember is in the {@link Execution}.
 */
public final class Interpreter {

    /** @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html">StartExecution</a> */
    private static final Pattern NAME =
            Pattern.compile("[^\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\p{Cntrl}\\ud800-\\udfff]{1,80}");

    private final Tasks tasks;
    private final Timers timers;
    private final RandomGenerator random;
    private final ObjectStore objectStore;
    private final Library library;

    /**
     * @param tasks does the work of Task states
     * @param timers the clock that waits, timeouts and retries go by
     * @param random for jitter, <code>$random</code> and <code>$uuid</code>; with {@link RealTimers} it must bear several
     *     threads, as {@link Random} does
     * @param objectStore for ItemReader and ResultWriter
     */
    public Interpreter(Tasks tasks, Timers timers, RandomGenerator random, ObjectStore objectStore) {
        this.tasks = tasks;
        this.timers = timers;
        this.random = random;
        this.objectStore = objectStore;
        this.library = new Library(timers, random);
    }

    /** An interpreter whose Map states read and write no S3. */
    public Interpreter(Tasks tasks, Timers timers, RandomGenerator random) {
        this(tasks, timers, random, ObjectStore.NONE);
    }

    /**
     * Starts an execution, which then runs by itself. Its first state is entered by the timers, not inside this call.
     *
     * @param name unique among the machine's executions, for whoever cares; 1 to 80 characters that AWS allows in a name
     * @param input at most 256 KiB; not to be changed afterwards
     * @param listener hears every event
     * @throws IllegalArgumentException if AWS would refuse the name or the input
     */
    public Execution start(StateMachine machine, String name, JsonNode input, ExecutionListener listener) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "\"" + name
                            + "\" is not a name for an execution: 1 to 80 characters, no spaces, none of <>{}[]?*\"#%\\^|~`$&,;:/");
        }
        if (Payload.size(input) > Payload.MAX_BYTES) {
            throw new IllegalArgumentException("the input of " + name + " is larger than 256 KiB");
        }
        return start(new Execution(this, machine, name, input, listener, null));
    }

    /** The time by its timers. */
    public Instant now() {
        return timers.instant();
    }

    Execution start(Execution execution) {
        timers.schedule(Duration.ZERO, execution::begin);
        return execution;
    }

    Tasks tasks() {
        return tasks;
    }

    Timers timers() {
        return timers;
    }

    RandomGenerator random() {
        return random;
    }

    ObjectStore objectStore() {
        return objectStore;
    }

    Library library() {
        return library;
    }
}
