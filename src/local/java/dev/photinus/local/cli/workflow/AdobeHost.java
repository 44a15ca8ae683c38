package dev.photinus.local.cli.workflow;

import java.net.URI;

/** Who answers the calls that the functions make to Adobe. */
public sealed interface AdobeHost {

    /** How the report names it. */
    String label();

    /**
     * The stand-in on this machine.
     *
     * @param realistic whether its jobs take Adobe's own times and its quotas are Adobe's own, instead of quick ones
     */
    record StandIn(boolean realistic) implements AdobeHost {
        @Override
        public String label() {
            return realistic ? "stand-in, with Adobe's own job times and quotas" : "stand-in";
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
