package dev.photinus.local.cli.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.photinus.function.input.Fingerprint;
import dev.photinus.ledger.JobKey;
import dev.photinus.local.aws.lambda.Watch;

/**
 * Tells whose result is kept in a job's place in the bucket, when a function is about to have Adobe read it from there: the request
 * names no photo.
 */
final class PlaceTracing implements Watch {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String FOLDER = "intermediate/";
    private static final int DIGITS = 32;

    private final Watch next;
    private final AdobeChaos adobe;

    /** @param next hears of everything, too */
    PlaceTracing(Watch next, AdobeChaos adobe) {
        this.next = next;
        this.adobe = adobe;
    }

    @Override
    public void began(Begun invocation) {
        JsonNode job = source(invocation.event());
        if (job.has("hash")) {
            JobKey key = JSON.convertValue(job, JobKey.class);
            ChaosPhoto.in(key.key()).ifPresent(photo -> adobe.belongs(place(key), photo));
        }
        next.began(invocation);
    }

    @Override
    public void froze(String function, long pid) {
        next.froze(function, pid);
    }

    private static JsonNode source(String event) {
        try {
            return JSON.readTree(event).path("photo").path("job");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Functions get JSON", e);
        }
    }

    /** As {@code Intermediates} names it. */
    private static String place(JobKey job) {
        return FOLDER + Fingerprint.of(job.text()).hex().substring(0, DIGITS) + "/";
    }
}
