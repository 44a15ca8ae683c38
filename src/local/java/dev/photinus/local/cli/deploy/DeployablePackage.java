package dev.photinus.local.cli.deploy;

import dev.photinus.local.aws.lambda.StartCheck;
import dev.photinus.local.aws.sam.SamTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Puts a build where {@code sam deploy} and {@code sam local invoke} take it from, which is the template's CodeUri, if Lambda can
 * start it under the Runtime and the Architecture that template.yaml and samconfig.toml say; otherwise takes away what is there.
 * Other builds remain good for this machine.
 */
public final class DeployablePackage {
    private static final Path BUILT = Path.of("target", "function.zip");
    private static final Path FOLDER = Path.of("target", "deploy");

    private DeployablePackage() {}

    /**
     * Run by the build.
     *
     * @param arguments the folder of the project
     */
    public static void main(String[] arguments) throws IOException {
        var problem = update(Path.of(arguments[0]));
        if (problem.isPresent()) {
            System.err.println(problem.get());
        }
    }

    /** @return why there is nothing to deploy, and what to do; empty where there is */
    static Optional<String> update(Path project) throws IOException {
        var built = project.resolve(BUILT);
        var deployed = project.resolve(FOLDER).resolve(BUILT.getFileName());
        var problem = problem(project, built);
        if (problem.isPresent()) {
            Files.deleteIfExists(deployed);
        } else {
            Files.createDirectories(project.resolve(FOLDER));
            Files.copy(built, deployed, StandardCopyOption.REPLACE_EXISTING);
        }
        return problem;
    }

    private static Optional<String> problem(Path project, Path built) throws IOException {
        for (var command :
                SamConfig.read(project.resolve("samconfig.toml")).overrides().entrySet()) {
            var template = SamTemplate.read(project.resolve("template.yaml"), command.getValue());
            for (var runtime : template.runtimes()) {
                var problem = StartCheck.problem(built, runtime.runtime(), runtime.architecture());
                if (problem.isPresent()) {
                    return Optional.of(BUILT + " is good for this machine and not for sam deploy: " + problem.get()
                            + " (" + command.getKey()
                            + " in samconfig.toml, or else template.yaml). To deploy, build with"
                            + " ./mvnw package -Dnative -DskipTests -Dquarkus.native.container-build=true, which needs"
                            + " Docker and no GraalVM, and say its processor in each parameter_overrides in"
                            + " samconfig.toml: Architecture=x86_64 or Architecture=arm64.");
                }
            }
        }
        return Optional.empty();
    }
}
