package dev.photinus.function;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.Optional;

/** Settings of the functions: credentials, waiting, deadlines, defaults. */
@ConfigMapping(prefix = "photinus")
public interface FunctionConfig {

    Token token();

    Poll poll();

    Headshot headshot();

    Product product();

    Inpaint inpaint();

    Batch batch();

    /** The stack's own bucket: photos are put into it, and everything that has no place of its own goes there. */
    Optional<String> bucket();

    /** A further bucket that inputs may name for photos and masks. */
    Optional<String> sourceBucket();

    /** A further bucket that inputs may name for results. */
    Optional<String> resultBucket();

    /**
     * A slot that is no further away is waited for inside the function, rather than by the state machine. The functions' timeouts
     * have room for it.
     */
    Duration slotWait();

    /** How long one caller may take to submit a job, the others waiting meanwhile: longer than any function may run. */
    Duration jobLease();

    interface Token {

        /** A token with less life than this is renewed. */
        Duration minimumLife();

        /** The longest that one caller may take to renew it; the others wait for it as long. */
        Duration renewal();

        /** Name or ARN of the secret with the credentials, where they are not in the environment. */
        Optional<String> secretId();
    }

    interface Poll {

        /** How long {@code pollStatus} waits before it says that a job is still running. */
        Duration patience();

        /** The shortest time between two questions. */
        Duration shortest();

        /** The longest time between two questions. */
        Duration longest();

        /** The time between two questions, as a part of the job's age: the older it is, the more rarely it is asked for. */
        double pace();

        /** A job that is still running at this age is given up. */
        Duration deadline();
    }

    interface Headshot {

        /** What to paint behind people where the input says nothing. */
        String prompt();

        /** ARN of its state machine. */
        Optional<String> stateMachine();
    }

    interface Product {

        /** What to paint around products where the input says nothing. */
        String prompt();

        /** ARN of its state machine. */
        Optional<String> stateMachine();
    }

    interface Inpaint {

        /** How sure Adobe must be of an object that is to go, 0 to 1, where the input says nothing. */
        double minimumScore();

        /** ARN of its state machine. */
        Optional<String> stateMachine();
    }

    interface Batch {

        /** ARN of the state machine that brings many photos through a workflow. */
        Optional<String> stateMachine();
    }
}
