package dev.photinus.local.aws.sam;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * An {@code AWS::Serverless::Function}, with the template's Globals merged in and its variables resolved.
 *
 * @param logicalId its name inside the template
 * @param name its FunctionName, or the logical id where AWS would invent a name
 * @param arn what Step Functions invokes it by
 * @param codeUri where its deployment package lies, relative to the template
 * @param timeout how long one invocation may take
 * @param memoryMegabytes its MemorySize
 * @see <a href="https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html">AWS::Serverless::Function</a>
 */
public record FunctionResource(
        String logicalId,
        String name,
        String arn,
        String codeUri,
        String handler,
        Duration timeout,
        int memoryMegabytes,
        Map<String, String> environment) {

    public FunctionResource {
        environment = Map.copyOf(environment);
    }

    /** The same with its deployment package elsewhere. */
    public FunctionResource withCodeUri(String elsewhere) {
        return new FunctionResource(logicalId, name, arn, elsewhere, handler, timeout, memoryMegabytes, environment);
    }

    /** The same with more variables, which go before its own. */
    public FunctionResource withVariables(Map<String, String> variables) {
        var all = new HashMap<>(environment);
        all.putAll(variables);
        return new FunctionResource(logicalId, name, arn, codeUri, handler, timeout, memoryMegabytes, all);
    }

    /** Whether this is the function that AWS would find under the identifier: a name, a logical id or an ARN. */
    public boolean isCalled(String identifier) {
        return identifier.equals(name) || identifier.equals(logicalId) || identifier.equals(arn);
    }
}
