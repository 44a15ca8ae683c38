package dev.photinus.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {

    @Test
    void claimsEachNameOnceOnAFileSystemThatIgnoresCaseAndComposition() {
        FileNames names = new FileNames();

        assertThat(names.claim("J\u00f6rg.jpg")).isEqualTo("J\u00f6rg.jpg");
        assertThat(names.claim("JO\u0308RG.JPG")).isEqualTo("JO\u0308RG-2.JPG");
        assertThat(names.claim("noextension")).isEqualTo("noextension");
        assertThat(names.claim("noextension")).isEqualTo("noextension-2");
    }

    @Test
    void shortensANameThatGetsTooLongForAFileSystem() {
        FileNames names = new FileNames();
        String longest = "\u00f6".repeat(125) + ".jpg";
        names.claim(longest);

        String second = names.claim(longest);

        assertThat(second).endsWith("-2.jpg");
        assertThat(second.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(255);
    }

    @ParameterizedTest
    @CsvSource({
        "anna.webp, jpg, anna.jpg",
        "anna.JPG, JPG, anna.JPG",
        "anna, jpg, anna.jpg",
        "anna.b.c, jpg, anna.b.jpg",
        "anna.jpg, '', anna.jpg",
        ".hidden, jpg, .hidden.jpg"
    })
    void changesTheExtension(String name, String extension, String expected) {
        assertThat(FileNames.withExtension(name, extension)).isEqualTo(expected);
    }
}
