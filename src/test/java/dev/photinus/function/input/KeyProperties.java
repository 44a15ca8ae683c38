package dev.photinus.function.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.storage.PresignedUrls;
import dev.photinus.storage.S3Location;
import dev.photinus.storage.StorageConfig;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** What holds of every key that an input may name. */
class KeyProperties {

    private static final StaticCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret"));

    private static final S3Presigner PRESIGNER = S3Presigner.builder()
            .region(Region.US_EAST_1)
            .credentialsProvider(CREDENTIALS)
            .build();

    private static final PresignedUrls URLS = new PresignedUrls(PRESIGNER, CREDENTIALS, new StorageConfig() {
        @Override
        public Duration urlLifetime() {
            return Duration.ofHours(1);
        }

        @Override
        public int maxSide() {
            return 6000;
        }
    });

    @AfterContainer
    static void close() {
        PRESIGNER.close();
    }

    @Provide
    Arbitrary<String> keys() {
        Arbitrary<String> pieces = Arbitraries.of(
                "/",
                ".",
                "..",
                "a",
                "ada.jpg",
                "incoming/headshot",
                "%2e%2e",
                "%",
                "+",
                " ",
                "?",
                "#",
                "&",
                "=",
                ":",
                "@",
                "\\",
                "ä",
                "人",
                "🪄",
                "\"",
                "'",
                "<",
                "{}",
                "~",
                "\u0000",
                "\n",
                "\u001b",
                "\ud83e",
                "\u2028");
        Arbitrary<String> any = Arbitraries.strings().ofMaxLength(6);
        return Arbitraries.frequencyOf(Tuple.of(4, pieces), Tuple.of(1, any))
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }

    /** Adobe asks for the URL, S3 looks for what stands in it: it has to be the key, for whoever reads it. */
    @Property(tries = 2_000)
    void whatIsTakenIsWhatTheSignedUrlNames(@ForAll("keys") String key) {
        try {
            Requirements.requireKey("source.key", key);
        } catch (InvalidInputException e) {
            return;
        }
        URI url = URI.create(URLS.get(new S3Location("photos", key)));

        assertThat(url.getHost()).isEqualTo("photos.s3.amazonaws.com");
        assertThat(decoded(url.getRawPath().substring(1))).isEqualTo(key);
        assertThat(Arrays.stream(url.getRawPath().split("/", -1)).map(KeyProperties::decoded))
                .doesNotContain(".", "..");
        assertThat(key).doesNotContainPattern("\\p{Cntrl}");
    }

    private static String decoded(String path) {
        return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
