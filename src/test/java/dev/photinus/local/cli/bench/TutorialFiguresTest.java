package dev.photinus.local.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TutorialFiguresTest {

    @Test
    void holdsTheSumOfOnesAgainstTheMedianOfRuns() {
        TutorialFigures figures = new TutorialFigures(4, List.of(30.0, 20.0, 10.0), List.of(15.0, 16.0, 17.0));

        assertThat(figures.tutorials()).isEqualTo(48);
        assertThat(figures.ours()).isEqualTo(20);
        assertThat(figures.ratio()).isEqualTo(2.4);
    }
}
