package dev.photinus.function.input;

import java.io.BufferedReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The lines of a text, of which none takes more memory than it should: of one that is too long, the rest is passed over. */
final class Lines {

    private final BufferedReader text;
    private final int longest;

    Lines(BufferedReader text, int longest) {
        this.text = text;
        this.longest = longest;
    }

    /** The next line, without its end; of a longer one a character more than the longest has. Null at the end of the text. */
    @Nullable
    String next() throws IOException {
        StringBuilder line = new StringBuilder();
        int character = text.read();
        if (character == -1) {
            return null;
        }
        while (character != -1 && character != '\n') {
            if (line.length() <= longest) {
                line.append((char) character);
            }
            character = text.read();
        }
        int last = line.length() - 1;
        return last >= 0 && line.charAt(last) == '\r' ? line.substring(0, last) : line.toString();
    }
}
