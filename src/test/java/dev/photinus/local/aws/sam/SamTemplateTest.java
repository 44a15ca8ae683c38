package dev.photinus.local.aws.sam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamTemplateTest {
    private static final Path TEMPLATE = Path.of("src/test/resources/aws/template.yaml");

    private final Path folder;

    SamTemplateTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void globalsGoToEveryFunction() throws IOException {
        var createMask = read(Map.of()).functions().get(0);

        assertThat(createMask)
                .isEqualTo(new FunctionResource(
                        "CreateMaskFunction",
                        "createMask",
                        "arn:aws:lambda:us-east-1:000000000000:function:createMask",
                        "target/function.zip",
                        "io.quarkus.funqy.lambda.FunqyStreamHandler::handleRequest",
                        Duration.ofSeconds(30),
                        256,
                        Map.of(
                                "LEDGER_TABLE", "LedgerTable",
                                "PHOTO_BUCKET", "photobucket",
                                "STAGE", "dev",
                                "QUARKUS_FUNQY_EXPORT", "createMask")));
    }

    @Test
    void aFunctionsOwnPropertiesGoBeforeTheGlobalOnes() throws IOException {
        var publish = read(Map.of()).functions().get(1);

        assertThat(publish.name()).isEqualTo("photinus-publish-dev");
        assertThat(publish.timeout()).isEqualTo(Duration.ofMinutes(1));
        assertThat(publish.memoryMegabytes()).isEqualTo(512);
        assertThat(publish.environment())
                .containsEntry("STAGE", "overridden")
                .containsEntry("ENDPOINTS", "us-east-1,arn:aws:s3:::photobucket")
                .containsEntry("LITERAL", "${Kept} arn:aws:dynamodb:us-east-1:000000000000:table/LedgerTable")
                .doesNotContainKey("ALARM_EMAIL");
    }

    @Test
    void givenValuesGoBeforeDefaults() throws IOException {
        var template = read(Map.of("Stage", "prod", "PhotoBucket", "portraits", "AlarmEmail", "a@example.com"));

        assertThat(template.functions())
                .extracting(FunctionResource::name)
                .containsExactly("createMask", "photinus-publish-prod", "AlarmFunction");
        assertThat(template.functions().get(1).memoryMegabytes()).isEqualTo(1024);
        assertThat(template.functions().get(1).environment())
                .containsEntry("PHOTO_BUCKET", "portraits")
                .containsEntry("ALARM_EMAIL", "a@example.com");
        assertThat(template.buckets()).containsExactly(new BucketResource("PhotoBucket", "portraits"));
    }

    @Test
    void aResourceWhoseConditionFailsIsNotThere() throws IOException {
        assertThat(read(Map.of()).functions())
                .extracting(FunctionResource::logicalId)
                .containsExactly("CreateMaskFunction", "PublishFunction");
    }

    @Test
    void stateMachinesKnowTheirFunctionsByArn() throws IOException {
        assertThat(read(Map.of()).stateMachines())
                .containsExactly(new StateMachineResource(
                        "HeadshotStateMachine",
                        "headshot",
                        "arn:aws:states:us-east-1:000000000000:stateMachine:headshot",
                        "infra/headshot.asl.json",
                        Map.of(
                                "CreateMaskArn",
                                "arn:aws:lambda:us-east-1:000000000000:function:createMask",
                                "PublishArn",
                                "arn:aws:lambda:us-east-1:000000000000:function:photinus-publish-dev")));
    }

    /** A published version keeps its settings; one that showed the function's present ones would be kinder than AWS. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Globals: {Function: {AutoPublishAlias: live}}",
                "Resources: {F: {Type: 'AWS::Serverless::Function', Properties: {AutoPublishAlias: live}}}",
                "Resources: {F: {Type: 'AWS::Serverless::Function', Properties: {SnapStart: {ApplyOn: PublishedVersions}}}}",
                "Resources: {M: {Type: 'AWS::Serverless::StateMachine', Properties: {AutoPublishAlias: live}}}",
                "Resources: {V: {Type: 'AWS::Lambda::Version', Properties: {FunctionName: F}}}",
                "Resources: {A: {Type: 'AWS::Lambda::Alias', Properties: {FunctionName: F}}}",
                "Resources: {M: {Type: 'X', Properties: {FArn: !Ref F.Alias}}}",
                "Resources: {M: {Type: 'X', Properties: {FArn: !GetAtt F.Version}}}",
                "Resources: {M: {Type: 'X', Properties: {FArn: !Sub 'a-${F.Alias}'}}}"
            })
    void versionsAndAliasesAreRefused(String yaml) {
        assertThatThrownBy(() -> write(yaml))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("needs published versions, which the local cloud does not have");
    }

    @Test
    void resolvedPropertiesAreThoseThatAwsIsGiven() throws IOException {
        var template = write(
                """
                Parameters: {Stage: {Type: String, Default: dev}}
                Conditions: {IsProd: !Equals [!Ref Stage, prod]}
                Globals: {Function: {Timeout: 30, Environment: {Variables: {STAGE: !Ref Stage, A: a}}}}
                Resources:
                  F:
                    Type: AWS::Serverless::Function
                    Properties: {Timeout: 5, Environment: {Variables: {A: !Sub "${AWS::Region}-b"}}}
                  Q: {Type: 'AWS::SQS::Queue', Condition: IsProd, Properties: {QueueName: q}}
                """);

        assertThat(template.resolved("F"))
                .hasToString(
                        "{\"Timeout\":5,\"Environment\":{\"Variables\":{\"STAGE\":\"dev\",\"A\":\"us-east-1-b\"}}}");
        assertThat(template.resolved("Q").isMissingNode()).isTrue();
    }

    @Test
    void tablesHaveTheirKeySchema() throws IOException {
        var ledger = read(Map.of()).tables().get(0);

        assertThat(ledger.name()).isEqualTo("LedgerTable");
        assertThat(ledger.keys())
                .containsExactly(new TableResource.Key("pk", "S", "HASH"), new TableResource.Key("sk", "S", "RANGE"));
        assertThat(ledger.timeToLiveAttribute()).contains("expiresAt");
    }

    @Test
    void aFunctionIsFoundByNameLogicalIdAndArn() throws IOException {
        var createMask = read(Map.of()).functions().get(0);

        assertThat(createMask.isCalled("createMask")).isTrue();
        assertThat(createMask.isCalled("CreateMaskFunction")).isTrue();
        assertThat(createMask.isCalled("arn:aws:lambda:us-east-1:000000000000:function:createMask"))
                .isTrue();
        assertThat(createMask.isCalled("publish")).isFalse();
    }

    @Test
    void aReferenceWithoutAValueIsRefusedByNameAndPlace() throws IOException {
        assertRefused("!Ref Tenant", "Resources/F/X", "Tenant");
        assertRefused("!GetAtt Nowhere.Arn", "Resources/F/X", "Nowhere.Arn");
        assertRefused("!Sub 'a-${Nothing}'", "Resources/F/X", "Nothing");
    }

    @Test
    void anUnknownIntrinsicIsRefusedByNameAndPlace() throws IOException {
        assertRefused("!FindInMap [Regions, us-east-1, Ami]", "Resources/F/X", "Fn::FindInMap");
        assertRefused("!If [NoSuchCondition, a, b]", "Resources/F/X", "NoSuchCondition");
    }

    @Test
    void aDefinitionInsideTheTemplateIsRefused() throws IOException {
        var template = write(
                "Resources: {M: {Type: 'AWS::Serverless::StateMachine', Properties: {Definition: {StartAt: A}}}}");

        assertThatThrownBy(template::stateMachines)
                .isInstanceOf(TemplateException.class)
                .hasMessage("Resources/M: needs a DefinitionUri, the file of its definition");
    }

    private void assertRefused(String value, String... mentioned) throws IOException {
        var template = write(
                """
                Parameters: {Tenant: {Type: String}}
                Resources:
                  F:
                    Type: AWS::Serverless::Function
                    Properties: {Environment: {Variables: {X: %s}}}
                """
                        .formatted(value));

        assertThatThrownBy(template::functions)
                .isInstanceOf(TemplateException.class)
                .hasMessageContainingAll(mentioned);
    }

    private SamTemplate write(String yaml) throws IOException {
        return SamTemplate.read(Files.writeString(folder.resolve("template.yaml"), yaml), Map.of());
    }

    private static SamTemplate read(Map<String, String> known) throws IOException {
        return SamTemplate.read(TEMPLATE, known);
    }
}
