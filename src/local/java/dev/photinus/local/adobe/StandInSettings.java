package dev.photinus.local.adobe;

import dev.photinus.adobe.Generation;
import dev.photinus.local.adobe.fault.Faults;
import dev.photinus.local.adobe.gate.Credentials;
import dev.photinus.local.adobe.gate.Quotas;
import dev.photinus.local.adobe.job.JobTimes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How the stand-in behaves.
 *
 * @param port to listen on; 0 for any free one
 * @param credentials the one pair that gets a token
 * @param tokenLifetime from issue to expiry
 * @param resultLifetime of the URLs of hosted results, from the end of their job
 * @param jobTimes how long jobs take
 * @param quotas when to answer 429
 * @param faults what goes wrong
 * @param generations of Adobe's APIs that are served; what is the same in both always is
 * @param patience how long hosts of photos and results are asked again that do not answer
 * @param idleTimeout after which an idle connection is cut, by FIN, by RST and silently in turns; where empty, it is closed in
 *     order after half a minute
 * @param seed of everything that is drawn by chance
 * @param clock what time it is
 */
public record StandInSettings(
        int port,
        Credentials credentials,
        Duration tokenLifetime,
        Duration resultLifetime,
        JobTimes jobTimes,
        Quotas quotas,
        Faults faults,
        Set<Generation> generations,
        Duration patience,
        Optional<Duration> idleTimeout,
        long seed,
        InstantSource clock) {

    /** Checks that at least one generation is served, and copies the set. */
    public StandInSettings {
        generations = Set.copyOf(generations);
        if (generations.isEmpty()) {
            throw new IllegalArgumentException("A host that serves no generation of Adobe's APIs is of no use");
        }
    }

    /** Jobs of a second or two, no quotas, no faults, both generations. */
    public static StandInSettings quick() {
        return new StandInSettings(
                0,
                new Credentials("photinus-on-a-laptop", "no-secret-worth-stealing"),
                Duration.ofSeconds(86_399),
                Duration.ofHours(1),
                JobTimes.quick(),
                Quotas.none(),
                Faults.none(),
                EnumSet.allOf(Generation.class),
                Duration.ZERO,
                Optional.empty(),
                1,
                InstantSource.system());
    }

    /** Adobe's own job times and quotas. */
    public static StandInSettings realistic() {
        return quick().withJobTimes(JobTimes.realistic()).withQuotas(Quotas.adobe());
    }

    public StandInSettings withPort(int changed) {
        return with(settings -> settings.port = changed);
    }

    public StandInSettings withCredentials(Credentials changed) {
        return with(settings -> settings.credentials = changed);
    }

    public StandInSettings withTokenLifetime(Duration changed) {
        return with(settings -> settings.tokenLifetime = changed);
    }

    public StandInSettings withResultLifetime(Duration changed) {
        return with(settings -> settings.resultLifetime = changed);
    }

    public StandInSettings withJobTimes(JobTimes changed) {
        return with(settings -> settings.jobTimes = changed);
    }

    public StandInSettings withQuotas(Quotas changed) {
        return with(settings -> settings.quotas = changed);
    }

    public StandInSettings withFaults(Faults changed) {
        return with(settings -> settings.faults = changed);
    }

    /** Serves these generations only. */
    public StandInSettings withGenerations(Generation first, Generation... others) {
        return with(settings -> settings.generations = EnumSet.of(first, others));
    }

    /** Asks hosts again that do not answer, for so long. */
    public StandInSettings withPatience(Duration changed) {
        return with(settings -> settings.patience = changed);
    }

    /** Cuts connections that are idle for so long. */
    public StandInSettings withIdleTimeout(Duration changed) {
        return with(settings -> settings.idleTimeout = Optional.of(changed));
    }

    public StandInSettings withSeed(long changed) {
        return with(settings -> settings.seed = changed);
    }

    public StandInSettings withClock(InstantSource changed) {
        return with(settings -> settings.clock = changed);
    }

    private StandInSettings with(Consumer<Changed> change) {
        Changed settings = new Changed(this);
        change.accept(settings);
        return settings.settings();
    }

    /** The same settings, on their way to others. */
    private static final class Changed {

        private int port;
        private Credentials credentials;
        private Duration tokenLifetime;
        private Duration resultLifetime;
        private JobTimes jobTimes;
        private Quotas quotas;
        private Faults faults;
        private Set<Generation> generations;
        private Duration patience;
        private Optional<Duration> idleTimeout;
        private long seed;
        private InstantSource clock;

        Changed(StandInSettings settings) {
            port = settings.port;
            credentials = settings.credentials;
            tokenLifetime = settings.tokenLifetime;
            resultLifetime = settings.resultLifetime;
            jobTimes = settings.jobTimes;
            quotas = settings.quotas;
            faults = settings.faults;
            generations = settings.generations;
            patience = settings.patience;
            idleTimeout = settings.idleTimeout;
            seed = settings.seed;
            clock = settings.clock;
        }

        StandInSettings settings() {
            return new StandInSettings(
                    port,
                    credentials,
                    tokenLifetime,
                    resultLifetime,
                    jobTimes,
                    quotas,
                    faults,
                    generations,
                    patience,
                    idleTimeout,
                    seed,
                    clock);
        }
    }
}
