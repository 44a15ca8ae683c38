package dev.photinus.local.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OpenConnectionTest {

    @Test
    void readsAnswersOneAfterTheOther() throws IOException {
        InputStream in = stream("HTTP/1.1 202 Accepted\r\nContent-Length: 5\r\n\r\nhello"
                + "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5;name=value\r\nhello\r\nA\r\n0123456789\r\n0\r\n\r\n"
                + "HTTP/1.1 404 Not Found\r\nX-Other: 1\r\n\r\n");

        assertThat(OpenConnection.readAnswer(in)).isEqualTo(202);
        assertThat(OpenConnection.readAnswer(in)).isEqualTo(200);
        assertThat(OpenConnection.readAnswer(in)).isEqualTo(404);
        assertThat(in.read()).isEqualTo(-1);
    }

    @Test
    void noticesAnAnswerThatBreaksOff() {
        assertThatThrownBy(() -> OpenConnection.readAnswer(stream("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel")))
                .isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> OpenConnection.readAnswer(stream("HTTP/1.1 200 OK\r\nConte")))
                .isInstanceOf(EOFException.class);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }
}
