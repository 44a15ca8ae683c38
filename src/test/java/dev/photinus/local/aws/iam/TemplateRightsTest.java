package dev.photinus.local.aws.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.local.aws.LocalCredentials;
import dev.photinus.local.aws.sam.SamTemplate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The template's own roles, read and asked. */
class TemplateRightsTest {
    private static final String TABLE = "arn:aws:dynamodb:us-east-1:000000000000:table/LedgerTable";

    private final SamTemplate template = SamTemplate.read(Path.of("template.yaml"), Map.of("PhotoBucket", "photos"));
    private final LocalAccount account = LocalAccount.of(template, LocalCredentials.generate());

    TemplateRightsTest() throws IOException {}

    @Test
    void everyPolicyOfTheTemplateIsOneThatTheLocalCloudEvaluates() {
        assertThat(template.roles().stream().map(Role::of))
                .allSatisfy(role -> assertThat(role.policies()).isNotEmpty());
        assertThat(template.functions()).allSatisfy(function -> assertThat(
                        template.roleOf(function.logicalId()).policies())
                .isNotEmpty());
        assertThat(template.stateMachines()).allSatisfy(machine -> assertThat(
                        template.roleOf(machine.logicalId()).policies())
                .isNotEmpty());
    }

    @Test
    void inspectReadsPhotosAndTheLedgerButNotTheToken() {
        var inspect = LocalAccount.principal(template, "InspectFunction");

        assertThat(decide(inspect, AccessRequest.of("s3:GetObject", "arn:aws:s3:::photos/a.jpg")))
                .isEqualTo(Decision.ALLOWED);
        assertThat(decide(inspect, AccessRequest.of("s3:PutObject", "arn:aws:s3:::photos/a.jpg")))
                .isEqualTo(Decision.NOT_ALLOWED);
        var get = AccessRequest.of("dynamodb:GetItem", TABLE);
        assertThat(decide(inspect, get.with("dynamodb:LeadingKeys", List.of("quota#firefly"))))
                .isEqualTo(Decision.ALLOWED);
        assertThat(decide(inspect, get.with("dynamodb:LeadingKeys", List.of("access-token"))))
                .isEqualTo(Decision.DENIED_BY_ROLE);
    }

    @Test
    void aMachineInvokesItsFunctionsAlone() {
        var headshot = LocalAccount.principal(template, "HeadshotStateMachine");

        assertThat(decide(headshot, invoke("FillFunction"))).isEqualTo(Decision.ALLOWED);
        assertThat(decide(headshot, invoke("MaskObjectsFunction"))).isEqualTo(Decision.NOT_ALLOWED);
    }

    private static AccessRequest invoke(String function) {
        return AccessRequest.of("lambda:InvokeFunction", "arn:aws:lambda:us-east-1:000000000000:function:" + function);
    }

    private Decision decide(Principal principal, AccessRequest request) {
        return account.control().decide(principal, request);
    }
}
