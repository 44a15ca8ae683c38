package dev.photinus.local.asl.jsonata;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Utils.JList;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The string functions whose results in the library differ from JSONata's: it returns one match too many for a limit, reads
 * a string to be replaced as a regular expression, accepts empty matches, and writes large whole numbers otherwise.
 *
 * @see <a href="https://docs.jsonata.org/string-functions">String functions</a>
 */
final class TextFunctions {

    /** JavaScript writes numbers below it without an exponent. */
    private static final double PLAIN_BELOW = 1e21;

    private TextFunctions() {}

    static @Nullable Boolean contains(@Nullable Object text, @Nullable Object token) {
        if (text == null || token == null) {
            return null;
        }
        return token instanceof Pattern pattern
                ? !RegexMatches.find(pattern, (String) text, 1).isEmpty()
                : ((String) text).contains((String) token);
    }

    static @Nullable Object match(@Nullable Object text, @Nullable Object pattern, @Nullable Object limit) {
        if (text == null || pattern == null) {
            return null;
        }
        List<Object> matches = new ArrayList<>();
        for (MatchResult match : RegexMatches.find((Pattern) pattern, (String) text, limit(limit, "D3040"))) {
            matches.add(RegexMatches.described(match));
        }
        return matches.isEmpty() ? null : matches.size() == 1 ? matches.get(0) : matches;
    }

    static @Nullable Object split(@Nullable Object text, @Nullable Object separator, @Nullable Object limit) {
        long most = limit(limit, "D3020");
        if (text == null || !(separator instanceof Pattern pattern)) {
            return Functions.split((String) text, separator, (Number) limit);
        }
        List<Object> parts = new ArrayList<>();
        int from = 0;
        for (MatchResult match : RegexMatches.find(pattern, (String) text, most)) {
            parts.add(((String) text).substring(from, match.start()));
            from = match.end();
        }
        if (parts.size() < most) {
            parts.add(((String) text).substring(from));
        }
        return parts;
    }

    static @Nullable String replace(
            @Nullable Object text, @Nullable Object pattern, @Nullable Object replacement, @Nullable Object limit)
            throws Throwable {
        if (text == null) {
            return null;
        }
        if ("".equals(pattern)) {
            throw new JException("D3010", -1, pattern);
        }
        long most = limit(limit, "D3011");
        Pattern searched = pattern instanceof Pattern regex ? regex : Pattern.compile(Pattern.quote((String) pattern));
        StringBuilder replaced = new StringBuilder();
        int from = 0;
        for (MatchResult match : RegexMatches.find(searched, (String) text, most)) {
            replaced.append((String) text, from, match.start());
            if (!(replacement instanceof String string)) {
                replaced.append(called(replacement, match));
            } else {
                replaced.append(pattern instanceof Pattern ? RegexMatches.expanded(string, match) : string);
            }
            from = match.end();
        }
        return replaced.append((String) text, from, ((String) text).length()).toString();
    }

    private static String called(@Nullable Object function, MatchResult match) throws Throwable {
        if (Functions.funcApply(function, List.of(RegexMatches.argument(match))) instanceof String replacement) {
            return replacement;
        }
        throw new JException("D3012", -1);
    }

    private static long limit(@Nullable Object limit, String error) {
        if (!(limit instanceof Number number)) {
            return Long.MAX_VALUE;
        }
        if (number.doubleValue() < 0) {
            throw new JException(error, -1, limit);
        }
        return (long) Math.ceil(number.doubleValue());
    }

    static @Nullable String string(@Nullable Object value, @Nullable Object prettify) {
        return Functions.string(printable(value), (Boolean) prettify);
    }

    /** The value with those whole numbers as integers that JSONata prints without an exponent. */
    private static @Nullable Object printable(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> printable = new LinkedHashMap<>();
            map.forEach((key, member) -> printable.put(key, printable(member)));
            return printable;
        }
        if (value instanceof List<?> list && !(list instanceof JList<?> sequence && sequence.outerWrapper)) {
            List<@Nullable Object> printable = new ArrayList<>(list.size());
            list.forEach(element -> printable.add(printable(element)));
            return printable;
        }
        return value instanceof Number number ? printableNumber(number) : value;
    }

    private static Number printableNumber(Number number) {
        if (number instanceof Double real && real == Math.rint(real) && Math.abs(real) < PLAIN_BELOW) {
            BigInteger whole = new BigDecimal(real.toString()).toBigIntegerExact();
            return whole;
        }
        return number;
    }
}
