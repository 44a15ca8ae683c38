package dev.photinus.local.cli.chaos;

/** Why a job was paid for. */
enum Explanation {
    NEEDED("part of a finished photo"),
    DONE_IN_VAIN("done, but its photo failed later or at its result"),
    JOB_FAULT("failed, never ended or made nothing, as was played"),
    NOT_SEEN_TO_ITS_END("not seen to its end: its photo failed before"),
    CANCELLED("cancelled at Adobe: its photo failed before"),
    ANSWER_LOST("Adobe's answer was lost on its way"),
    CALLER_KILLED("who asked was killed before the ledger knew"),
    UNEXPLAINED("unexplained");

    private final String words;

    Explanation(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
