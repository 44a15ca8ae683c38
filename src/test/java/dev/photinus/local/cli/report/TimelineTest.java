package dev.photinus.local.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.local.cli.report.Timeline.Bar;
import dev.photinus.local.cli.report.Timeline.Row;
import dev.photinus.local.cli.report.Timeline.Tick;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TimelineTest {

    @Test
    void cutsAStateWhereAJobBeginsAndEnds() {
        Timeline timeline = Timeline.of(photo(
                10,
                List.of(new Report.State("Fill", 0, 4), new Report.State("Poll Fill", 4, 6)),
                List.of(new Report.Job("fill", "1", 3, 5.0))));

        assertThat(timeline.rows())
                .containsExactly(
                        new Row(
                                "Fill",
                                List.of(new Bar("0.000%", "30.000%", false), new Bar("30.000%", "10.000%", true)),
                                "4.0 s"),
                        new Row(
                                "Poll Fill",
                                List.of(new Bar("40.000%", "40.000%", true), new Bar("80.000%", "20.000%", false)),
                                "6.0 s"));
    }

    @Test
    void givesAStateThatWasVisitedAgainOneRow() {
        Timeline timeline = Timeline.of(photo(
                4,
                List.of(
                        new Report.State("Poll Fill", 0, 1),
                        new Report.State("Fill Ready?", 1, 0),
                        new Report.State("Poll Fill", 1, 3)),
                List.of()));

        assertThat(timeline.rows()).extracting(Row::state).containsExactly("Poll Fill", "Fill Ready?");
        assertThat(timeline.rows().get(0).bars()).hasSize(2);
        assertThat(timeline.rows().get(0).seconds()).isEqualTo("4.0 s");
        assertThat(timeline.rows().get(1).bars()).containsExactly(new Bar("25.000%", "0.000%", false));
    }

    @Test
    void takesAJobThatWasNeverSeenToEndForOneThatGoesOn() {
        Timeline timeline = Timeline.of(photo(
                10, List.of(new Report.State("Poll Fill", 0, 10)), List.of(new Report.Job("fill", "1", 5, null))));

        assertThat(timeline.rows().get(0).bars())
                .containsExactly(new Bar("0.000%", "50.000%", false), new Bar("50.000%", "50.000%", true));
    }

    @Test
    void marksTheScaleInRoundSteps() {
        assertThat(Timeline.of(photo(9.3, List.of(new Report.State("Fill", 0, 9.3)), List.of()))
                        .ticks())
                .extracting(Tick::label)
                .containsExactly("0", "2 s", "4 s", "6 s", "8 s");
        assertThat(Timeline.of(photo(400, List.of(new Report.State("Fill", 0, 400)), List.of()))
                        .ticks())
                .extracting(Tick::label)
                .containsExactly("0", "1 min", "2 min", "3 min", "4 min", "5 min", "6 min");
    }

    @Test
    void isEmptyWithoutStates() {
        assertThat(Timeline.of(photo(1, List.of(), List.of())).rows()).isEmpty();
        assertThat(Timeline.of(photo(0, List.of(new Report.State("Fill", 0, 0)), List.of()))
                        .rows())
                .isEmpty();
    }

    private static Report.Photo photo(double seconds, List<Report.State> states, List<Report.Job> jobs) {
        return new Report.Photo(
                "a.jpg",
                "a.jpg",
                Report.Status.SUCCEEDED,
                null,
                List.of(),
                null,
                List.of(),
                List.of(),
                null,
                null,
                seconds,
                states.size(),
                jobs,
                states,
                Map.of(),
                List.of());
    }
}
