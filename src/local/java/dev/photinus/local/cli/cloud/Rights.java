package dev.photinus.local.cli.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.photinus.local.asl.ObjectStore;
import dev.photinus.local.asl.Tasks;
import dev.photinus.local.aws.LocalCredentials;
import dev.photinus.local.aws.RequestGuard;
import dev.photinus.local.aws.iam.AccessRequest;
import dev.photinus.local.aws.iam.LocalAccount;
import dev.photinus.local.aws.iam.ServiceGuard;
import dev.photinus.local.aws.s3.LocalS3;
import dev.photinus.local.aws.sam.FunctionResource;
import dev.photinus.local.aws.sam.SamTemplate;
import dev.photinus.local.aws.states.AuthorizedObjects;
import dev.photinus.local.aws.states.AuthorizedTasks;
import dev.photinus.local.aws.states.MachineRoles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.BiFunction;

/** What functions and state machines may do in the local cloud. */
sealed interface Rights {

    /** A guard for a service with a JSON protocol, by what its operations need. */
    RequestGuard guard(BiFunction<String, JsonNode, List<AccessRequest>> needed);

    /** S3 over a folder, on a port if that is free. */
    LocalS3 s3(Path folder, int port) throws IOException;

    /** A function with the access key that it runs with. */
    FunctionResource withKey(FunctionResource function);

    /** Tasks that are allowed. */
    Tasks tasks(Tasks all);

    /** Objects of S3 that machines may read and write. */
    ObjectStore objects(ObjectStore all);

    /**
     * Refuses a machine whose role lacks what it always needs.
     *
     * @throws IllegalArgumentException with the action that the role lacks
     */
    void check(LocalMachine machine);

    /** Everything: AWS's own S3 decides, or a benchmark measures something else. */
    record Unlimited(LocalCredentials key) implements Rights {
        @Override
        public RequestGuard guard(BiFunction<String, JsonNode, List<AccessRequest>> needed) {
            return RequestGuard.NONE;
        }

        @Override
        public LocalS3 s3(Path folder, int port) throws IOException {
            return LocalS3.start(folder, key, port);
        }

        @Override
        public FunctionResource withKey(FunctionResource function) {
            return function;
        }

        @Override
        public Tasks tasks(Tasks all) {
            return all;
        }

        @Override
        public ObjectStore objects(ObjectStore all) {
            return all;
        }

        @Override
        public void check(LocalMachine machine) {
            // whatever it needs, it may do
        }
    }

    /** What the template's roles allow. */
    record OfRoles(SamTemplate template, LocalAccount account, MachineRoles machines) implements Rights {

        /** @param administrator the key of the command itself */
        static OfRoles of(SamTemplate template, LocalCredentials administrator) {
            LocalAccount account = LocalAccount.of(template, administrator);
            return new OfRoles(template, account, MachineRoles.of(template, account.control()));
        }

        @Override
        public RequestGuard guard(BiFunction<String, JsonNode, List<AccessRequest>> needed) {
            return new ServiceGuard(account, Clock.systemUTC(), needed);
        }

        @Override
        public LocalS3 s3(Path folder, int port) throws IOException {
            return LocalS3.start(folder, account, port);
        }

        @Override
        public FunctionResource withKey(FunctionResource function) {
            return function.withVariables(
                    account.credentialsOf(template, function.logicalId()).environment());
        }

        @Override
        public Tasks tasks(Tasks all) {
            return new AuthorizedTasks(machines, all);
        }

        @Override
        public ObjectStore objects(ObjectStore all) {
            return new AuthorizedObjects(machines, all);
        }

        @Override
        public void check(LocalMachine machine) {
            String arn = machine.arn();
            machines.check(arn.substring(arn.lastIndexOf(':') + 1), machine.definition());
        }
    }
}
