package dev.photinus.local.cli.workflow;

import java.util.SortedSet;

/** A place where workflows can run. Asking it what it knows costs nothing; only {@link #start} starts anything. */
public interface Cloud {

    /** The workflows it can run, by the name that the command line uses: {@code headshot} for {@code infra/headshot.asl.json}. */
    SortedSet<String> workflows();

    /**
     * Starts it. Whoever starts it closes it.
     *
     * @throws CloudException when it cannot start; nothing is left running then
     */
    Workflows start(CloudSettings settings);
}
