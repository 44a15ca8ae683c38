package dev.photinus.local.cli.bench;

import dev.photinus.local.aws.lambda.FunctionPackage;
import dev.photinus.local.aws.lambda.FunctionProcess;
import dev.photinus.local.aws.lambda.JavaHome;
import dev.photinus.local.aws.sam.FunctionResource;
import dev.photinus.local.cli.workflow.CloudException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The calls that a fill makes of DynamoDB and Adobe: what they take by themselves, no function can do without.
 *
 * @param adobe each call of which has a connection of its own, as a submission must: one that is older than the event may be dead
 */
record InnerCalls(List<Call> calls, URI adobe) {

    private static final int WARM_UPS = 20;

    /** Looks over a function's shoulder. */
    static InnerCalls record(FillLab lab, Path zip) throws IOException, InterruptedException {
        List<Call> calls = new CopyOnWriteArrayList<>();
        try (CallRecorder dynamoDb = new CallRecorder(lab.dynamoDb(), calls::add);
                CallRecorder adobe = new CallRecorder(lab.adobe(), calls::add)) {
            Map<String, String> variables = new HashMap<>(lab.variables());
            variables.put("AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.uri().toString());
            variables.put("ADOBE_FIREFLY_URL", adobe.uri().toString());
            FunctionResource fill = lab.fill();
            try (FunctionPackage functions =
                            FunctionPackage.open(zip, JavaHome.current(), lab.settings(Map.copyOf(variables)));
                    FunctionProcess process = new FunctionProcess(fill, functions.command(fill), lab.logs())) {
                FillBench.submitted("What a fill calls", process.invoke(lab.event()));
            }
        }
        return new InnerCalls(List.copyOf(calls), lab.adobe());
    }

    /** Milliseconds that they take one after the other; so many times. */
    List<Double> replay(int times) throws IOException {
        Map<URI, OpenConnection> open = new HashMap<>();
        try {
            List<Double> taken = new ArrayList<>();
            for (int i = -WARM_UPS; i < times; i++) {
                long start = System.nanoTime();
                for (Call call : calls) {
                    send(open, call);
                }
                if (i >= 0) {
                    taken.add((System.nanoTime() - start) / 1e6);
                }
            }
            return taken;
        } finally {
            for (OpenConnection connection : open.values()) {
                connection.close();
            }
        }
    }

    private void send(Map<URI, OpenConnection> open, Call call) throws IOException {
        int status;
        if (call.host().equals(adobe)) {
            try (OpenConnection connection = new OpenConnection(adobe)) {
                status = connection.send(call);
            }
        } else {
            OpenConnection connection = open.get(call.host());
            if (connection == null) {
                connection = new OpenConnection(call.host());
                open.put(call.host(), connection);
            }
            status = connection.send(call);
        }
        if (status / 100 != 2) {
            throw new CloudException(
                    "A call that a fill makes was answered with " + status + " when it was made again");
        }
    }
}
