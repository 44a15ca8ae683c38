package dev.photinus.local.asl.jsonata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Library LIBRARY =
            new Library(InstantSource.fixed(Instant.parse("2026-03-14T01:59:26.535Z")), new Random(1));

    private static Expression parse(String text) throws MalformedExpressionException {
        return Expression.parse("{% " + text + " %}");
    }

    private static String evaluate(String text, String x) throws Exception {
        Object value = JsonValues.fromJson(JSON.readTree(x));
        return parse(text).evaluate(Map.of("x", value), LIBRARY).toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '¦',
            value = {
                // value of $x § expression § result
                "1§ $x§ 1",
                "1.0§ $x§ 1",
                "-0.5§ $x§ -0.5",
                "2147483648§ $x§ 2147483648",
                "9007199254740993§ $x§ 9007199254740993",
                "1e300§ $x§ 1.0E300",
                "12345678901234567890§ $x§ 1.2345678901234567E19",
                "4§ $x / 2§ 2",
                "4§ $x * 0.5§ 2",
                "null§ $x§ null",
                "null§ [$x, $exists($x), $type($x)]§ [null,true,\"null\"]",
                "{\"b\":{\"z\":null},\"a\":[1,null]}§ $x§ {\"b\":{\"z\":null},\"a\":[1,null]}",
                "[7]§ $x§ [7]",
                "[]§ $x§ []",
                "[3,1,2]§ $sort($x)§ [1,2,3]",
                "[3,1.5,2]§ $sort($x)§ [1.5,2,3]",
                "[\"b\",\"a\"]§ $sort($x)§ [\"a\",\"b\"]",
                "[{\"k\":2,\"n\":1},{\"k\":1,\"n\":2},{\"k\":2,\"n\":3},{\"k\":1,\"n\":4}]"
                        + "§ $sort($x, function($a, $b) { $a.k > $b.k }).n§ [2,4,1,3]",
                "0§ $string(1e20)§ \"100000000000000000000\"",
                "0§ $string({\"a\": [1e20, 1e21, 0.1, 5890840712243076]})"
                        + "§ \"{\\\"a\\\":[100000000000000000000,1e+21,0.1,5890840712243076]}\"",
                "\"a.b.c\"§ $replace($x, \".\", \"-\", 1)§ \"a-b.c\"",
                "\"ab\"§ $replace($x, /./, \"xy\", 2)§ \"xyxy\"",
                "\"ab\"§ $replace($x, /b/, function($m) { \"$1\" & $m.start & $m.end })§ \"a$112\"",
                "\"aaa\"§ $replace($x, /a*/, \"x\")§ \"x\"",
                "\"abc\"§ $replace($x, /(b)/, \"<$1$2$$>\")§ \"a<b$>c\"",
                "\"aaa\"§ $count($match($x, /a/, 2))§ 2",
                "\"a1b2c\"§ $split($x, /[0-9]/, 2)§ [\"a\",\"b\"]",
                "[\"1\",\"[2]\"]§ $map($x, $parse)§ [1,[2]]",
                "\"a\"§ $contains($x, \"a\") and $contains($x, /A/i)§ true",
                "[1,2,3]§ $x[$ > 1]§ [2,3]",
                "{\"a\":1}§ $merge([$x, {\"b\": 2}])§ {\"a\":1,\"b\":2}",
                "\"é\"§ $x & \"!\"§ \"é!\"",
                "0§ $now()§ \"2026-03-14T01:59:26.535Z\"",
                "0§ $millis()§ 1773453566535",
                "[1,2,3,4,5]§ $partition($x, 2.9)§ [[1,2],[3,4],[5]]",
                "0§ $range(-1.7, 2, 1)§ [-1,0,1,2]",
                "0§ $hash(\"abc\", \"SHA-256\")§ \"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"",
                "\"[1,{\\\"a\\\":null}]\"§ $parse($x)§ [1,{\"a\":null}]",
            })
    void gives(String x, String expression, String result) throws Exception {
        assertThat(evaluate(expression, x)).isEqualTo(result);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$x.absent",
                "$partition([], 2)",
                "$contains('a', $x.absent)",
                "$partition([1], 0)",
                "$range(1, 5, -1)",
                "$range(1, 5)",
                "$hash('a')",
                "$parse($x.absent)",
            })
    void givesNothing(String expression) {
        assertThatExceptionOfType(EvaluationException.class)
                .isThrownBy(() -> evaluate(expression, "{}"))
                .withMessage("returned nothing (undefined).");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '¦',
            value = {
                "$x + 1§ must evaluate to a number",
                "$error(\"bad\")§ bad",
                "$hash(\"a\", \"sha256\")§ the algorithm must be",
                "$parse(\"{\")§ the string is not JSON",
                "$range(1, 400000, 1)§ memory limit",
                "1/0§ out of range",
                "($f := function($n){ 1 + $f($n) }; $f(1))§ Depth=101",
                "$sum§ returned a function",
                "$sort([1, \"a\"])§ single argument form of the sort",
                "$replace(\"abc\", /x*/, \"y\")§ zero length",
                "$match(\"abc\", /x*/)§ zero length",
                "$split(\"abc\", /x*/)§ zero length",
                "$contains(\"abc\", /x*/)§ zero length",
                "$replace(\"abc\", \"\", \"y\")§ cannot be an empty string",
                "$match(\"abc\", /a/, -1)§ Third argument",
                "$replace(\"abc\", /a/, function($m) { 1 })§ non-string value",
                "[function($a){ $a }]§ returned a function",
                "$lookup($x, \"a\")(1)§ non-function",
            })
    void fails(String expression, String reason) {
        assertThatExceptionOfType(EvaluationException.class)
                .isThrownBy(() -> evaluate(expression, "{}"))
                .withMessageContaining(reason);
    }

    @Test
    void evalFailsEvenIfItIsReachedByAnotherName() {
        assertThatExceptionOfType(EvaluationException.class)
                .isThrownBy(() -> evaluate("($f := $eval; $f('1'))", "{}"))
                .withMessageContaining("$eval is not available");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '¦',
            value = {
                // expression § variables § paths below $states
                "1 + 2§ § ",
                "$a.b[c > $d].{\"e\": $f}§ a d f§ ",
                "$sum($a) ~> $string§ a§ ",
                "($a := $b; $a + $c)§ b c§ ",
                "($f := function($n){ $f($n - $m) }; $f(1))§ m§ ",
                "($a := $a + 1; $a)§ a§ ",
                "($x := 1; $y) + $x§ x y§ ",
                "$a@$v#$i[$v.x = $i].$v§ a§ ",
                "$a ? $b : -$c§ a b c§ ",
                "[1..$n]§ n§ ",
                "$a{name: $sum(p)}§ a§ ",
                "$a^(>p, $q)§ a q§ ",
                "$a ~> |items|{\"b\": $c}|§ a c§ ",
                "$map($a, function($v, $k){ $v & $k & $z })§ a z§ ",
                "$f(?, $a)§ f a§ ",
                "$parse($hash($uuid(), \"MD5\"))§ § ",
                "$states.input.a.b & $states.context.Execution.Id§ § input.a.b context.Execution.Id",
                "$states.\"result\"[0].x§ § result.x",
                "$states§ § ",
                "$exists($states.input.a[$states.input.n > b])§ § input.a input.n",
            })
    void knowsWhatItRefersTo(String expression, String variables, String paths) throws Exception {
        References references = parse(expression).references();

        assertThat(references.variables()).isEqualTo(words(variables));
        assertThat(references.statesPaths().stream().map(path -> String.join(".", path)))
                .containsExactlyInAnyOrderElementsOf(words(paths));
        assertThat(references.faults()).isEmpty();
    }

    private static Set<String> words(@Nullable String words) {
        return words == null ? Set.of() : Set.of(words.split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "$",
                "$$",
                "a.b",
                "*",
                "**",
                "`a b`",
                "$sum(a)",
                "$x + a",
                "[a]",
                "{\"k\": a}",
                "$x ? a : 1",
                "-a",
                "$eval('1')",
                "function($y){ a }",
                "$x[$$.a]",
            })
    void findsFaultWithAnInputDocumentAndEval(String expression) throws Exception {
        assertThat(parse(expression).references().faults()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1 +", "$x[", "(", "{", "'abc", "a[1,2)", "$x ? ", "/abc"})
    void refusesWhatIsMalformed(String expression) {
        assertThatExceptionOfType(MalformedExpressionException.class).isThrownBy(() -> parse(expression));
    }

    @Test
    void isEvaluatedByManyThreadsAtOnce() throws Exception {
        Expression expression = parse("$reduce([1..$n], function($a, $b){ $a + $b })");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<JsonNode>> calls = IntStream.rangeClosed(2, 400)
                    .<Callable<JsonNode>>mapToObj(n -> () -> expression.evaluate(Map.of("n", n), LIBRARY))
                    .toList();
            List<Future<JsonNode>> results = threads.invokeAll(calls);
            for (int i = 0; i < results.size(); i++) {
                int n = i + 2;
                assertThat(results.get(i).get().asInt()).isEqualTo(n * (n + 1) / 2);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aSeededRunRepeatsItsUuidsAndRandomNumbers() throws Exception {
        JsonNode first = parse("[$uuid(), $random()]").evaluate(Map.of(), library(7));
        JsonNode again = parse("[$uuid(), $random()]").evaluate(Map.of(), library(7));
        JsonNode other = parse("[$uuid(), $random()]").evaluate(Map.of(), library(8));

        assertThat(first).isEqualTo(again).isNotEqualTo(other);
    }

    private static Library library(long seed) {
        return new Library(InstantSource.system(), new Random(seed));
    }
}
