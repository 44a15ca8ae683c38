package dev.photinus.local.adobe.http;

/** How an idle connection ends while its client does not look. */
public enum Cut {
    /** The server closes it in order: FIN. */
    CLOSE("FIN"),
    /** The server no longer knows it: RST. */
    RESET("RST"),
    /** A NAT or a load balancer has dropped it and tells nobody: the client's next write succeeds, and no answer ever comes. */
    VANISH("silence");

    private final String words;

    Cut(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
