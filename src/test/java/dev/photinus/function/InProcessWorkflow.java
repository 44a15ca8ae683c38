package dev.photinus.function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.photinus.TemplateMachines;
import dev.photinus.local.asl.Execution;
import dev.photinus.local.asl.ExecutionListener;
import dev.photinus.local.asl.ExecutionResult;
import dev.photinus.local.asl.Interpreter;
import dev.photinus.local.asl.SimulatedTimers;
import dev.photinus.local.asl.StateMachine;
import dev.photinus.local.asl.TaskFailedException;
import dev.photinus.local.asl.TaskRequest;
import dev.photinus.local.aws.states.AuthorizedObjects;
import dev.photinus.local.aws.states.AuthorizedTasks;
import dev.photinus.local.aws.states.MachineRoles;
import dev.photinus.local.aws.states.NestedExecutions;
import dev.photinus.local.aws.states.TaskFailures;
import io.quarkus.funqy.Funq;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The machines of infra/ with the functions themselves, in this process. Waits and retries of the machine take no time, what a
 * function waits does. What a function throws reaches the machine as Funqy reports it, and a killed one as Lambda does.
 */
final class InProcessWorkflow {

    /** A function is called so much after its wait is over, as one is that starts cold: its slot has come then. */
    private static final Duration LATE = Duration.ofMillis(2100);

    private static final String FUNQY_ERROR = "io.quarkus.funqy.runtime.ApplicationException";

    private final ObjectMapper json;
    private final FunctionCloud cloud;
    private final MachineRoles roles;
    private final Map<String, Object> functions = new HashMap<>();
    private final Map<String, JsonNode> answers = new HashMap<>();
    private final List<Invocation> invocations = new ArrayList<>();
    private Consumer<Invocation> before = invocation -> {};
    private Consumer<Invocation> after = invocation -> {};
    private Duration round = Duration.ZERO;
    private SimulatedTimers timers = new SimulatedTimers(ShiftedClock.now());

    /**
     * An invocation of a function.
     *
     * @param step of the ledger that {@code pollStatus} asks for; empty for other functions
     * @param thrown what it has thrown; empty before it ends, and where it answered
     */
    record Invocation(String function, String step, String thrown) {}

    /**
     * @param cloud in which each function and each machine has the rights of its role
     * @param functions objects with one {@code @Funq} method each
     */
    InProcessWorkflow(ObjectMapper json, FunctionCloud cloud, Object... functions) {
        this.json = json;
        this.cloud = cloud;
        this.roles = cloud.machineRoles();
        for (Object function : functions) {
            put(function);
        }
    }

    /** From now on the function of that name is done by this object. */
    void put(Object function) {
        functions.put(method(function).getAnnotation(Funq.class).value(), function);
    }

    /** What happens immediately before and after each invocation, on its thread. */
    void around(Consumer<Invocation> first, Consumer<Invocation> last) {
        before = first;
        after = last;
    }

    /** The invocations since {@link #clear}, in order. */
    List<Invocation> invocations() {
        return List.copyOf(invocations);
    }

    /** Every round of {@code pollStatus} that ends with a job that runs is taken to have been so long. */
    void takeForRounds(Duration longer) {
        round = longer;
    }

    /** From now on the function of that name is not called: this is its answer. */
    void answer(String function, JsonNode answer) {
        answers.put(function, answer);
    }

    void clear() {
        answers.clear();
        invocations.clear();
        round = Duration.ZERO;
        around(invocation -> {}, invocation -> {});
    }

    /**
     * Runs an execution to its end, or until it is stopped.
     *
     * @param prepare told the execution's ARN before its first state is entered
     */
    ExecutionResult run(StateMachine machine, String name, JsonNode input, Consumer<Execution> prepare) {
        SimulatedTimers own = new SimulatedTimers(ShiftedClock.now());
        timers = own;
        AtomicReference<Interpreter> self = new AtomicReference<>();
        NestedExecutions tasks = new NestedExecutions(
                (arn, child, childInput, listener) -> Objects.requireNonNull(self.get())
                        .start(TemplateMachines.machine(workflow(arn)).deployedAs(arn), child, childInput, listener),
                child -> ExecutionListener.NONE,
                request -> task(request, own));
        self.set(new Interpreter(
                new AuthorizedTasks(roles, new TaskFailures(tasks)),
                own,
                new Random(1),
                new AuthorizedObjects(roles, cloud.objects())));
        Execution execution = Objects.requireNonNull(self.get()).start(machine, name, input, ExecutionListener.NONE);
        prepare.accept(execution);
        own.run();
        return execution.result().join();
    }

    /** Redrives the execution that was run last, to its end. */
    ExecutionResult redrive(Execution execution) {
        execution.redrive();
        timers.run();
        return execution.result().join();
    }

    /** {@code headshot} for the template's HeadshotStateMachine. */
    private static String workflow(String stateMachineArn) {
        return stateMachineArn
                .replaceFirst(".*:", "")
                .replaceFirst("StateMachine$", "")
                .toLowerCase(Locale.ROOT);
    }

    private CompletableFuture<JsonNode> task(TaskRequest request, SimulatedTimers now) {
        ShiftedClock.advanceTo(now.instant().plus(LATE));
        String name = request.resource().replaceFirst(".*:", "").replaceFirst("Function$", "");
        String function = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
        try {
            JsonNode answer = invoke(function, request.arguments());
            if (answer.path("status").asText().equals("running")) {
                ShiftedClock.advanceBy(round);
            }
            return CompletableFuture.completedFuture(answer);
        } catch (TaskFailedException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /**
     * Invokes a function.
     *
     * @throws TaskFailedException with what a state machine would be told, if it throws or is killed
     */
    JsonNode invoke(String function, JsonNode event) {
        JsonNode known = answers.get(function);
        if (known != null) {
            return known;
        }
        Object instance = Objects.requireNonNull(functions.get(function), () -> "there is no " + function);
        Method method = method(instance);
        String step = event.path("job").path("operation").asText("");
        before.accept(new Invocation(function, step, ""));
        String thrown = "";
        CrashPoints.begin(step.isEmpty() ? function : function + " of " + step);
        try {
            @Nullable
            Object[] arguments = method.getParameterCount() == 0
                    ? new Object[0]
                    : new @Nullable Object[] {json.treeToValue(event, method.getParameterTypes()[0])};
            cloud.actAs(function.substring(0, 1).toUpperCase(Locale.ROOT) + function.substring(1) + "Function");
            Object answer = method.invoke(instance, arguments);
            return answer == null ? NullNode.getInstance() : json.readTree(json.writeValueAsString(answer));
        } catch (InvocationTargetException e) {
            Throwable cause = Objects.requireNonNull(e.getCause());
            thrown = cause.toString();
            throw cause instanceof CrashPoints.Killed killed ? killed(killed) : failed(cause);
        } catch (JsonProcessingException | IllegalAccessException e) {
            throw new IllegalStateException(e);
        } finally {
            cloud.actAsAdministrator();
            CrashPoints.end();
            Invocation ended = new Invocation(function, step, thrown);
            invocations.add(ended);
            after.accept(ended);
        }
    }

    /** As FunqyErrorsTest has found it. */
    private TaskFailedException failed(Throwable thrown) {
        String message = thrown.getClass().getName() + ": " + thrown.getMessage();
        return new TaskFailedException(
                FUNQY_ERROR,
                json.createObjectNode()
                        .put("errorType", FUNQY_ERROR)
                        .put("errorMessage", message)
                        .toString());
    }

    /** @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-invocation.html">Lambda: invocation issues</a> */
    private TaskFailedException killed(CrashPoints.Killed killed) {
        return new TaskFailedException(
                "Runtime.ExitError",
                json.createObjectNode()
                        .put("errorType", "Runtime.ExitError")
                        .put("errorMessage", "Runtime exited with error: signal: killed (" + killed.getMessage() + ")")
                        .toString());
    }

    /** Quarkus may have made a subclass, for the line of the log. */
    private static Method method(Object function) {
        for (Class<?> type = function.getClass(); type != null; type = type.getSuperclass()) {
            for (Method method : Arrays.asList(type.getDeclaredMethods())) {
                if (method.isAnnotationPresent(Funq.class)) {
                    return method;
                }
            }
        }
        throw new IllegalArgumentException(function + " is no function");
    }
}
