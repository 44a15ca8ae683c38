package dev.photinus.local.aws.sam;

import java.util.Map;

/**
 * An {@code AWS::Serverless::StateMachine}.
 *
 * @param logicalId its name inside the template
 * @param name its Name, or the logical id where AWS would invent one
 * @param definitionUri the file of its definition, relative to the template
 * @param definitionSubstitutions what replaces <code>${Name}</code> in the definition
 * @see <a href="https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-statemachine.html">AWS::Serverless::StateMachine</a>
 */
public record StateMachineResource(
        String logicalId, String name, String arn, String definitionUri, Map<String, String> definitionSubstitutions) {

    public StateMachineResource {
        definitionSubstitutions = Map.copyOf(definitionSubstitutions);
    }
}
