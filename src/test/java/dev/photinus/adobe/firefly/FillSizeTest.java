package dev.photinus.adobe.firefly;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FillSizeTest {

    @ParameterizedTest
    @CsvSource({
        // the shapes themselves
        "2048, 2048, SQUARE",
        "1024, 1024, SQUARE_SMALL",
        "2304, 1792, LANDSCAPE",
        "896, 1152, PORTRAIT_SMALL",
        "2688, 1536, WIDE",
        // a camera's 3:2 is nearer to 9:7 (1.29) than to 7:4 (1.75)
        "6000, 4000, LANDSCAPE",
        "4000, 6000, PORTRAIT",
        // a phone's 16:9 has no tall counterpart: 7:9 is nearest
        "1920, 1080, WIDE",
        "1080, 1920, PORTRAIT",
        // nearly square
        "1000, 1100, SQUARE_SMALL",
        // the smaller size only where it holds the photo
        "1152, 896, LANDSCAPE_SMALL",
        "1153, 897, LANDSCAPE",
        "1120, 1440, PORTRAIT",
        // beyond the largest
        "5000, 5000, SQUARE",
        // a strip
        "6000, 10, WIDE",
        "1, 6000, PORTRAIT_SMALL",
    })
    void takesTheNearestShapeAndLosesNoPixelsWhereItCan(int width, int height, FillSize expected) {
        assertThat(FillSize.nearest(width, height)).isEqualTo(expected);
    }
}
