package dev.photinus.local.aws.iam;

import dev.photinus.local.aws.LocalCredentials;
import dev.photinus.local.aws.sam.SamTemplate;

/** The one account of the local cloud: who has which access key, and who may do what. */
public record LocalAccount(AccessKeys keys, AccessControl control) {

    /**
     * With the policies of a template.
     *
     * @throws PolicyException if a policy has something that the local cloud does not evaluate
     */
    public static LocalAccount of(SamTemplate template, LocalCredentials administrator) {
        return new LocalAccount(new AccessKeys(administrator), AccessControl.of(template));
    }

    /** The temporary key with which a function of the template runs: its role's, in a session with the function's name. */
    public LocalCredentials credentialsOf(SamTemplate template, String logicalId) {
        return keys.of(Role.of(template.roleOf(logicalId)), logicalId);
    }

    /** A machine or a function of the template as a principal. */
    public static Principal.RoleSession principal(SamTemplate template, String logicalId) {
        return new Principal.RoleSession(Role.of(template.roleOf(logicalId)), logicalId);
    }
}
