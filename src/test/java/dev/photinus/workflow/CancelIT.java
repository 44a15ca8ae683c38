package dev.photinus.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.local.adobe.AdobeStandIn;
import dev.photinus.local.adobe.StandInSettings;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.fault.Fault;
import dev.photinus.local.adobe.job.JobRecord;
import dev.photinus.local.cli.cloud.LocalCloud;
import dev.photinus.local.cli.workflow.AdobeHost;
import dev.photinus.local.cli.workflow.Background;
import dev.photinus.local.cli.workflow.CloudSettings;
import dev.photinus.local.cli.workflow.PhotoEvent;
import dev.photinus.local.cli.workflow.PhotoRequest;
import dev.photinus.local.cli.workflow.PhotoResult;
import dev.photinus.local.cli.workflow.Wish;
import dev.photinus.local.cli.workflow.Workflows;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An execution that is stopped while Adobe fills. */
@Timeout(120)
class CancelIT {

    @Test
    void cancelsTheFillThatNobodyWaitsForAnyMore() throws Exception {
        CountDownLatch polled = new CountDownLatch(1);
        try (AdobeStandIn host = AdobeStandIn.start(StandInSettings.quick()
                .withFaults(operation ->
                        operation == Operation.FILL ? Optional.of(Fault.JOB_NEVER_ENDS) : Optional.empty()))) {
            CompletableFuture<PhotoResult> result;
            try (Workflows workflows = new LocalCloud(Path.of("").toAbsolutePath(), Map.of())
                    .start(new CloudSettings("headshot", new AdobeHost.Other(host.uri()), 1))) {
                result = workflows.start(request(), event -> {
                    if (event instanceof PhotoEvent.StateEntered entered
                            && entered.state().equals("Poll Fill")) {
                        polled.countDown();
                    }
                });
                assertThat(polled.await(60, TimeUnit.SECONDS)).isTrue();
            }

            assertThat(result.join()).isInstanceOf(PhotoResult.Failed.class);
            List<JobRecord> fills = host.jobs().stream()
                    .filter(job -> job.operation() == Operation.FILL)
                    .toList();
            assertThat(fills).extracting(JobRecord::outcome).containsExactly("cancelled");
            assertThat(host.violations()).isEmpty();
        }
    }

    private static PhotoRequest request() {
        return new PhotoRequest(
                Path.of("samples/headshots/ada.jpg"),
                "ada.jpg",
                new Wish.Headshot(new Background(null, null, null, 1), null),
                null);
    }
}
