package dev.photinus.local.asl.jsonata;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata.JFunction;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The functions that Step Functions adds to JSONata, and those whose answer depends on the moment or on chance, so that a
 * simulated clock and a seeded generator reach into expressions too.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html#jsonata-functions-provided-by-sfn">JSONata
 *     functions provided by Step Functions</a>
 */
public final class Library {

    /** Names of the functions that AWS adds. */
    static final Set<String> ADDED = Set.of("parse", "partition", "range", "hash", "random", "uuid");

    private static final Set<String> ALGORITHMS = Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

    /** AWS answers a longer range with "Expression evaluation memory limit exceeded". */
    private static final long MAX_RANGE = 360_145;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, JFunction> functions = new LinkedHashMap<>();

    /** A library whose <code>$now</code> and <code>$millis</code> read the clock, and whose chance comes from the generator. */
    public Library(InstantSource clock, RandomGenerator random) {
        add("parse", "<x?:x>", arguments -> argument(arguments, 0) instanceof String json ? parse(json) : null);
        add("partition", "<x?x?:x>", arguments -> partition(argument(arguments, 0), argument(arguments, 1)));
        add(
                "range",
                "<x?x?x?:x>",
                arguments -> range(argument(arguments, 0), argument(arguments, 1), argument(arguments, 2)));
        add("hash", "<x?x?:x>", arguments -> hash(argument(arguments, 0), argument(arguments, 1)));
        add(
                "random",
                "<x?:x>",
                arguments -> argument(arguments, 0) instanceof Number seed
                        ? (Object) new SplittableRandom(seed.longValue()).nextDouble()
                        : (Object) random.nextDouble());
        add("uuid", "<:s>", arguments -> uuid(random).toString());
        add("millis", "<:n>", arguments -> clock.millis());
        add(
                "now",
                "<s?s?:s>",
                arguments -> Functions.dateTimeFromMillis(
                        clock.millis(), (String) argument(arguments, 0), (String) argument(arguments, 1)));
        addCorrections();
        add("eval", "<x*:x>", arguments -> {
            throw new JException("$eval is not available in Step Functions; use $parse", 0);
        });
    }

    /** A version 4 UUID from the generator, so that a seeded run repeats itself. */
    public static UUID uuid(RandomGenerator random) {
        long version = (random.nextLong() & ~0xF000L) | 0x4000L;
        long variant = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(version, variant);
    }

    Map<String, JFunction> functions() {
        return functions;
    }

    /** JSONata's functions where the library's results differ; the signatures are JSONata's. */
    private void addCorrections() {
        add(
                "contains",
                "<s-(sf):b>",
                arguments -> TextFunctions.contains(argument(arguments, 0), argument(arguments, 1)));
        add(
                "match",
                "<s-f<s:o>n?:a<o>>",
                arguments ->
                        TextFunctions.match(argument(arguments, 0), argument(arguments, 1), argument(arguments, 2)));
        add(
                "replace",
                "<s-(sf)(sf)n?:s>",
                arguments -> TextFunctions.replace(
                        argument(arguments, 0),
                        argument(arguments, 1),
                        argument(arguments, 2),
                        argument(arguments, 3)));
        add("sort", "<af?:a>", arguments -> Sorting.sort(argument(arguments, 0), argument(arguments, 1)));
        add(
                "split",
                "<s-(sf)n?:a<s>>",
                arguments ->
                        TextFunctions.split(argument(arguments, 0), argument(arguments, 1), argument(arguments, 2)));
        add("string", "<x-b?:s>", arguments -> TextFunctions.string(argument(arguments, 0), argument(arguments, 1)));
    }

    private void add(String name, String signature, Body body) {
        functions.put(name, new LibraryFunction(name, signature, body));
    }

    @FunctionalInterface
    interface Body {
        @Nullable
        Object call(@Nullable List<?> arguments) throws Throwable;
    }

    private static @Nullable Object argument(@Nullable List<?> arguments, int index) {
        return arguments == null || index >= arguments.size() ? null : arguments.get(index);
    }

    private static Object parse(String json) {
        try {
            return JsonValues.fromJson(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new JException(e, "$parse: the string is not JSON", 0, null, null);
        }
    }

    private static @Nullable Object partition(@Nullable Object array, @Nullable Object size) {
        if (!(array instanceof List<?> list) || !(size instanceof Number number) || list.isEmpty()) {
            return null;
        }
        int chunk = number.intValue();
        if (chunk <= 0) {
            return null;
        }
        List<Object> chunks = new ArrayList<>();
        for (int from = 0; from < list.size(); from += chunk) {
            chunks.add(new ArrayList<>(list.subList(from, Math.min(list.size(), from + chunk))));
        }
        return chunks;
    }

    private static @Nullable Object range(@Nullable Object start, @Nullable Object end, @Nullable Object step) {
        if (!(start instanceof Number from) || !(end instanceof Number to) || !(step instanceof Number by)) {
            return null;
        }
        long first = from.longValue();
        long last = to.longValue();
        long stride = by.longValue();
        if (stride == 0 || (stride > 0 ? first > last : first < last)) {
            return null;
        }
        if ((last - first) / stride >= MAX_RANGE) {
            throw new JException("Expression evaluation memory limit exceeded", 0);
        }
        List<Object> values = new ArrayList<>();
        for (long value = first; stride > 0 ? value <= last : value >= last; value += stride) {
            values.add(value);
        }
        return values.size() == 1 ? values.get(0) : values;
    }

    private static @Nullable String hash(@Nullable Object data, @Nullable Object algorithm) {
        if (!(data instanceof String text) || !(algorithm instanceof String name)) {
            return null;
        }
        if (!ALGORITHMS.contains(name)) {
            throw new JException("$hash: the algorithm must be MD5, SHA-1, SHA-256, SHA-384 or SHA-512", 0);
        }
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(name).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
