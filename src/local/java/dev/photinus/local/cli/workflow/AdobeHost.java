package dev.photinus.local.cli.workflow;

import dev.photinus.local.adobe.fault.FaultRule;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Who answers the calls that the functions make to Adobe. */
public sealed interface AdobeHost {

    /** How the report names it. */
    String label();

    /** What tells it from other hosts: jobs are known to one of them alone. */
    default String identity() {
        return label();
    }

    /** The functions' settings in the command's environment: none, where nothing outside this machine takes part. */
    default Map<String, String> settings(Map<String, String> environment) {
        return this instanceof StandIn ? Map.of() : environment;
    }

    /**
     * The stand-in on this machine.
     *
     * @param realistic whether its jobs take Adobe's own times and its quotas are Adobe's own, instead of quick ones
     * @param faults what goes wrong
     * @param faultSeed what chance draws the faults from
     */
    record StandIn(boolean realistic, List<FaultRule> faults, long faultSeed) implements AdobeHost {

        /** Copies the list. */
        public StandIn {
            faults = List.copyOf(faults);
        }

        /** One at which nothing goes wrong. */
        public StandIn(boolean realistic) {
            this(realistic, List.of(), 1);
        }

        @Override
        public String identity() {
            return "emulator"; // however it behaves
        }

        @Override
        public String label() {
            String label = realistic ? "stand-in, with Adobe's own job times and quotas" : "stand-in";
            return faults.isEmpty()
                    ? label
                    : label + ", with the faults "
                            + faults.stream().map(FaultRule::toString).collect(Collectors.joining(", ")) + " (seed "
                            + faultSeed + ")";
        }
    }

    /** One host that speaks the contract of all of Adobe's. */
    record Other(URI base) implements AdobeHost {
        @Override
        public String label() {
            return base.toString();
        }
    }

    /**
     * Adobe's own hosts: jobs cost credits.
     *
     * @param bucket in an AWS account, for Adobe has to be able to reach the photos
     */
    record Live(String bucket) implements AdobeHost {
        @Override
        public String label() {
            return "Adobe's own hosts";
        }
    }
}
