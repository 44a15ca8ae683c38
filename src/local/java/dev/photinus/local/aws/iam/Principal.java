package dev.photinus.local.aws.iam;

import dev.photinus.local.aws.sam.SamTemplate;
import java.util.List;

/** Who makes a request. */
public sealed interface Principal {

    /** The ARN that AWS names the principal by in its messages, or the name of a service. */
    String arn();

    /** What the Principal element of a policy may name it by. */
    List<String> names();

    /** Who runs the local cloud, and may do everything. */
    record Administrator() implements Principal {
        @Override
        public String arn() {
            return "arn:aws:iam::" + SamTemplate.ACCOUNT + ":root";
        }

        @Override
        public List<String> names() {
            return List.of("AWS:" + arn(), "AWS:" + SamTemplate.ACCOUNT);
        }
    }

    /**
     * A function's process or a state machine, which has assumed its role.
     *
     * @param session the function's name, as Lambda calls its sessions
     */
    record RoleSession(Role role, String session) implements Principal {
        @Override
        public String arn() {
            return "arn:aws:sts::" + SamTemplate.ACCOUNT + ":assumed-role/" + role.name() + "/" + session;
        }

        @Override
        public List<String> names() {
            return List.of(
                    "AWS:" + arn(),
                    "AWS:" + role.arn(),
                    "AWS:arn:aws:iam::" + SamTemplate.ACCOUNT + ":root",
                    "AWS:" + SamTemplate.ACCOUNT);
        }
    }

    /** A service of AWS that acts for itself, such as {@code events.amazonaws.com}. */
    record Service(String name) implements Principal {
        @Override
        public String arn() {
            return name;
        }

        @Override
        public List<String> names() {
            return List.of("Service:" + name);
        }
    }
}
