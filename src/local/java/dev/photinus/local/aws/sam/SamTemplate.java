package dev.photinus.local.aws.sam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * What template.yaml declares, as AWS would deploy it to one region of one account: the only registry of functions, state
 * machines, tables and buckets.
 *
 * <p>Only what is asked for is resolved; what cannot be resolved is refused with its place and name, as a
 * {@link TemplateException}.
 *
 * @see <a href="https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy.html">Template
 *     anatomy</a>
 */
public final class SamTemplate {
    /** The region that everything on the laptop is in. */
    public static final String REGION = "us-east-1";

    /** The account that everything on the laptop is in. */
    public static final String ACCOUNT = "000000000000";

    private static final String STACK = "photinus";
    private static final String FUNCTION = "AWS::Serverless::Function";
    private static final String STATE_MACHINE = "AWS::Serverless::StateMachine";
    private static final String TABLE = "AWS::DynamoDB::Table";
    private static final String BUCKET = "AWS::S3::Bucket";
    private static final String EVENT_RULE = "EventBridgeRule";
    private static final JsonNode NO_PROPERTIES = JsonNodeFactory.instance.objectNode();
    private static final String ROLE = "AWS::IAM::Role";
    private static final String MANAGED_POLICY = "AWS::IAM::ManagedPolicy";
    private static final String POLICY = "AWS::IAM::Policy";
    private static final String QUEUE = "AWS::SQS::Queue";
    private static final String LOG_GROUP = "AWS::Logs::LogGroup";
    private static final String SECRET = "AWS::SecretsManager::Secret";
    private static final List<String> RESOURCE_POLICIES = List.of("AWS::S3::BucketPolicy", "AWS::SQS::QueuePolicy");

    private final JsonNode template;
    private final Map<String, String> known;
    private final Map<String, String> pseudoParameters = Intrinsics.pseudoParameters(REGION, ACCOUNT, STACK);
    private final Intrinsics intrinsics;

    private SamTemplate(JsonNode template, Map<String, String> known) {
        this.template = template;
        this.known = Map.copyOf(known);
        this.intrinsics = new Intrinsics(this::valueOf, template.path("Conditions"));
    }

    /**
     * Reads a template.
     *
     * @param known values that go before the template's own: of parameters by name ("Stage"), and of resources by what a
     *     {@code Ref} or {@code GetAtt} says ("PhotoBucket", "AdobeSecret.Arn")
     * @throws TemplateException where the template has functions or state machines called by a version or an alias
     */
    public static SamTemplate read(Path file, Map<String, String> known) throws IOException {
        var template = CloudFormationYaml.parse(Files.readString(file));
        PublishedVersions.refuse(template);
        return new SamTemplate(template, known);
    }

    /** The template as it is written, with the intrinsic functions in their long form. */
    public JsonNode document() {
        return template.deepCopy();
    }

    /**
     * A resource's properties with every intrinsic function resolved and, for a function, the Globals merged in: what
     * CloudFormation hands to AWS. Missing for a resource whose condition does not hold.
     */
    public JsonNode resolved(String logicalId) {
        var where = "Resources/" + logicalId;
        if (!isWanted(template.path("Resources").path(logicalId).path("Condition"), where)) {
            return MissingNode.getInstance();
        }
        var globals =
                type(logicalId).equals(FUNCTION) ? template.path("Globals").path("Function") : NO_PROPERTIES;
        return intrinsics.resolveAll(merged(globals, properties(logicalId)), where);
    }

    /** @see <a href="https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html">Globals: maps are merged, other values overridden</a> */
    private static JsonNode merged(JsonNode globals, JsonNode own) {
        if (!globals.isObject() || !own.isObject()) {
            return own;
        }
        ObjectNode merged = globals.deepCopy();
        own.properties()
                .forEach(property ->
                        merged.set(property.getKey(), merged(globals.path(property.getKey()), property.getValue())));
        return merged;
    }

    /** Every function whose condition holds, in the template's order. */
    public List<FunctionResource> functions() {
        return resources(FUNCTION, this::function);
    }

    /** The runtimes and processors that the functions are started by: one where they share their code. */
    public Set<FunctionRuntime> runtimes() {
        return Set.copyOf(resources(FUNCTION, this::runtime));
    }

    private FunctionRuntime runtime(String logicalId, String where) {
        var properties = properties(logicalId);
        var globals = template.path("Globals").path("Function");
        var architectures = properties.has("Architectures") ? properties : globals;
        return new FunctionRuntime(
                text("Runtime", properties, globals, where).orElse(""),
                intrinsics
                        .text(architectures.path("Architectures").path(0), where + "/Architectures")
                        .orElse("x86_64"));
    }

    /** Every state machine whose condition holds, in the template's order. */
    public List<StateMachineResource> stateMachines() {
        return resources(STATE_MACHINE, this::stateMachine);
    }

    /** Every table whose condition holds, in the template's order. */
    public List<TableResource> tables() {
        return resources(TABLE, this::table);
    }

    /** Every bucket whose condition holds, in the template's order. */
    public List<BucketResource> buckets() {
        return resources(BUCKET, (logicalId, where) -> new BucketResource(logicalId, name(logicalId)));
    }

    /** The ARNs of every secret whose condition holds, in the template's order. */
    public List<String> secrets() {
        return resources(SECRET, (logicalId, where) -> arn(logicalId));
    }

    /** Every rule of EventBridge's default bus that calls a function, from the functions' Events, in the template's order. */
    public List<EventRuleResource> eventRules() {
        var rules = new ArrayList<EventRuleResource>();
        for (var function : functions()) {
            properties(function.logicalId()).path("Events").properties().forEach(event -> {
                if (EVENT_RULE.equals(event.getValue().path("Type").asText())) {
                    var where = "Resources/" + function.logicalId() + "/Events/" + event.getKey();
                    var pattern = event.getValue().path("Properties").path("Pattern");
                    rules.add(new EventRuleResource(
                            event.getKey(), function.arn(), intrinsics.resolveAll(pattern, where + "/Pattern")));
                }
            });
        }
        return List.copyOf(rules);
    }

    /** Every role whose condition holds, in the template's order. */
    public List<RoleResource> roles() {
        return resources(ROLE, this::role);
    }

    /**
     * The role of a function or a state machine.
     *
     * @param logicalId the function's or machine's
     * @throws TemplateException if it names none: the local cloud knows nothing of the role that SAM would make
     */
    public RoleResource roleOf(String logicalId) {
        var where = "Resources/" + logicalId + "/Role";
        var arn = intrinsics.text(properties(logicalId).path("Role"), where).orElse("");
        return roles().stream()
                .filter(role -> role.arn().equals(arn))
                .findFirst()
                .orElseThrow(() -> new TemplateException(where, "must be the ARN of a role of this template"));
    }

    /** The policies of buckets and queues. */
    public List<PolicyResource> resourcePolicies() {
        return RESOURCE_POLICIES.stream()
                .flatMap(type -> resources(type, this::policy).stream())
                .toList();
    }

    private RoleResource role(String logicalId, String where) {
        var properties = properties(logicalId);
        for (var limit : List.of("PermissionsBoundary", "RoleName")) {
            if (properties.has(limit)) {
                throw new TemplateException(where + "/" + limit, "is not known to the local cloud");
            }
        }
        var policies = new ArrayList<PolicyResource>();
        var managed = intrinsics.resolveAll(properties.path("ManagedPolicyArns"), where + "/ManagedPolicyArns");
        for (var policy : managed) {
            policies.add(managedPolicy(policy.asText(), where + "/ManagedPolicyArns"));
        }
        for (var policy : properties.path("Policies")) {
            var name = logicalId + "/" + policy.path("PolicyName").asText();
            policies.add(document(name, policy.path("PolicyDocument"), where + "/Policies"));
        }
        for (var policy : resources(POLICY, (id, place) -> id)) {
            var roles = intrinsics.resolveAll(properties(policy).path("Roles"), "Resources/" + policy + "/Roles");
            if (roles.valueStream().anyMatch(role -> role.asText().equals(name(logicalId)))) {
                policies.add(policy(policy, "Resources/" + policy));
            }
        }
        return new RoleResource(logicalId, name(logicalId), arn(logicalId), policies);
    }

    private PolicyResource managedPolicy(String arn, String where) {
        return resources(MANAGED_POLICY, this::policy).stream()
                .filter(policy -> arn(policy.name()).equals(arn))
                .findFirst()
                .orElseThrow(() -> new TemplateException(where, arn + " is no managed policy of this template"));
    }

    private PolicyResource policy(String logicalId, String where) {
        return document(logicalId, properties(logicalId).path("PolicyDocument"), where);
    }

    private PolicyResource document(String name, JsonNode document, String where) {
        return new PolicyResource(name, intrinsics.resolveAll(document, where + "/PolicyDocument"));
    }

    private <T> List<T> resources(String type, BiFunction<String, String, T> reader) {
        var found = new ArrayList<T>();
        template.path("Resources").properties().forEach(resource -> {
            var where = "Resources/" + resource.getKey();
            if (type.equals(resource.getValue().path("Type").asText())
                    && isWanted(resource.getValue().path("Condition"), where)) {
                found.add(reader.apply(resource.getKey(), where));
            }
        });
        return List.copyOf(found);
    }

    private boolean isWanted(JsonNode condition, String where) {
        return condition.isMissingNode() || intrinsics.condition(condition.asText(), where);
    }

    private FunctionResource function(String logicalId, String where) {
        var properties = properties(logicalId);
        var globals = template.path("Globals").path("Function");
        var environment = variables(globals.path("Environment").path("Variables"), "Globals/Function");
        environment.putAll(variables(properties.path("Environment").path("Variables"), where));
        return new FunctionResource(
                logicalId,
                name(logicalId),
                arn(logicalId),
                text("CodeUri", properties, globals, where).orElse("."),
                text("Handler", properties, globals, where).orElse(""),
                Duration.ofSeconds(number("Timeout", properties, globals, 3, where)),
                number("MemorySize", properties, globals, 128, where),
                environment);
    }

    private StateMachineResource stateMachine(String logicalId, String where) {
        var properties = properties(logicalId);
        var definition = intrinsics
                .text(properties.path("DefinitionUri"), where + "/DefinitionUri")
                .orElseThrow(() -> new TemplateException(where, "needs a DefinitionUri, the file of its definition"));
        return new StateMachineResource(
                logicalId,
                name(logicalId),
                arn(logicalId),
                definition,
                variables(properties.path("DefinitionSubstitutions"), where));
    }

    private TableResource table(String logicalId, String where) {
        var properties = properties(logicalId);
        var types = new LinkedHashMap<String, String>();
        properties
                .path("AttributeDefinitions")
                .forEach(attribute -> types.put(
                        attribute.path("AttributeName").asText(),
                        attribute.path("AttributeType").asText()));
        var keys = properties
                .path("KeySchema")
                .valueStream()
                .map(key -> key(key, types, where))
                .toList();
        var timeToLive =
                intrinsics.text(properties.path("TimeToLiveSpecification").path("AttributeName"), where);
        return new TableResource(logicalId, name(logicalId), keys, timeToLive);
    }

    private static TableResource.Key key(JsonNode key, Map<String, String> types, String where) {
        var attribute = key.path("AttributeName").asText();
        var type = types.get(attribute);
        if (type == null) {
            throw new TemplateException(where, "key " + attribute + " is missing in AttributeDefinitions");
        }
        return new TableResource.Key(attribute, type, key.path("KeyType").asText());
    }

    private Map<String, String> variables(JsonNode map, String where) {
        var variables = new LinkedHashMap<String, String>();
        map.properties().forEach(variable -> intrinsics
                .text(variable.getValue(), where + "/" + variable.getKey())
                .ifPresent(value -> variables.put(variable.getKey(), value)));
        return variables;
    }

    private Optional<String> text(String property, JsonNode own, JsonNode globals, String where) {
        var node = own.has(property) ? own.path(property) : globals.path(property);
        return intrinsics.text(node, where + "/" + property);
    }

    private int number(String property, JsonNode own, JsonNode globals, int otherwise, String where) {
        var text = text(property, own, globals, where);
        try {
            return text.map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException e) {
            throw new TemplateException(where + "/" + property, "must be a number, but is " + text.orElse(""));
        }
    }

    private JsonNode properties(String logicalId) {
        return template.path("Resources").path(logicalId).path("Properties");
    }

    private String type(String logicalId) {
        return template.path("Resources").path(logicalId).path("Type").asText();
    }

    /** The physical name: the one in the template, or what stands for the one that AWS would generate. */
    private String name(String logicalId) {
        var overridden = known.get(logicalId);
        if (overridden != null) {
            return overridden;
        }
        var property =
                switch (type(logicalId)) {
                    case FUNCTION -> "FunctionName";
                    case TABLE -> "TableName";
                    case BUCKET -> "BucketName";
                    default -> "Name";
                };
        var generated = type(logicalId).equals(BUCKET) ? logicalId.toLowerCase(Locale.ROOT) : logicalId;
        return intrinsics
                .text(properties(logicalId).path(property), "Resources/" + logicalId + "/" + property)
                .orElse(generated);
    }

    private String arn(String logicalId) {
        var name = name(logicalId);
        return switch (type(logicalId)) {
            case FUNCTION -> arn("lambda", "function:" + name);
            case STATE_MACHINE -> arn("states", "stateMachine:" + name);
            case TABLE -> arn("dynamodb", "table/" + name);
            case ROLE -> "arn:aws:iam::" + ACCOUNT + ":role/" + name;
            case MANAGED_POLICY -> "arn:aws:iam::" + ACCOUNT + ":policy/" + name;
            case QUEUE -> arn("sqs", name);
            case LOG_GROUP -> arn("logs", "log-group:" + name + ":*");
            case SECRET -> arn("secretsmanager", "secret:" + name + "-local0");
            default -> "arn:aws:s3:::" + name;
        };
    }

    private static String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + REGION + ":" + ACCOUNT + ":" + resource;
    }

    /** What {@code Ref} or {@code GetAtt} of the name gives. */
    private Optional<String> valueOf(String reference) {
        var given = Optional.ofNullable(known.get(reference))
                .or(() -> Optional.ofNullable(pseudoParameters.get(reference)))
                .or(() -> defaultOf(template.path("Parameters").path(reference)));
        if (given.isPresent()) {
            return given;
        }
        var dot = reference.indexOf('.');
        var logicalId = dot < 0 ? reference : reference.substring(0, dot);
        var attribute = dot < 0 ? "Ref" : reference.substring(dot + 1);
        return switch (type(logicalId) + " " + attribute) {
            case FUNCTION + " Ref", TABLE + " Ref", BUCKET + " Ref", ROLE + " Ref", STATE_MACHINE + " Name" ->
                Optional.of(name(logicalId));
            case FUNCTION + " Arn",
                    TABLE + " Arn",
                    BUCKET + " Arn",
                    ROLE + " Arn",
                    MANAGED_POLICY + " Ref",
                    QUEUE + " Arn",
                    LOG_GROUP + " Arn",
                    SECRET + " Ref",
                    STATE_MACHINE + " Arn",
                    STATE_MACHINE + " Ref" -> Optional.of(arn(logicalId));
            default ->
                attribute.equals("Arn") && isEventRule(logicalId)
                        ? Optional.of(arn("events", "rule/" + logicalId))
                        : Optional.empty();
        };
    }

    /** SAM names the rule of a function's event after both. */
    private boolean isEventRule(String logicalId) {
        return template.path("Resources").properties().stream()
                .filter(resource ->
                        FUNCTION.equals(resource.getValue().path("Type").asText()))
                .anyMatch(function -> function.getValue().path("Properties").path("Events").properties().stream()
                        .anyMatch(event ->
                                EVENT_RULE.equals(event.getValue().path("Type").asText())
                                        && logicalId.equals(function.getKey() + event.getKey())));
    }

    private static Optional<String> defaultOf(JsonNode parameter) {
        var value = parameter.isObject() ? parameter.path("Default") : MissingNode.getInstance();
        return value.isMissingNode() ? Optional.empty() : Optional.of(value.asText());
    }
}
