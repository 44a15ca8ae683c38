package dev.photinus.local.aws.iam;

import dev.photinus.local.aws.LocalCredentials;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The access keys of the local account: the administrator's, and one of each session of a role. A session's key follows from the
 * administrator's, so that a cloud which is started again with the same administrator knows the keys, and the URLs signed with them,
 * of the one before.
 */
public final class AccessKeys {
    private final LocalCredentials administrator;
    private final Map<String, Holder> holders = new ConcurrentHashMap<>();

    /** An access key and who has it. */
    public record Holder(LocalCredentials credentials, Principal principal) {}

    /** With the administrator's key alone. */
    public AccessKeys(LocalCredentials administrator) {
        this.administrator = administrator;
        holders.put(administrator.accessKeyId(), new Holder(administrator, new Principal.Administrator()));
    }

    /** The key of who may do everything. */
    public LocalCredentials administrator() {
        return administrator;
    }

    /**
     * The temporary key of a role's session, with a session token; of the same session it is the same key.
     *
     * @param session the name of the function that runs under the role
     */
    public LocalCredentials of(Role role, String session) {
        var credentials = administrator.session(role.name() + "/" + session);
        holders.put(credentials.accessKeyId(), new Holder(credentials, new Principal.RoleSession(role, session)));
        return credentials;
    }

    /** Who has an access key. */
    public Optional<Holder> holder(String accessKeyId) {
        return Optional.ofNullable(holders.get(accessKeyId));
    }
}
