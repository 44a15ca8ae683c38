package dev.photinus.local.aws.states;

import dev.photinus.local.asl.StateMachine;
import dev.photinus.local.aws.iam.AccessControl;
import dev.photinus.local.aws.iam.AccessRequest;
import dev.photinus.local.aws.iam.Decision;
import dev.photinus.local.aws.iam.LocalAccount;
import dev.photinus.local.aws.iam.Principal;
import dev.photinus.local.aws.sam.SamTemplate;
import dev.photinus.local.aws.sam.StateMachineResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The roles of state machines, by which their executions act.
 *
 * @param control decides what a role may do
 * @param byMachine the roles by the machines' names
 */
public record MachineRoles(AccessControl control, Map<String, Principal.RoleSession> byMachine) {
    private static final String ARN_PREFIX = "arn:aws:states:" + SamTemplate.REGION + ":" + SamTemplate.ACCOUNT + ":";
    private static final String MANAGED_RULE = "arn:aws:events:" + SamTemplate.REGION + ":" + SamTemplate.ACCOUNT
            + ":rule/StepFunctionsGetEventsForStepFunctionsExecutionRule";
    private static final int ARN_NAME = 6;

    public MachineRoles {
        byMachine = Map.copyOf(byMachine);
    }

    /** Those of a template's machines. */
    public static MachineRoles of(SamTemplate template, AccessControl control) {
        var roles = new HashMap<String, Principal.RoleSession>();
        for (StateMachineResource machine : template.stateMachines()) {
            roles.put(machine.name(), LocalAccount.principal(template, machine.logicalId()));
        }
        return new MachineRoles(control, roles);
    }

    /**
     * Refuses a machine whose role lacks what its definition always needs. AWS checks the rule that reports the end of nested
     * executions when it creates the machine; the rights for the child executions of a distributed Map it checks when the Map
     * runs, which is later than here.
     *
     * @throws IllegalArgumentException with the action that the role lacks
     * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html">Start a workflow execution</a>
     * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/iam-policies-eg-dist-map.html">IAM policies for
     *     Distributed Map</a>
     */
    public void check(String name, StateMachine machine) {
        var needed = new ArrayList<AccessRequest>();
        if (machine.resources().contains(NestedExecutions.RESOURCE)) {
            for (var action : List.of("events:PutTargets", "events:PutRule", "events:DescribeRule")) {
                needed.add(AccessRequest.of(action, MANAGED_RULE));
            }
        }
        for (var label : machine.distributedMaps()) {
            var children = ARN_PREFIX + "execution:" + name + "/" + label + ":any";
            needed.add(AccessRequest.of("states:StartExecution", ARN_PREFIX + "stateMachine:" + name));
            needed.add(AccessRequest.of("states:DescribeExecution", children));
            needed.add(AccessRequest.of("states:StopExecution", children));
            needed.add(AccessRequest.of("states:RedriveExecution", children));
        }
        for (var request : needed) {
            var refusal = refusal(role(name), request);
            if (refusal.isPresent()) {
                throw new IllegalArgumentException(name + ": " + refusal.get());
            }
        }
    }

    /**
     * AWS's sentence about why the machine of an execution may not do something; empty where it may.
     *
     * @throws IllegalStateException if no role is known for the machine
     */
    public Optional<String> refusal(String executionArn, AccessRequest request) {
        return refusal(role(machine(executionArn)), request);
    }

    private Optional<String> refusal(Principal role, AccessRequest request) {
        Decision decision = control.decide(role, request);
        return decision.isAllowed() ? Optional.empty() : Optional.of(AccessControl.message(role, request, decision));
    }

    private Principal role(String machine) {
        var role = byMachine.get(machine);
        if (role == null) {
            throw new IllegalStateException("The state machine " + machine + " has no role");
        }
        return role;
    }

    /** Child executions of a distributed Map have its label after the machine's name. */
    private static String machine(String executionArn) {
        return executionArn.split(":", -1)[ARN_NAME].split("/", -1)[0];
    }
}
