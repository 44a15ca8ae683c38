package dev.photinus.local.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MarkdownTableTest {

    @Test
    void alignsWordsLeftAndFiguresRight() {
        assertThat(new MarkdownTable("what", "ms").row("native", "9.1").row("Java", "1034"))
                .hasToString(
                        """
                        | what   |   ms |
                        |--------|-----:|
                        | native |  9.1 |
                        | Java   | 1034 |
                        """);
    }

    @Test
    void takesNoRowOfAnotherWidth() {
        assertThatThrownBy(() -> new MarkdownTable("what", "ms").row("native"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
