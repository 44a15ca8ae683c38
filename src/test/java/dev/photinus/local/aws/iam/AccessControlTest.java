package dev.photinus.local.aws.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.photinus.local.aws.sam.PolicyResource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessControlTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TABLE = "arn:aws:dynamodb:us-east-1:000000000000:table/Ledger";

    private final AccessControl control = AccessControl.of(List.of());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    s3:GetObject            | arn:aws:s3:::photos/*           | s3:GetObject        | arn:aws:s3:::photos/a/b.jpg      | ALLOWED
                    S3:getobject            | arn:aws:s3:::photos/*           | s3:GetObject        | arn:aws:s3:::photos/a.jpg        | ALLOWED
                    s3:Get*                 | arn:aws:s3:::photos/*           | s3:GetObjectVersion | arn:aws:s3:::photos/a.jpg        | ALLOWED
                    s3:GetObject            | arn:aws:s3:::photos/*           | s3:GetObjectVersion | arn:aws:s3:::photos/a.jpg        | NOT_ALLOWED
                    s3:GetObject            | arn:aws:s3:::photos/*           | s3:GetObject        | arn:aws:s3:::photos-2/a.jpg      | NOT_ALLOWED
                    s3:GetObject            | arn:aws:s3:::photos/*           | s3:GetObject        | arn:aws:s3:::photos              | NOT_ALLOWED
                    s3:GetObject            | arn:aws:s3:::photos/in?/*       | s3:GetObject        | arn:aws:s3:::photos/in1/a.jpg    | ALLOWED
                    s3:GetObject            | arn:aws:s3:::photos/A.jpg       | s3:GetObject        | arn:aws:s3:::photos/a.jpg        | NOT_ALLOWED
                    s3:GetObject            | arn:aws:s3:::photos/a.jpg       | s3:GetObject        | arn:aws:s3:::photos/aXjpg        | NOT_ALLOWED
                    *                       | *                               | s3:GetObject        | arn:aws:s3:::photos/a.jpg        | ALLOWED
                    lambda:InvokeFunction   | arn:aws:lambda:*:1:function:a   | lambda:InvokeFunction | arn:aws:lambda:r:1:function:a  | ALLOWED
                    lambda:InvokeFunction   | arn:aws:lambda:*:function:a     | lambda:InvokeFunction | arn:aws:lambda:r:1:function:a  | NOT_ALLOWED
                    """)
    void actionsAndResourcesMatchByWildcards(
            String action, String pattern, String asked, String resource, Decision expected) {
        var role = role(statement("Allow", action, pattern, "{}"));

        assertThat(control.decide(role, AccessRequest.of(asked, resource))).isEqualTo(expected);
    }

    @Test
    void anExplicitDenyGoesBeforeAnAllowWhateverTheirOrder() {
        var role = role(
                statement("Deny", "s3:*", "arn:aws:s3:::photos/secret/*", "{}"),
                statement("Allow", "s3:GetObject", "*", "{}"));

        assertThat(control.decide(role, AccessRequest.of("s3:GetObject", "arn:aws:s3:::photos/secret/a")))
                .isEqualTo(Decision.DENIED_BY_ROLE);
        assertThat(control.decide(role, AccessRequest.of("s3:GetObject", "arn:aws:s3:::photos/a")))
                .isEqualTo(Decision.ALLOWED);
    }

    @Test
    void notActionAndNotResourceAreAboutAllOthers() {
        var role = role(
                """
                {"Effect": "Allow", "NotAction": "s3:Delete*", "NotResource": "arn:aws:s3:::secret/*"}""");

        assertThat(control.decide(role, AccessRequest.of("s3:GetObject", "arn:aws:s3:::photos/a")))
                .isEqualTo(Decision.ALLOWED);
        assertThat(control.decide(role, AccessRequest.of("s3:DeleteObject", "arn:aws:s3:::photos/a")))
                .isEqualTo(Decision.NOT_ALLOWED);
        assertThat(control.decide(role, AccessRequest.of("s3:GetObject", "arn:aws:s3:::secret/a")))
                .isEqualTo(Decision.NOT_ALLOWED);
    }

    /** Values of the context are separated by spaces; an absent key has none. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "absent",
            textBlock =
                    """
                    StringEquals                       | a      | true
                    StringEquals                       | A      | false
                    StringEquals                       | absent | false
                    StringEqualsIfExists               | absent | true
                    StringEqualsIfExists               | b      | false
                    StringEqualsIgnoreCase             | A      | true
                    StringNotEquals                    | b      | true
                    StringNotEquals                    | a      | false
                    StringNotEquals                    | absent | true
                    ForAnyValue:StringEquals           | b a    | true
                    ForAnyValue:StringEquals           | b c    | false
                    ForAnyValue:StringEquals           | absent | false
                    ForAnyValue:StringNotEquals        | a b    | true
                    ForAnyValue:StringNotEquals        | absent | false
                    ForAllValues:StringEquals          | a a    | true
                    ForAllValues:StringEquals          | a b    | false
                    ForAllValues:StringEquals          | absent | true
                    ForAllValues:StringNotEquals       | b c    | true
                    ForAllValues:StringNotEquals       | b a    | false
                    """)
    void conditionsHoldAsAwsDefinesThem(String operator, String values, boolean holds) {
        var role = role(statement(
                "Allow",
                "dynamodb:GetItem",
                TABLE,
                "{\"%s\": {\"dynamodb:LeadingKeys\": [\"a\"]}}".formatted(operator)));
        var request = AccessRequest.of("dynamodb:GetItem", TABLE);

        var decision = control.decide(
                role, values == null ? request : request.with("DynamoDB:leadingkeys", List.of(values.split(" "))));

        assertThat(decision.isAllowed()).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            textBlock =
                    """
                    {"StringLike": {"s3:prefix": "batches/*"}}                                      | true
                    {"StringLike": {"s3:prefix": ["x", "batch??/*"]}}                               | true
                    {"StringNotLike": {"s3:prefix": "batches/*"}}                                   | false
                    {"Null": {"s3:prefix": "true"}}                                                 | false
                    {"Null": {"s3:prefix": "false"}}                                                | true
                    {"Bool": {"aws:SecureTransport": "true"}}                                       | true
                    {"Bool": {"aws:SecureTransport": "false"}}                                      | false
                    {"StringLike": {"s3:prefix": "batches/*"}, "Bool": {"aws:SecureTransport": "false"}} | false
                    """)
    void allConditionsOfAStatementHaveToHold(String condition, boolean holds) {
        var role = role(statement("Allow", "s3:ListBucket", "arn:aws:s3:::photos", condition));

        var decision = control.decide(
                role,
                AccessRequest.of("s3:ListBucket", "arn:aws:s3:::photos").with("s3:prefix", List.of("batches/7/")));

        assertThat(decision.isAllowed()).isEqualTo(holds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"*\", \"Condition\": {\"IpAddress\": {\"aws:SourceIp\": \"10.0.0.0/8\"}}}",
                "{\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"*\", \"Condition\": {\"StringEquals\": {\"aws:PrincipalTag/team\": \"a\"}}}",
                "{\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"arn:aws:s3:::${aws:username}\"}",
                "{\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"*\", \"Condition\": {\"StringEquals\": {\"s3:prefix\": \"${aws:username}\"}}}",
                "{\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"*\", \"NotPrincipal\": \"*\"}",
                "{\"Effect\": \"Allow\", \"Action\": \"s3:*\"}",
                "{\"Effect\": \"Allow\", \"Resource\": \"*\"}"
            })
    void whatIsNotEvaluatedIsRefusedWhenThePolicyIsRead(String statement) {
        assertThatThrownBy(() -> role(statement))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("Policy p: ");
    }

    @Test
    void resourcePoliciesDenyAndAllowThePrincipalsThatTheyName() {
        var queue = "arn:aws:sqs:us-east-1:000000000000:Dead";
        var guarded = AccessControl.of(List.of(new PolicyResource(
                "q",
                tree(
                        """
                        {"Version": "2012-10-17", "Statement": [
                          {"Effect": "Allow", "Principal": {"Service": "events.amazonaws.com"}, "Action": "sqs:SendMessage",
                           "Resource": "%1$s", "Condition": {"ArnEquals": {"aws:SourceArn": ["arn:aws:events:r:1:rule/a"]}}},
                          {"Effect": "Deny", "Principal": "*", "Action": "sqs:DeleteQueue", "Resource": "%1$s"}]}
                        """
                                .formatted(queue)))));
        var send = AccessRequest.of("sqs:SendMessage", queue);
        var events = new Principal.Service("events.amazonaws.com");

        assertThat(guarded.decide(events, send.with("aws:SourceArn", List.of("arn:aws:events:r:1:rule/a"))))
                .isEqualTo(Decision.ALLOWED);
        assertThat(guarded.decide(events, send.with("aws:SourceArn", List.of("arn:aws:events:r:1:rule/b"))))
                .isEqualTo(Decision.NOT_ALLOWED);
        assertThat(guarded.decide(new Principal.Service("s3.amazonaws.com"), send))
                .isEqualTo(Decision.NOT_ALLOWED);
        assertThat(guarded.decide(new Principal.Administrator(), AccessRequest.of("sqs:DeleteQueue", queue)))
                .isEqualTo(Decision.DENIED_BY_RESOURCE);
    }

    @Test
    void messagesAreThoseOfAws() {
        var role = role(statement("Deny", "s3:*", "*", "{}"));
        var request = AccessRequest.of("s3:GetObject", "arn:aws:s3:::photos/a.jpg");

        assertThat(AccessControl.message(role, request, Decision.NOT_ALLOWED))
                .isEqualTo(
                        "User: arn:aws:sts::000000000000:assumed-role/InspectRole/InspectFunction is not authorized to"
                                + " perform: s3:GetObject on resource: arn:aws:s3:::photos/a.jpg because no identity-based policy"
                                + " allows the s3:GetObject action");
        assertThat(AccessControl.quotingMessage(role, request, Decision.DENIED_BY_ROLE))
                .endsWith(
                        "on resource: \"arn:aws:s3:::photos/a.jpg\" with an explicit deny in an identity-based policy");
    }

    private static Principal.RoleSession role(String... statements) {
        var document = tree("{\"Version\": \"2012-10-17\", \"Statement\": [" + String.join(",", statements) + "]}");
        return new Principal.RoleSession(
                new Role(
                        "InspectRole",
                        "arn:aws:iam::000000000000:role/InspectRole",
                        List.of(Policy.read("p", document))),
                "InspectFunction");
    }

    private static String statement(String effect, String action, String resource, String condition) {
        return "{\"Effect\": \"%s\", \"Action\": \"%s\", \"Resource\": \"%s\", \"Condition\": %s}"
                .formatted(effect, action, resource, condition);
    }

    private static com.fasterxml.jackson.databind.JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
