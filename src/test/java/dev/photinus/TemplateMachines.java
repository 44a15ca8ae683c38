package dev.photinus;

import dev.photinus.local.asl.StateMachine;
import dev.photinus.local.aws.sam.SamTemplate;
import dev.photinus.local.aws.sam.StateMachineResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The state machines of template.yaml, ready to be run. */
public final class TemplateMachines {

    private TemplateMachines() {}

    /** The machine of {@code infra/<workflow>.asl.json}, with the template's substitutions. */
    public static StateMachine machine(String workflow) {
        try {
            StateMachineResource resource =
                    SamTemplate.read(Path.of("template.yaml"), Map.of("AdobeCredentials", "a-secret"))
                            .stateMachines()
                            .stream()
                            .filter(each -> each.definitionUri().equals("infra/" + workflow + ".asl.json"))
                            .findFirst()
                            .orElseThrow();
            return StateMachine.load(
                    workflow, Files.readString(Path.of(resource.definitionUri())), resource.definitionSubstitutions());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
