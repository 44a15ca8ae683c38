package dev.photinus.function;

/** A function is killed, or a machine stopped: what CrashMatrixTest holds every such moment to, and docs/faults.md tells. */
enum CrashRow {
    TOKEN(
            "`authenticate`, before and after each access to the ledger",
            "",
            0,
            "The state machine calls it again. Where it died with the turn to renew the token, the next one waits until the turn"
                    + " is over, 20 s at most."),
    INSPECT("`inspect`, before and after each access to the ledger", "", 0, "The state machine calls it again."),
    BEFORE_ADOBE(
            "A function that submits, at every moment until it calls Adobe",
            "",
            1,
            "The state machine calls it again; Adobe knew nothing of the first time."),
    ANSWER_LOST(
            "A function that submits, between Adobe's answer and the ledger",
            "",
            2,
            "**The one job that can be paid for twice**: Adobe has accepted it, and nobody knows its name. The ledger knows that"
                    + " Adobe was asked, so there is one more attempt, when the lease of the dead one has ended (210 s), and no third in"
                    + " this execution."),
    ANSWER_LOST_AGAIN(
            "The same, every time",
            "Photinus.answer_lost",
            2,
            "It is given up: whatever kills the function there would go on doing so, at the price of a job each time."),
    AFTER_LEDGER(
            "A function that submits, after the ledger knows the job",
            "",
            1,
            "The state machine calls it again, and it finds the job in the ledger."),
    WAITING(
            "`pollStatus`, while the job runs, and before and after each access to the ledger",
            "",
            1,
            "The state machine calls it again; asking costs nothing."),
    PUBLISHING(
            "`publish`, before and after each access to the ledger, with a copy made or not",
            "",
            1,
            "The state machine calls it again. What the ledger knows as kept is not fetched from Adobe again; its copies are"
                    + " written once more, over themselves."),
    STOPPED(
            "The state machine, after each of its functions; started again in the same execution, as a redrive does",
            "",
            1,
            "Every step that is done is found in the ledger. A fill that was running has been cancelled with its execution, by"
                    + " `cancel`, and is submitted anew; the cancelled one makes no picture."),
    FINISHED_BEFORE(
            "Nothing: a finished photo is started again, in an execution of its own",
            "",
            0,
            "`inspect` finds the result for the same photo and the same settings, and nothing is asked for. Of a photo"
                    + " that has not been finished, a new execution pays for what is missing.");

    private final String when;
    private final String error;
    private final int jobs;
    private final String meaning;

    CrashRow(String when, String error, int jobs, String meaning) {
        this.when = when;
        this.error = error;
        this.jobs = jobs;
        this.meaning = meaning;
    }

    String when() {
        return when;
    }

    /** The execution's error; empty where the photo is finished all the same. */
    String error() {
        return error;
    }

    /** Of the operation that is under way, what Adobe accepts and does not cancel. */
    int jobs() {
        return jobs;
    }

    String meaning() {
        return meaning;
    }
}
