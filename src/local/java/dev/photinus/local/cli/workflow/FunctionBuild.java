package dev.photinus.local.cli.workflow;

import java.nio.file.Path;

/** Which build of the functions is run. */
public enum FunctionBuild {
    /** The one that was made last, whether Lambda could start it or not. */
    LATEST("."),
    /** Classes, for a Java runtime. */
    JVM("jvm"),
    /** An executable, for an OS-only runtime. */
    NATIVE("native");

    private final String folder;

    FunctionBuild(String folder) {
        this.folder = folder;
    }

    /** @param codeUri where the template says that the package to deploy is: in a folder beside those of this machine */
    public String codeUri(String codeUri) {
        return Path.of(codeUri)
                .resolveSibling("..")
                .resolve(folder)
                .resolve(Path.of(codeUri).getFileName())
                .normalize()
                .toString();
    }
}
