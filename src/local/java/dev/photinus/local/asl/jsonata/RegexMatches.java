package dev.photinus.local.asl.jsonata;

import com.dashjoin.jsonata.JException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The matches of a regular expression in a string, as JSONata finds them: one after the other, none of them empty, none
 * begun at the end of the string. The library's own functions accept empty matches.
 */
final class RegexMatches {

    private RegexMatches() {}

    /**
     * @param limit how many matches are looked for at most
     * @throws JException <code>D1004</code> for a match of length zero
     */
    static List<MatchResult> find(Pattern pattern, String text, long limit) {
        List<MatchResult> matches = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        int from = 0;
        while (matches.size() < limit && (from == 0 || from < text.length()) && matcher.find(from)) {
            if (matcher.end() == matcher.start()) {
                throw new JException("D1004", -1, pattern.pattern());
            }
            matches.add(matcher.toMatchResult());
            from = matcher.end();
        }
        return matches;
    }

    /** The groups of a match without the whole match; null for a group that took no part. */
    static List<@Nullable String> groups(MatchResult match) {
        @Nullable String[] groups = new @Nullable String[match.groupCount()];
        Arrays.setAll(groups, i -> match.group(i + 1));
        return Arrays.asList(groups);
    }

    /** A match as <code>$match</code> returns it. */
    static Map<String, Object> described(MatchResult match) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("match", match.group());
        described.put("index", match.start());
        described.put("groups", groups(match));
        return described;
    }

    /** A match as the function given to <code>$replace</code> reads it. */
    static Map<String, Object> argument(MatchResult match) {
        Map<String, Object> argument = new LinkedHashMap<>();
        argument.put("match", match.group());
        argument.put("start", match.start());
        argument.put("end", match.end());
        argument.put("groups", groups(match));
        return argument;
    }

    /**
     * A replacement with its references filled in: <code>$0</code> is the match, <code>$1</code> its first group,
     * <code>$$</code> a dollar sign. A reference has as many digits as there are groups to tell apart, and one fewer if the
     * number is larger than that of the last group.
     *
     * @see <a href="https://docs.jsonata.org/string-functions#replace">$replace</a>
     */
    static String expanded(String replacement, MatchResult match) {
        StringBuilder text = new StringBuilder();
        int position = 0;
        while (position < replacement.length()) {
            char c = replacement.charAt(position++);
            if (c != '$') {
                text.append(c);
            } else if (replacement.startsWith("$", position)) {
                text.append('$');
                position++;
            } else {
                int end = endOfReference(replacement, position, match.groupCount());
                text.append(end == position ? "$" : group(match, replacement.substring(position, end)));
                position = end;
            }
        }
        return text.toString();
    }

    private static int endOfReference(String replacement, int start, int groups) {
        int digits = String.valueOf(groups).length();
        int end = start;
        while (end < replacement.length() && end - start < digits && isDigit(replacement.charAt(end))) {
            end++;
        }
        boolean zero = end > start && replacement.charAt(start) == '0';
        boolean tooLarge = end - start > 1 && Integer.parseInt(replacement, start, end, 10) > groups;
        return zero ? start + 1 : tooLarge ? end - 1 : end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static String group(MatchResult match, String number) {
        int index = Integer.parseInt(number);
        String group = index <= match.groupCount() ? match.group(index) : null;
        return group == null ? "" : group;
    }
}
