package dev.photinus.local.cli;

import dev.photinus.adobe.AdobeHosts;
import dev.photinus.adobe.Generation;
import dev.photinus.local.adobe.fault.FaultRule;
import dev.photinus.local.cli.workflow.AdobeHost;
import dev.photinus.local.cli.workflow.CloudSettings;
import dev.photinus.local.cli.workflow.FunctionBuild;
import dev.photinus.local.cli.workflow.LambdaAccount;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that runs photos: who plays Adobe, and how much happens at once. */
final class CloudOptions {

    /** A laptop has few cores, and Adobe's default quota lets through four photos a minute. */
    private static final String DEFAULT_CONCURRENCY = "4";

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            defaultValue = DEFAULT_CONCURRENCY,
            description = "Photos under way at once, at most (default: ${DEFAULT-VALUE}).")
    private int concurrency;

    @Option(
            names = "--lambda-concurrency",
            paramLabel = "N",
            defaultValue = "1000",
            description =
                    "Invocations of all functions at once, at most; further ones are throttled as AWS throttles an"
                            + " account's (default: ${DEFAULT-VALUE}).")
    private int lambdaConcurrency;

    @Option(
            names = "--adobe",
            paramLabel = "URL|live",
            description = {
                "Who answers as Adobe, instead of the stand-in on this machine:",
                "a URL: one host that speaks the contract of Adobe's,",
                "live: Adobe's own hosts. Needs the credentials below and costs credits. Adobe"
                        + " fetches photos by their URL: name a bucket of yours by --bucket."
            })
    private @Nullable String adobe;

    @Option(
            names = "--bucket",
            paramLabel = "NAME",
            description = "With --adobe live: the S3 bucket that photos go through, by the AWS credentials and region"
                    + " of the environment.")
    private @Nullable String bucket;

    @Option(
            names = "--realistic",
            description = "Let the stand-in take Adobe's own job times and quotas instead of quick ones.")
    private boolean realistic;

    @Option(
            names = "--fault",
            paramLabel = "OPERATION:FAULT=HOW",
            split = ",",
            description = {
                "What is to go wrong at the stand-in, such as fill:429=0.2,status:reset=once; HOW is a probability from 0"
                        + " to 1, once or always.",
                "Operations: authenticate, createMask, removeBackground, fill, autoTone, maskObjects, fillMaskedAreas,"
                        + " upload, status, cancel.",
                "Faults: 400, 400411, 401, 401014, quota_exhausted, user_non_entitled, 403000, 403003, 403401, 403421,"
                        + " 404, 408, 410, 413, 422, 422404, prompt_unsafe, output_media_unsafe, language_not_supported, 429,"
                        + " 429-date, 429-untold, 451, 500, 500600, 502, 503, 503-retry-after, refused, reset, silence, truncated, slow; of a job: failed, endless,"
                        + " unknown-status, empty-outputs, expired-result, not-an-image."
            })
    private List<String> faults = List.of();

    @Option(
            names = "--fault-seed",
            paramLabel = "N",
            description = "With --fault: what chance is drawn from, for the same faults again (default: 1).")
    private @Nullable Long faultSeed;

    @Option(
            names = "--generation",
            paramLabel = "NAME",
            description =
                    "Which of Adobe's APIs to speak: current, or legacy, which Adobe's tutorials show and Adobe has"
                            + " retired (default: current; with --adobe, ADOBE_GENERATION before that).")
    private @Nullable Generation generation;

    @Option(
            names = "--native",
            description = "Run the functions as native executables instead of on the JVM; they are built first where"
                    + " they are missing or old, which takes GRAALVM_HOME.")
    private boolean nativeFunctions;

    /**
     * The settings, once they are known to be good.
     *
     * @throws UsageException when they are not
     */
    CloudSettings settings(String workflow, Map<String, String> environment) {
        if (concurrency < 1) {
            throw new UsageException("--concurrency is at least 1, not " + concurrency + ".");
        }
        if (lambdaConcurrency < 1) {
            throw new UsageException("--lambda-concurrency is at least 1, not " + lambdaConcurrency + ".");
        }
        AdobeHost host = adobeHost(environment);
        AdobeGenerations generations = new AdobeGenerations(host.settings(environment));
        return new CloudSettings(
                        workflow,
                        host,
                        generation == null ? generations.generation() : generation,
                        generations.exceptions(),
                        concurrency,
                        nativeFunctions ? FunctionBuild.NATIVE : FunctionBuild.JVM)
                .withLambda(new LambdaAccount(lambdaConcurrency, LambdaAccount.DEFAULT.freezing()));
    }

    private AdobeHost adobeHost(Map<String, String> environment) {
        if (bucket != null && !"live".equals(adobe)) {
            throw new UsageException("--bucket goes with --adobe live; everything else uses a bucket on this machine.");
        }
        if (adobe == null) {
            return new AdobeHost.StandIn(realistic, faultRules(), faultSeed == null ? 1 : faultSeed);
        }
        if (!faults.isEmpty() || faultSeed != null) {
            throw new UsageException("--fault is about the stand-in on this machine and does not go with --adobe.");
        }
        if (realistic) {
            throw new UsageException("--realistic is about the stand-in on this machine and does not go with --adobe.");
        }
        if (adobe.equals("live")) {
            requireCredentials(environment);
            return new AdobeHost.Live(liveBucket());
        }
        return new AdobeHost.Other(baseUrl(adobe));
    }

    private List<FaultRule> faultRules() {
        if (faults.isEmpty() && faultSeed != null) {
            throw new UsageException("--fault-seed goes with --fault: it says what chance draws the faults from.");
        }
        try {
            return faults.stream().map(FaultRule::parse).toList();
        } catch (IllegalArgumentException e) {
            throw new UsageException("--fault: " + e.getMessage() + ".");
        }
    }

    private String liveBucket() {
        if (bucket == null) {
            throw new UsageException(
                    "--adobe live needs --bucket NAME: an S3 bucket of yours that photos go through, since"
                            + " Adobe cannot reach this machine.");
        }
        return bucket;
    }

    private static void requireCredentials(Map<String, String> environment) {
        List<String> missing = List.of("FIREFLY_SERVICES_CLIENT_ID", "FIREFLY_SERVICES_CLIENT_SECRET").stream()
                .filter(name -> environment.getOrDefault(name, "").isBlank())
                .toList();
        if (!missing.isEmpty()) {
            throw new UsageException("--adobe live needs " + String.join(" and ", missing)
                    + " in the environment: the credentials of a project in Adobe's Developer Console that has"
                    + " Firefly Services.");
        }
    }

    /** Not one with credentials or a query in it: it would stand in logs and in the report. */
    private static URI baseUrl(String text) {
        try {
            URI uri = new URI(text);
            boolean plain = uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (http && plain && uri.getHost() != null) {
                return secure(uri);
            }
        } catch (URISyntaxException e) {
            // is told below, without the text: it may hold a secret
        }
        throw new UsageException("--adobe takes \"live\" or a URL such as http://127.0.0.1:8080, with nothing in it but"
                + " host, port and path.");
    }

    /** The functions would not ask it either. */
    private static URI secure(URI uri) {
        if (AdobeHosts.keepsSecrets(uri)) {
            return uri;
        }
        throw new UsageException(
                "--adobe takes https URLs, and http ones in one's own network alone: credentials are sent to"
                        + " that host.");
    }
}
