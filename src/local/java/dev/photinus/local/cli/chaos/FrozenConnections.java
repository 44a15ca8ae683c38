package dev.photinus.local.cli.chaos;

import dev.photinus.local.adobe.AdobeStandIn;
import dev.photinus.local.adobe.http.Cut;
import dev.photinus.local.aws.lambda.Watch;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Cuts the connections to Adobe that a function leaves open when it is frozen, in each of the ways by turns, as the minutes between
 * two events do on AWS. Those of functions at work stay: no server closes a connection that was used a moment ago.
 */
final class FrozenConnections implements Watch {

    private static final Cut[] WAYS = Cut.values();

    private final Watch next;
    private final AdobeStandIn adobe;
    private final AtomicInteger freezes = new AtomicInteger();
    private final AtomicInteger cuts = new AtomicInteger();

    /** @param next hears of everything, too */
    FrozenConnections(Watch next, AdobeStandIn adobe) {
        this.next = next;
        this.adobe = adobe;
    }

    @Override
    public void began(Begun invocation) {
        next.began(invocation);
    }

    @Override
    public void froze(String function, long pid) {
        freezes.incrementAndGet();
        Set<Integer> ports = ProcessPorts.of(pid);
        cuts.addAndGet(adobe.cutIdleConnections(WAYS[cuts.get() % WAYS.length], ports::contains));
        next.froze(function, pid);
    }

    /** How often a function was frozen. */
    int freezes() {
        return freezes.get();
    }
}
