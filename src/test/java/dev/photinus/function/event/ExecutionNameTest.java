package dev.photinus.function.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.storage.S3Location;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExecutionNameTest {

    private static final S3Location ADA = new S3Location("photos", "incoming/headshot/ada.jpg");

    @Test
    void isTheSameForTheSameUploadOnly() {
        assertThat(ExecutionName.of(ADA, "etag")).isEqualTo(ExecutionName.of(ADA, "etag"));
        assertThat(List.of(
                        ExecutionName.of(ADA, "etag"),
                        ExecutionName.of(ADA, "another"),
                        ExecutionName.of(new S3Location("others", ADA.key()), "etag"),
                        ExecutionName.of(new S3Location("photos", "incoming/headshot/team/ada.jpg"), "etag")))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada.jpg", "写真.jpg", "a b+c%20(1).jpg", "incoming/product/", "\uD83D\uDE00"})
    void isOneThatAwsAndCloudWatchTake(String key) {
        assertThat(ExecutionName.of(new S3Location("photos", key), "etag")).matches("[A-Za-z0-9_-]{1,80}");
        assertThat(ExecutionName.of(new S3Location("photos", key + "x".repeat(1000)), "etag"))
                .matches("[A-Za-z0-9_-]{1,80}");
    }

    @Test
    void beginsWithThePhotosName() {
        assertThat(ExecutionName.of(ADA, "etag")).startsWith("ada-jpg-");
    }
}
