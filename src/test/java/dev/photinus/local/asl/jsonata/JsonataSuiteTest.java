package dev.photinus.local.asl.jsonata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Expressions give what JSONata's own test suite expects. Where it expects an error, any error will do, for Step Functions
 * makes them all <code>States.QueryEvaluationError</code>. Run with {@code -Dconformance.cases=FOLDER}, where FOLDER has
 * {@code jsonata-suite.json}; the project itself has none of it.
 */
class JsonataSuiteTest {

    private static final String FORMAT_NUMBER = "the library's $formatNumber follows Java's patterns: lint refuses it";
    private static final String DEPTH = "Step Functions allows 100 levels";
    private static final String PARTIAL = "the library leaves omitted optional arguments open: lint refuses it";

    /** The cases that are known to fail, each with its reason. */
    private static final Map<String, String> EXCEPTIONS = Map.ofEntries(
            Map.entry("function-formatNumber/case002.json#1", FORMAT_NUMBER),
            Map.entry("function-formatNumber/case003.json#1", FORMAT_NUMBER),
            Map.entry("function-formatNumber/case011.json#1", FORMAT_NUMBER),
            Map.entry("function-formatNumber/case013.json#1", FORMAT_NUMBER),
            Map.entry("function-formatNumber/case014.json#1", FORMAT_NUMBER),
            Map.entry("function-formatNumber/case016.json#1", FORMAT_NUMBER),
            Map.entry("function-formatNumber/case025.json#1", FORMAT_NUMBER),
            Map.entry("function-formatNumber/issue786.json#4", FORMAT_NUMBER),
            Map.entry("performance/case001.json#1", DEPTH),
            Map.entry("tail-recursion/case001.json#1", DEPTH),
            Map.entry("regex/case037.json#1", PARTIAL));

    private static final Library LIBRARY = new Library(InstantSource.system(), new Random(1));
    private static final String FAILS = "fails";

    @TestFactory
    Stream<DynamicTest> givesWhatJsonataGives() throws Exception {
        String folder = System.getProperty("conformance.cases");
        assumeTrue(folder != null, "Skipped: -Dconformance.cases names no folder with JSONata's test suite");
        JsonNode suite = new ObjectMapper().readTree(new File(folder, "jsonata-suite.json"));
        assertThat(suite.get("cases")).hasSizeGreaterThan(900);
        return suite.get("cases").valueStream().map(entry -> {
            String name = entry.get("group").asText() + "/" + entry.get("case").asText();
            JsonNode data = entry.has("dataset")
                    ? suite.get("datasets").get(entry.get("dataset").asText())
                    : entry.get("data");
            return DynamicTest.dynamicTest(name, () -> {
                String result = result(entry, data);
                if (EXCEPTIONS.containsKey(name)) {
                    assertThat(result)
                            .as("passes now; is no exception any more")
                            .isNotEqualTo(expected(entry));
                } else {
                    assertThat(result).as(entry.get("expr").asText()).isEqualTo(expected(entry));
                }
            });
        });
    }

    private static String expected(JsonNode entry) {
        if (entry.has("result")) {
            return canonical(entry.get("result"));
        }
        return entry.has("undefinedResult") ? "undefined" : FAILS;
    }

    private static String result(JsonNode entry, @Nullable JsonNode data) {
        Map<String, Object> bindings = new HashMap<>();
        entry.path("bindings")
                .properties()
                .forEach(binding -> bindings.put(binding.getKey(), JsonValues.fromJson(binding.getValue())));
        try {
            Expression expression = Expression.parse("{% " + entry.get("expr").asText() + " %}");
            return canonical(expression.evaluate(data == null ? null : JsonValues.fromJson(data), bindings, LIBRARY));
        } catch (EvaluationException e) {
            return "returned nothing (undefined).".equals(e.getMessage()) ? "undefined" : FAILS;
        } catch (MalformedExpressionException e) {
            return FAILS;
        }
    }

    /** JSON in which 1 and 1.0 are the same, and the order of an object's members is no matter. */
    private static String canonical(JsonNode value) {
        if (value.isNumber()) {
            return String.valueOf(value.doubleValue());
        }
        if (value.isArray()) {
            return value.valueStream().map(JsonataSuiteTest::canonical).toList().toString();
        }
        if (value.isObject()) {
            return value.properties().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(member -> member.getKey() + "=" + canonical(member.getValue()))
                    .toList()
                    .toString();
        }
        return value.toString();
    }
}
