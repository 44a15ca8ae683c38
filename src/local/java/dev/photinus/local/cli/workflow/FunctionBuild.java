package dev.photinus.local.cli.workflow;

import java.nio.file.Path;

/** Which build of the functions is run. */
public enum FunctionBuild {
    /** The one that was made last, which is where template.yaml says: it would be deployed. */
    LATEST("."),
    /** Classes, for a Java runtime. */
    JVM("jvm"),
    /** An executable, for an OS-only runtime. */
    NATIVE("native");

    private final String folder;

    FunctionBuild(String folder) {
        this.folder = folder;
    }

    /** @param codeUri where the template says that the deployment package is */
    public String codeUri(String codeUri) {
        Path zip = Path.of(codeUri);
        return zip.resolveSibling(folder).resolve(zip.getFileName()).normalize().toString();
    }
}
