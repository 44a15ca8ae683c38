package dev.photinus.local.cli;

import dev.photinus.local.cli.workflow.Cloud;

/** The first parameter of every command that runs photos. */
final class WorkflowName {

    private WorkflowName() {}

    static String known(String name, Cloud cloud) {
        if (!cloud.workflows().contains(name)) {
            throw new UsageException("There is no workflow \"" + name + "\". The workflows are: "
                    + String.join(", ", cloud.workflows()) + ".");
        }
        return name;
    }
}
