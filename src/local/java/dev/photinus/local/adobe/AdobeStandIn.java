package dev.photinus.local.adobe;

import dev.photinus.adobe.Generation;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.gate.Credentials;
import dev.photinus.local.adobe.gate.QuotaGate;
import dev.photinus.local.adobe.gate.Tokens;
import dev.photinus.local.adobe.http.Cut;
import dev.photinus.local.adobe.http.Dispatcher;
import dev.photinus.local.adobe.http.Endpoint;
import dev.photinus.local.adobe.http.StandInServer;
import dev.photinus.local.adobe.image.OpenCv;
import dev.photinus.local.adobe.job.HostedFiles;
import dev.photinus.local.adobe.job.JobArchive;
import dev.photinus.local.adobe.job.JobRecord;
import dev.photinus.local.adobe.job.Jobs;
import dev.photinus.local.adobe.job.KeyFile;
import dev.photinus.local.adobe.job.RemoteFiles;
import dev.photinus.local.adobe.job.ResultUrls;
import dev.photinus.local.adobe.job.SpoiledResults;
import dev.photinus.local.adobe.operation.CancelJob;
import dev.photinus.local.adobe.operation.EditPhoto;
import dev.photinus.local.adobe.operation.FillImage;
import dev.photinus.local.adobe.operation.FillImageSync;
import dev.photinus.local.adobe.operation.FillMaskedAreas;
import dev.photinus.local.adobe.operation.FillWork;
import dev.photinus.local.adobe.operation.FireflyStatus;
import dev.photinus.local.adobe.operation.IssueToken;
import dev.photinus.local.adobe.operation.LightroomAutoTone;
import dev.photinus.local.adobe.operation.LightroomStatus;
import dev.photinus.local.adobe.operation.MaskObjects;
import dev.photinus.local.adobe.operation.MaskingStatus;
import dev.photinus.local.adobe.operation.PhotoshopStatus;
import dev.photinus.local.adobe.operation.RemoveBackground;
import dev.photinus.local.adobe.operation.Results;
import dev.photinus.local.adobe.operation.SenseiCutout;
import dev.photinus.local.adobe.operation.SenseiMask;
import dev.photinus.local.adobe.operation.SenseiStatus;
import dev.photinus.local.adobe.operation.UploadImage;
import dev.photinus.local.adobe.traffic.Tally;
import dev.photinus.local.adobe.traffic.Traffic;
import dev.photinus.local.adobe.traffic.Violation;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Adobe on this machine: identity, Firefly, image and Photoshop hosts on one loopback port. Serves both generations of the
 * APIs by their OpenAPI files and does real image work, with no account and no network.
 */
public final class AdobeStandIn implements AutoCloseable {
    private final StandInSettings settings;
    private final Traffic traffic = new Traffic();
    private final Tokens tokens;
    private final HostedFiles files;
    private final Jobs jobs;
    private final StandInServer server;

    private AdobeStandIn(StandInSettings settings, @Nullable KeptState kept) {
        this.settings = settings;
        this.tokens = new Tokens(settings.clock(), settings.tokenLifetime());
        this.files = kept == null
                ? new HostedFiles(settings.clock())
                : new HostedFiles(settings.clock(), kept.folder().resolve("files"));
        ResultUrls urls = kept == null
                ? new ResultUrls(settings.clock())
                : new ResultUrls(settings.clock(), KeyFile.in(kept.folder()));
        this.jobs = new Jobs(
                settings.clock(),
                settings.jobTimes(),
                settings.seed(),
                traffic,
                new SpoiledResults(files, urls),
                kept == null ? null : new JobArchive(kept.folder(), settings.clock(), urls, kept.storage()));
        Results results = new Results(files, urls, settings.resultLifetime());
        QuotaGate quotas = new QuotaGate(settings.clock(), settings.quotas());
        Dispatcher dispatcher =
                new Dispatcher(endpoints(results), tokens, quotas, settings.faults(), traffic, settings.clock());
        this.server = listen(dispatcher, results, kept == null ? 0 : kept.port());
        jobs.restore(server.uri()).forEach(dispatcher::resume);
        jobs.records().forEach(job -> quotas.remember(job.operation(), job.submitted()));
    }

    /** @param former the port to take if it is free; 0 for none */
    private StandInServer listen(Dispatcher dispatcher, Results results, int former) {
        if (former != 0) {
            try {
                return StandInServer.start(former, settings.idleTimeout(), dispatcher, Results.PATH, results);
            } catch (UncheckedIOException e) {
                // another process has taken it
            }
        }
        return StandInServer.start(settings.port(), settings.idleTimeout(), dispatcher, Results.PATH, results);
    }

    /** Starts to listen at once, and to load OpenCV in the background. */
    public static AdobeStandIn start(StandInSettings settings) {
        OpenCv.warmUp();
        return new AdobeStandIn(settings, null);
    }

    /** Continues where a former start ended, however that was: its jobs go on, and its results and uploads are there. */
    public static AdobeStandIn start(StandInSettings settings, KeptState kept) {
        OpenCv.warmUp();
        return new AdobeStandIn(settings, kept);
    }

    /** Every operation that is played. To play another, add its class and name it here: above, if it is the same in both generations. */
    private List<Endpoint> endpoints(Results results) {
        RemoteFiles remote = new RemoteFiles(settings.patience());
        FillWork fill = new FillWork(remote, files, results);
        List<Endpoint> endpoints = new ArrayList<>(List.of(
                new IssueToken(settings.credentials(), tokens),
                new UploadImage(files),
                new MaskObjects(jobs, remote, results),
                new FillMaskedAreas(jobs, remote, results),
                new MaskingStatus(jobs)));
        if (settings.generations().contains(Generation.CURRENT)) {
            endpoints.addAll(List.of(
                    new RemoveBackground(jobs, remote, results),
                    new FillImage(jobs, fill),
                    new EditPhoto(jobs, remote, results),
                    new FireflyStatus(jobs),
                    new PhotoshopStatus(jobs),
                    new CancelJob(jobs)));
        }
        if (settings.generations().contains(Generation.LEGACY)) {
            endpoints.addAll(List.of(
                    new SenseiMask(jobs, remote),
                    new SenseiCutout(jobs, remote),
                    new SenseiStatus(jobs),
                    new FillImageSync(jobs, fill),
                    new LightroomAutoTone(jobs, remote),
                    new LightroomStatus(jobs)));
        }
        return endpoints;
    }

    /** Where to send the traffic of all four hosts. */
    public URI uri() {
        return server.uri();
    }

    /** The client id and secret that it accepts. */
    public Credentials credentials() {
        return settings.credentials();
    }

    /** How often each operation was called; operations that were not are missing. */
    public Map<Operation, Tally> calls() {
        return traffic.tallies();
    }

    /** Every job, in the order of acceptance. */
    public List<JobRecord> jobs() {
        return jobs.records();
    }

    /** Calls that broke the contract, in the order in which they came. */
    public List<Violation> violations() {
        return traffic.violations();
    }

    /** Ends the life of every token that is out. */
    public void revokeTokens() {
        tokens.revokeAll();
    }

    /** Cuts every idle connection, if there is an idle timeout at all; returns how many these were. */
    public int cutIdleConnections(Cut how) {
        return cutIdleConnections(how, port -> true);
    }

    /** Cuts the idle connections from these ports, if there is an idle timeout at all; returns how many these were. */
    public int cutIdleConnections(Cut how, IntPredicate clientPorts) {
        return server.cutIdleConnections(how, clientPorts);
    }

    /** How many connections are open, if there is an idle timeout at all. */
    public int openConnections() {
        return server.openConnections();
    }

    /** How many connections have been opened, if there is an idle timeout at all. */
    public int acceptedConnections() {
        return server.acceptedConnections();
    }

    /** How many idle connections were cut. */
    public Map<Cut, Integer> cuts() {
        return server.cuts();
    }

    /** Ceases to listen: whoever calls is refused the connection, until {@link #comeBack}. */
    public void goAway() {
        server.goAway();
    }

    /** Listens again, at the same URL. */
    public void comeBack() {
        server.comeBack();
    }

    @Override
    public void close() {
        server.close();
        jobs.close();
        files.close();
    }
}
