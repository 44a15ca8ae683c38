package dev.photinus.local.aws.iam;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Patterns of policies: {@code *} stands for any characters, {@code ?} for one.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html">Resource</a>
 */
final class Wildcards {
    private static final int ARN_SEGMENTS = 6;

    private Wildcards() {}

    static boolean matches(String pattern, String text) {
        var regex = pattern.codePoints()
                .mapToObj(Character::toString)
                .map(character -> switch (character) {
                    case "*" -> ".*";
                    case "?" -> ".";
                    default -> Pattern.quote(character);
                })
                .collect(Collectors.joining());
        return Pattern.compile(regex, Pattern.DOTALL).matcher(text).matches();
    }

    /** Matches segment by segment: a wildcard of one segment of an ARN does not reach into the next. */
    static boolean matchesArn(String pattern, String arn) {
        if (pattern.equals("*")) {
            return true;
        }
        var expected = pattern.split(":", ARN_SEGMENTS);
        var actual = arn.split(":", ARN_SEGMENTS);
        if (expected.length != actual.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (!matches(expected[i], actual[i])) {
                return false;
            }
        }
        return true;
    }
}
