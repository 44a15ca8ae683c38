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

/** The calls that a fill makes of DynamoDB and Adobe: what they take by themselves, no function can do without. */
record InnerCalls(List<Call> calls) {

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
        return new InnerCalls(List.copyOf(calls));
    }

    /** Milliseconds that they take one after the other, over connections that are open; so many times. */
    List<Double> replay(int times) throws IOException {
        Map<URI, OpenConnection> connections = new HashMap<>();
        try {
            for (Call call : calls) {
                if (!connections.containsKey(call.host())) {
                    connections.put(call.host(), new OpenConnection(call.host()));
                }
            }
            List<Double> taken = new ArrayList<>();
            for (int i = -WARM_UPS; i < times; i++) {
                long start = System.nanoTime();
                for (Call call : calls) {
                    send(connections, call);
                }
                if (i >= 0) {
                    taken.add((System.nanoTime() - start) / 1e6);
                }
            }
            return taken;
        } finally {
            for (OpenConnection connection : connections.values()) {
                connection.close();
            }
        }
    }

    private static void send(Map<URI, OpenConnection> connections, Call call) throws IOException {
        OpenConnection connection = connections.get(call.host());
        int status = connection == null ? 0 : connection.send(call);
        if (status / 100 != 2) {
            throw new CloudException(
                    "A call that a fill makes was answered with " + status + " when it was made again");
        }
    }
}
