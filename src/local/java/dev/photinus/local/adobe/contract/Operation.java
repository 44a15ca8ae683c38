package dev.photinus.local.adobe.contract;

/** What a caller can ask of Adobe, under the names that functions, reports and tests use. */
public enum Operation {
    AUTHENTICATE("authenticate"),
    CREATE_MASK("createMask"),
    REMOVE_BACKGROUND("removeBackground"),
    FILL("fill"),
    AUTO_TONE("autoTone"),
    MASK_OBJECTS("maskObjects"),
    FILL_MASKED_AREAS("fillMaskedAreas"),
    UPLOAD("upload"),
    POLL_STATUS("pollStatus"),
    CANCEL("cancel");

    private final String label;

    Operation(String label) {
        this.label = label;
    }

    /** The operation's one name, for example {@code createMask}. */
    @Override
    public String toString() {
        return label;
    }
}
