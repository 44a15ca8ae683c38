package dev.photinus.local.aws.states;

import dev.photinus.local.asl.ObjectStore;
import dev.photinus.local.aws.iam.AccessRequest;
import java.nio.file.AccessDeniedException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * S3 as the roles of state machines allow it to ItemReader and ResultWriter.
 *
 * @param executionArn of the execution that reads or writes
 * @param roles of the machines
 * @param objects what is allowed
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/iam-policies-eg-dist-map.html">IAM policies for Distributed
 *     Map</a>
 */
public record AuthorizedObjects(String executionArn, MachineRoles roles, ObjectStore objects) implements ObjectStore {
    private static final String ARN = "arn:aws:s3:::";

    /** For every execution. */
    public AuthorizedObjects(MachineRoles roles, ObjectStore objects) {
        this("", roles, objects);
    }

    @Override
    public ObjectStore as(String execution) {
        return new AuthorizedObjects(execution, roles, objects);
    }

    @Override
    public CompletableFuture<List<ListedObject>> list(String bucket, String prefix) {
        var request = AccessRequest.of("s3:ListBucket", ARN + bucket).with("s3:prefix", List.of(prefix));
        return allowed(request, () -> objects.list(bucket, prefix));
    }

    @Override
    public CompletableFuture<byte[]> get(String bucket, String key) {
        return allowed(AccessRequest.of("s3:GetObject", ARN + bucket + "/" + key), () -> objects.get(bucket, key));
    }

    @Override
    public CompletableFuture<Void> put(String bucket, String key, byte[] content) {
        return allowed(
                AccessRequest.of("s3:PutObject", ARN + bucket + "/" + key), () -> objects.put(bucket, key, content));
    }

    private <T> CompletableFuture<T> allowed(AccessRequest request, Supplier<CompletableFuture<T>> call) {
        return roles.refusal(executionArn, request)
                .map(refusal -> CompletableFuture.<T>failedFuture(new AccessDeniedException(refusal)))
                .orElseGet(call);
    }
}
