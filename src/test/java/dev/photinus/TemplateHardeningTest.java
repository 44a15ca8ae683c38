package dev.photinus;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.photinus.ledger.AccessTokens;
import dev.photinus.local.aws.sam.SamTemplate;
import io.quarkus.funqy.Funq;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What template.yaml promises of rights, data, logs and alarms, on AWS. */
class TemplateHardeningTest {

    private static final String FUNCTION = "AWS::Serverless::Function";
    private static final String STATE_MACHINE = "AWS::Serverless::StateMachine";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}!]+)}");

    /** Of these actions AWS lets nobody name the resource. */
    private static final Set<String> WITHOUT_RESOURCE = Set.of(
            "xray:PutTraceSegments",
            "xray:PutTelemetryRecords",
            "xray:GetSamplingRules",
            "xray:GetSamplingTargets",
            "logs:CreateLogDelivery",
            "logs:DeleteLogDelivery",
            "logs:DescribeLogGroups",
            "logs:DescribeResourcePolicies",
            "logs:GetLogDelivery",
            "logs:ListLogDeliveries",
            "logs:PutResourcePolicy",
            "logs:UpdateLogDelivery",
            "states:SendTaskFailure"); // https://github.com/aws/aws-cdk/discussions/26401

    /** These are told the partition keys that they read: what DynamoDB fills {@code dynamodb:LeadingKeys} with. */
    private static final Set<String> NAMING_KEYS = Set.of(
            "dynamodb:BatchGetItem",
            "dynamodb:BatchWriteItem",
            "dynamodb:ConditionCheckItem",
            "dynamodb:DeleteItem",
            "dynamodb:GetItem",
            "dynamodb:PutItem",
            "dynamodb:Query",
            "dynamodb:UpdateItem");

    private static final JsonNode TOKEN_KEY = new ObjectMapper()
            .valueToTree(Map.of("ForAnyValue:StringEquals", Map.of("dynamodb:LeadingKeys", List.of("access-token"))));

    private static final Set<String> GONE_AT_ONCE = Set.of("AWS::Logs::LogGroup", "AWS::CloudWatch::Dashboard");

    private final JsonNode template;

    TemplateHardeningTest() throws IOException {
        template = SamTemplate.read(Path.of("template.yaml"), Map.of()).document();
    }

    @Test
    void noActionIsAStar() {
        assertThat(allowed()).isNotEmpty().allSatisfy(statement -> assertThat(texts(statement.path("Action")))
                .isNotEmpty()
                .noneMatch(action -> action.contains("*")));
    }

    @Test
    void aResourceIsAStarOnlyWhereAwsKnowsNone() {
        assertThat(allowed().stream()
                        .filter(statement -> texts(statement.path("Resource")).contains("*"))
                        .flatMap(statement -> texts(statement.path("Action")).stream()))
                .isNotEmpty()
                .allMatch(WITHOUT_RESOURCE::contains);
    }

    @Test
    void everyRightIsWrittenHere() {
        assertThat(resources("AWS::IAM::Role")).isNotEmpty().allSatisfy((name, role) -> assertThat(shared(role))
                .isNotEmpty()
                .isSubsetOf(resources("AWS::IAM::ManagedPolicy").keySet()));
        assertThat(Stream.concat(resources(FUNCTION).values().stream(), resources(STATE_MACHINE).values().stream()))
                .noneMatch(resource -> resource.has("Policies"));
    }

    /** The policies that a role shares with others, by name. */
    private static List<String> shared(JsonNode role) {
        return stream(role.path("ManagedPolicyArns"))
                .map(policy -> policy.has("Fn::If") ? policy.path("Fn::If").path(1) : policy)
                .map(policy -> policy.path("Ref").asText())
                .toList();
    }

    @Test
    void everyFunctionAndMachineHasARoleOfItsOwn() {
        List<String> roles = Stream.concat(
                        resources(FUNCTION).values().stream(), resources(STATE_MACHINE).values().stream())
                .map(resource -> resource.path("Role").path("Fn::GetAtt").asText())
                .toList();

        assertThat(roles).doesNotHaveDuplicates().allMatch(role -> role.endsWith("Role.Arn"));
        assertThat(roles.stream().map(role -> role.replace(".Arn", "")))
                .containsExactlyInAnyOrderElementsOf(resources("AWS::IAM::Role").keySet());
    }

    @Test
    void aMachineMayInvokeTheFunctionsOfItsDefinitionAndNoOthers() {
        assertThat(resources(STATE_MACHINE)).isNotEmpty().allSatisfy((name, machine) -> {
            Set<String> used = stream(machine.path("DefinitionSubstitutions"))
                    .map(arn -> arn.path("Fn::GetAtt").asText())
                    .filter(arn -> arn.endsWith("Function.Arn"))
                    .collect(toSet());
            assertThat(invocable(role(machine))).isNotEmpty().isEqualTo(used);
        });
    }

    private Set<String> invocable(JsonNode role) {
        return statements(role).stream()
                .filter(statement -> texts(statement.path("Action")).contains("lambda:InvokeFunction"))
                .flatMap(statement -> stream(statement.path("Resource")))
                .map(arn -> arn.path("Fn::GetAtt").asText())
                .collect(toSet());
    }

    @Test
    void onlyAuthenticateMayReadTheSecret() {
        assertThat(rolesWith("secretsmanager:GetSecretValue")).containsExactly("AuthenticateRole");
    }

    /** {@code AccessTokensTest} holds that the token is under this key. */
    @Test
    void onlyFunctionsThatCallAdobeMayReadItsToken() {
        assertThat(resources("AWS::IAM::Role").keySet().stream().filter(this::mayReadToken))
                .containsExactlyInAnyOrderElementsOf(rolesOfFunctionsWithToken());
    }

    private boolean mayReadToken(String role) {
        return allStatements(role).stream()
                .filter(statement -> isAllow(statement) && isOnLedger(statement))
                .flatMap(statement -> texts(statement.path("Action")).stream())
                .anyMatch(action -> !isTokenDenied(role, action));
    }

    private boolean isTokenDenied(String role, String action) {
        return allStatements(role).stream()
                .filter(statement -> !isAllow(statement) && isOnLedger(statement))
                .filter(statement -> texts(statement.path("Action")).contains(action))
                .anyMatch(statement -> !statement.has("Condition")
                        || (NAMING_KEYS.contains(action)
                                && statement.path("Condition").equals(TOKEN_KEY)));
    }

    private static boolean isOnLedger(JsonNode statement) {
        return statement.path("Resource").toString().contains("LedgerTable");
    }

    /** Of functions whose class gets at the token, by whatever other classes. */
    private static Set<String> rolesOfFunctionsWithToken() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.photinus").stream()
                        .filter(type ->
                                type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(Funq.class)))
                        .filter(type -> used(type).stream().anyMatch(each -> each.isEquivalentTo(AccessTokens.class)))
                        .map(type -> type.getSimpleName() + "Role")
                        .collect(toSet());
    }

    /** The product's classes that a class uses, and those that these use. */
    private static Set<JavaClass> used(JavaClass type) {
        Set<JavaClass> found = new HashSet<>(Set.of(type));
        Deque<JavaClass> next = new ArrayDeque<>(found);
        while (!next.isEmpty()) {
            next.pop().getDirectDependenciesFromSelf().stream()
                    .map(Dependency::getTargetClass)
                    .filter(target -> target.getPackageName().startsWith("dev.photinus") && found.add(target))
                    .forEach(next::push);
        }
        return found;
    }

    @Test
    void onlyWhoMakesPicturesMayWriteThem() {
        assertThat(rolesWith("s3:PutObject"))
                .contains("AutoToneRole", "PublishRole")
                .doesNotContain(
                        "InspectRole", "PollStatusRole", "MaskObjectsRole", "FillMaskedAreasRole", "CancelRole");
    }

    /**
     * Without the right to list its bucket, S3 answers 403 for an object that is absent. Which functions look for objects that may
     * be absent is read from their code.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html">S3: HeadObject, permissions</a>
     */
    @Test
    void whatLooksForAnAbsentObjectMayListItsBucket() {
        Set<String> looking = new TreeSet<>();
        for (JavaMethod function : functions()) {
            if (reached(function).anyMatch(TemplateHardeningTest::mayMiss)) {
                String name = function.getAnnotationOfType(Funq.class).value();
                String role = Character.toUpperCase(name.charAt(0)) + name.substring(1) + "Role";
                looking.add(role);
                assertThat(buckets(role, "s3:ListBucket"))
                        .as("buckets that %s may list", role)
                        .isNotEmpty()
                        .containsAll(buckets(role, "s3:GetObject"));
            }
        }
        assertThat(looking)
                .contains("InspectRole", "PublishRole", "PlanBatchRole", "StartWorkflowRole", "AnnounceRole")
                .doesNotContain("AuthenticateRole", "CancelRole", "PollStatusRole");
    }

    private static boolean mayMiss(JavaMethod method) {
        return Set.of(
                        "BucketAccess.problem",
                        "ObjectStore.exists",
                        "ObjectStore.find",
                        "ObjectStore.list",
                        "ObjectStore.read",
                        "PhotoInspector.inspect",
                        "PhotoInspector.look")
                .contains(method.getOwner().getSimpleName() + "." + method.getName());
    }

    private static List<JavaMethod> functions() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.photinus").stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(Funq.class))
                        .toList();
    }

    /** Every method that a method calls, and those that they call. */
    private static Stream<JavaMethod> reached(JavaMethod from) {
        Set<JavaMethod> found = new LinkedHashSet<>();
        Deque<JavaCodeUnit> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            JavaCodeUnit next = open.pop();
            Stream.concat(
                            next.getMethodCallsFromSelf().stream()
                                    .flatMap(call -> call.getTarget().resolveMember().stream()),
                            next.getMethodReferencesFromSelf().stream()
                                    .flatMap(reference -> reference.getTarget().resolveMember().stream()))
                    .filter(method -> method.getOwner().getPackageName().startsWith("dev.photinus."))
                    .filter(found::add)
                    .forEach(open::push);
        }
        return found.stream();
    }

    /** The names of the buckets that a role has an action on, or on objects in. */
    private Set<String> buckets(String role, String action) {
        JsonNode properties = resource(role).path("Properties");
        List<JsonNode> all = new ArrayList<>(statements(properties.path("Policies")));
        shared(properties).forEach(policy -> all.addAll(statements(resource(policy))));
        Pattern bucket = Pattern.compile("(PhotoBucket|SourceBucketName|ResultBucketName)");
        return all.stream()
                .filter(statement -> texts(statement.path("Action")).contains(action))
                .flatMap(statement ->
                        bucket.matcher(statement.path("Resource").toString()).results())
                .map(MatchResult::group)
                .collect(toSet());
    }

    @Test
    void whatReadsOrWritesABucketMayUseItsKey() {
        resources("AWS::IAM::Role").keySet().forEach(role -> {
            assertThat(rolesWith("kms:Decrypt").contains(role))
                    .as("%s decrypts", role)
                    .isEqualTo(rolesWith("s3:GetObject").contains(role));
            assertThat(rolesWith("kms:GenerateDataKey").contains(role))
                    .as("%s encrypts", role)
                    .isEqualTo(rolesWith("s3:PutObject").contains(role));
        });
        assertThat(allowed())
                .filteredOn(statement -> statement.path("Action").asText().startsWith("kms:"))
                .hasSize(2)
                .allSatisfy(statement -> assertThat(statement
                                .at("/Condition/StringEquals/kms:ViaService")
                                .toString())
                        .contains("s3.${AWS::Region}"));
    }

    @Test
    void onlyTheStacksOwnBucketHoldsIntermediatesAndBatches() {
        for (String policy : List.of("WriteIntermediates", "WriteBatches")) {
            assertThat(statements(resource(policy))).singleElement().satisfies(statement -> assertThat(
                            statement.at("/Resource/Fn::Sub").asText())
                    .startsWith("${PhotoBucket.Arn}/"));
        }
    }

    @Test
    void nobodyMayDeletePicturesOrJobs() {
        assertThat(rolesWith("s3:DeleteObject")).containsExactly("AnnounceRole");
        assertThat(statements(resource("AnnounceRole").at("/Properties/Policies")))
                .filteredOn(statement -> texts(statement.path("Action")).contains("s3:DeleteObject"))
                .singleElement()
                .satisfies(statement -> assertThat(
                                statement.at("/Resource/Fn::Sub").asText())
                        .isEqualTo("${PhotoBucket.Arn}/failed/*"));
        assertThat(rolesWith("dynamodb:DeleteItem")).isEmpty();
    }

    /** Roles that have an action, by a policy of their own or one that they share. */
    private Set<String> rolesWith(String action) {
        Set<String> found = new TreeSet<>();
        resources("AWS::IAM::Role").keySet().forEach(name -> {
            if (allStatements(name).stream()
                    .anyMatch(statement -> isAllow(statement)
                            && texts(statement.path("Action")).contains(action))) {
                found.add(name);
            }
        });
        return found;
    }

    /** The statements of a role's own policies, of those that it shares, and of those that are attached to it. */
    private List<JsonNode> allStatements(String name) {
        JsonNode role = resource(name).path("Properties");
        List<JsonNode> all = new ArrayList<>(statements(role.path("Policies")));
        shared(role).forEach(policy -> all.addAll(statements(resource(policy))));
        resources("AWS::IAM::Policy").values().stream()
                .filter(policy -> stream(policy.path("Roles"))
                        .anyMatch(attached -> attached.path("Ref").asText().equals(name)))
                .forEach(policy -> all.addAll(statements(policy)));
        return all;
    }

    private static boolean isAllow(JsonNode statement) {
        return statement.path("Effect").asText().equals("Allow");
    }

    /** A state machine that is deleted keeps its name until its executions have ended, and a new stack could not be made. */
    @Test
    void nothingThatOutlivesItsDeletionHasAFixedName() {
        assertThat(template.path("Resources").properties())
                .filteredOn(resource ->
                        !GONE_AT_ONCE.contains(resource.getValue().path("Type").asText()))
                .allSatisfy(resource -> assertThat(names(resource.getValue().path("Properties")))
                        .doesNotContain(
                                "Name",
                                "AlarmName",
                                "BucketName",
                                "FunctionName",
                                "ManagedPolicyName",
                                "QueueName",
                                "RoleName",
                                "TableName",
                                "TopicName"));
    }

    /**
     * Step Functions refuses an integration of another partition than its own.
     *
     * @see <a href="https://github.com/aws/aws-cdk/issues/4597">"The resource belongs to a different partition from the running
     *     execution"</a>
     */
    @Test
    void noPartitionIsWrittenOut() throws IOException {
        List<Path> files = new ArrayList<>(List.of(Path.of("template.yaml")));
        resources(STATE_MACHINE)
                .values()
                .forEach(machine ->
                        files.add(Path.of(machine.path("DefinitionUri").asText())));
        for (Path file : files) {
            assertThat(Files.readString(file)).as("%s", file).doesNotContain("arn:aws");
        }
    }

    @Test
    void whatEventsCallHasDeadLettersAndWhatMachinesCallHasNone() {
        assertThat(resources(FUNCTION)).allSatisfy((name, function) -> {
            boolean called = function.has("Events");
            assertThat(function.at("/EventInvokeConfig/DestinationConfig/OnFailure/Destination")
                            .isMissingNode())
                    .isNotEqualTo(called);
            assertThat(stream(function.path("Events"))).allMatch(event -> event.at("/Properties/DeadLetterConfig/Arn")
                    .isObject());
        });
    }

    @Test
    void everyFunctionIsTracedAndLogsIntoAGroupThatForgets() {
        JsonNode globals = template.at("/Globals/Function");

        assertThat(globals.path("Tracing").asText()).isEqualTo("Active");
        assertThat(globals.at("/LoggingConfig/LogGroup/Ref").asText())
                .isIn(resources("AWS::Logs::LogGroup").keySet());
        assertThat(resources(FUNCTION).values())
                .noneMatch(function -> function.has("Tracing") || function.has("LoggingConfig"));
        assertThat(resources("AWS::Logs::LogGroup").values())
                .allMatch(group -> group.at("/RetentionInDays/Ref").asText().equals("LogRetentionDays"));
    }

    @Test
    void everyMachineIsTracedAndLogsErrorsWithoutTheirData() {
        Set<String> groups = new HashSet<>();
        assertThat(resources(STATE_MACHINE)).allSatisfy((name, machine) -> {
            assertThat(machine.at("/Tracing/Enabled").asBoolean()).isTrue();
            assertThat(machine.at("/Logging/Level").asText()).isEqualTo("ERROR");
            assertThat(machine.at("/Logging/IncludeExecutionData").asBoolean(true))
                    .isFalse();
            String group = machine.at("/Logging/Destinations/0/CloudWatchLogsLogGroup/LogGroupArn/Fn::GetAtt")
                    .asText();
            assertThat(group.replace(".Arn", ""))
                    .isIn(resources("AWS::Logs::LogGroup").keySet());
            assertThat(groups.add(group)).isTrue();
        });
    }

    @Test
    void theBucketIsPrivateEncryptedAndKept() {
        JsonNode bucket = resource("PhotoBucket");

        assertThat(bucket.path("DeletionPolicy").asText()).isEqualTo("Retain");
        assertThat(stream(bucket.at("/Properties/PublicAccessBlockConfiguration")))
                .hasSize(4)
                .allMatch(JsonNode::asBoolean);
        assertThat(bucket.at("/Properties/BucketEncryption").isObject()).isTrue();
        assertThat(bucket.at("/Properties/NotificationConfiguration/EventBridgeConfiguration/EventBridgeEnabled")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void whatHoldsPhotosOrEventsIsReachedByTlsOnly() {
        for (String policy : List.of("PhotoBucketPolicy", "UndeliveredEventsPolicy")) {
            assertThat(statements(resource(policy))).anySatisfy(statement -> {
                assertThat(statement.path("Effect").asText()).isEqualTo("Deny");
                assertThat(statement.path("Principal").asText()).isEqualTo("*");
                assertThat(statement.at("/Condition/Bool/aws:SecureTransport").asText())
                        .isEqualTo("false");
            });
        }
    }

    @Test
    void theLedgerIsEncryptedAndCanBeRestored() {
        JsonNode ledger = resource("LedgerTable").path("Properties");

        assertThat(ledger.path("BillingMode").asText()).isEqualTo("PAY_PER_REQUEST");
        assertThat(ledger.at("/SSESpecification/SSEType").asText()).isEqualTo("KMS");
        assertThat(ledger.at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void alarmsWatchEveryFunctionAndEveryMachine() {
        assertThat(watched("Errors")).isEqualTo(resources(FUNCTION).keySet());
        assertThat(watched("Throttles")).isEqualTo(resources(FUNCTION).keySet());
        assertThat(watched("ExecutionsFailed"))
                .isEqualTo(resources(STATE_MACHINE).keySet());
        assertThat(watched("ExecutionsTimedOut"))
                .isEqualTo(resources(STATE_MACHINE).keySet());
        assertThat(watched("ExecutionThrottled"))
                .isEqualTo(resources(STATE_MACHINE).keySet());
    }

    private Set<String> watched(String metric) {
        return resources("AWS::CloudWatch::Alarm").values().stream()
                .flatMap(alarm -> stream(alarm.path("Metrics")))
                .filter(query ->
                        query.at("/MetricStat/Metric/MetricName").asText().equals(metric))
                .map(query ->
                        query.at("/MetricStat/Metric/Dimensions/0/Value/Ref").asText())
                .collect(toSet());
    }

    /** A hard limit of CloudWatch's. */
    @Test
    void noAlarmReadsMoreThanTenMetrics() {
        assertThat(resources("AWS::CloudWatch::Alarm").values())
                .allSatisfy(alarm -> assertThat(stream(alarm.path("Metrics")).filter(query -> query.has("MetricStat")))
                        .hasSizeLessThanOrEqualTo(10));
    }

    @Test
    void theDashboardIsJsonAndShowsEveryAlarmFunctionAndMachine() throws IOException {
        String body =
                resource("Dashboard").at("/Properties/DashboardBody/Fn::Sub").asText();

        assertThat(new ObjectMapper().readTree(body).path("widgets")).isNotEmpty();
        assertThat(placeholders(body))
                .containsAll(resources(FUNCTION).keySet())
                .containsAll(resources(STATE_MACHINE).keySet())
                .containsAll(resources("AWS::CloudWatch::Alarm").keySet().stream()
                        .map(alarm -> alarm + ".Arn")
                        .toList());
    }

    @Test
    void everyReferenceIsToSomethingThatIsThere() {
        Set<String> known = new HashSet<>(names("Parameters"));
        known.addAll(names("Resources"));
        resources(FUNCTION).forEach((name, function) -> function.path("Events")
                .fieldNames()
                .forEachRemaining(event -> known.add(name + event))); // SAM's own name of the rule

        assertThat(references())
                .filteredOn(name -> !name.startsWith("AWS::"))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(name.replaceFirst("\\..*", "")).isIn(known));
    }

    @Test
    void everyParameterConditionAndRightIsUsed() {
        assertThat(references()).containsAll(names("Parameters"));
        assertThat(references())
                .containsAll(resources("AWS::IAM::ManagedPolicy").keySet());
        String all = template.toString();
        assertThat(names("Conditions")).allSatisfy(condition -> assertThat(all)
                .containsPattern("(\"Fn::If\":\\[|\"Condition\":)\"" + condition + "\""));
    }

    @Test
    void theDeploymentsSetParametersThatThereAre() throws IOException {
        String config = Files.readString(Path.of("samconfig.toml"));

        assertThat(config).contains("[dev.deploy.parameters]", "[prod.deploy.parameters]");
        Pattern override = Pattern.compile("\"(\\w+)=[^\"]*\"");
        assertThat(config.lines()
                        .filter(line -> line.startsWith("parameter_overrides"))
                        .flatMap(line -> override.matcher(line).results())
                        .map(found -> found.group(1)))
                .isNotEmpty()
                .isSubsetOf(names("Parameters"));
    }

    /** Every name that {@code Ref}, {@code GetAtt} and {@code Sub} ask for. */
    private Set<String> references() {
        Set<String> found = new TreeSet<>(template.findValuesAsText("Ref"));
        found.addAll(template.findValuesAsText("Fn::GetAtt"));
        template.findValuesAsText("Fn::Sub").forEach(text -> found.addAll(placeholders(text)));
        return found;
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(match -> match.group(1)).collect(toSet());
    }

    private List<JsonNode> allowed() {
        return statements(template.path("Resources")).stream()
                .filter(statement -> statement.path("Effect").asText().equals("Allow"))
                .toList();
    }

    /** The statements of all policies within. */
    private static List<JsonNode> statements(JsonNode within) {
        return within.findValues("Statement").stream()
                .flatMap(TemplateHardeningTest::stream)
                .filter(statement -> !texts(statement.path("Action")).equals(List.of("sts:AssumeRole")))
                .toList();
    }

    private JsonNode role(JsonNode machine) {
        return resource(machine.path("Role").path("Fn::GetAtt").asText().replace(".Arn", ""));
    }

    private JsonNode resource(String name) {
        JsonNode resource = template.path("Resources").path(name);
        assertThat(resource.isObject()).as(name).isTrue();
        return resource;
    }

    /** The properties of all resources of a type, by name. */
    private Map<String, JsonNode> resources(String type) {
        Map<String, JsonNode> found = new TreeMap<>();
        template.path("Resources").properties().forEach(resource -> {
            if (resource.getValue().path("Type").asText().equals(type)) {
                found.put(resource.getKey(), resource.getValue().path("Properties"));
            }
        });
        return found;
    }

    private Set<String> names(String section) {
        return names(template.path(section));
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** A text, or the texts in a list; intrinsic functions are none. */
    private static List<String> texts(JsonNode node) {
        return node.isTextual()
                ? List.of(node.asText())
                : stream(node).filter(JsonNode::isTextual).map(JsonNode::asText).toList();
    }

    private static Stream<JsonNode> stream(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }
}
