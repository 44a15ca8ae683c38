package dev.photinus.local.aws.sam;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A rule of EventBridge that calls a function, as SAM makes one of a function's {@code EventBridgeRule}.
 *
 * @param name under the function's Events
 * @param function that is called: its ARN
 * @param pattern which events it is called for
 * @see <a href="https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-eventbridgerule.html">EventBridgeRule</a>
 */
public record EventRuleResource(String name, String function, JsonNode pattern) {}
