package dev.loggia.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonDiscoveryTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "{\"a\":1}                                | a           | 1",
                "{\"a\":{\"b\":[{\"c\":5}]}}              | a.b.0.c     | 5",
                "{\"a\":{\"b\":[{\"c\":5}]}}              | a.b.1.c     | -",
                "{\"a\":{\"b\":[{\"c\":5}]}}              | a.b.00.c    | -",
                "{\"a\":{\"b\":[{\"c\":5}]}}              | a.b         | [{\"c\":5}]",
                "{\"a\":{\"b\":[{\"c\":5}]}}              | a           | {\"b\":[{\"c\":5}]}",
                "{\"a\":{}}                               | a           | {}",
                "{\"a\":{}}                               | a.b         | -",
                "{\"@x\":1}                               | @@x         | 1",
                "{\"@x\":1}                               | @x          | -",
                "{\"@x\":{\"@y\":1}}                      | @@x.@y      | 1",
                "{\"a\":{\"@y\":1}}                       | a.@y        | 1",
                "{\"a\":{\"@y\":1}}                       | a.@@y       | -",
                "{\"@@x\":1}                              | @@@x        | 1",
                "{\"a.b\":1}                              | a.b         | 1",
                "{\"a\":{\"b\":1},\"a.b\":2}              | a.b         | 2",
                "{\"a.b\":2,\"a\":{\"b\":1}}              | a.b         | 1",
                "{\"a.b\":{\"c\":3}}                      | a.b.c       | 3",
                "{\"x\":{\"a.b\":{\"c.d\":3}}}            | x.a.b.c.d   | 3",
                "{\"x\":{\"a.b\":{\"c.d\":3}}}            | x.a         | -",
                "{\"a\":{\"b\":1},\"a.b\":null}           | a.b         | -",
                "{\"a\":1,\"a\":2}                        | a           | 2",
                "{\"a\":1,\"a\":null}                     | a           | -",
                "{\"a\":{\"b\":1},\"a\":{\"c\":2}}        | a           | {\"c\":2}",
                "{\"a\":{\"b\":1},\"a\":{\"c\":2}}        | a.b         | 1",
                "{\"a\":null}                             | a           | -",
                "{\"s\":\"{\\\"k\\\":1}\"}                | s           | {\"k\":1}",
                "{\"s\":\"{\\\"k\\\":1}\"}                | s.k         | -",
                "[{\"a\":7},8]                            | 0.a         | 7",
                "[{\"a\":7},8]                            | 1           | 8",
                "[{\"a\":7},8]                            | 0           | {\"a\":7}",
                "{\"0\":9}                                | 0           | 9",
                "{\"\":{\"\":4}}                          | .           | 4",
                "{\"a.\":4}                               | a.          | 4",
                "{\"t\":true}                             | t           | 1",
                "{\"n\":-0.0}                             | n           | 0",
                "{\"n\":1.0}                              | n           | 1",
                "{\"n\":123456789012345678901234567890}   | n           | 123456789012345678901234567890",
                "{\"n\":1e999}                            | n           | 1e999",
                "{\"u\":\"\\u00e9\"}                      | u           | é",
            })
    void readsAFieldByItsFlatName(String json, String name, @Nullable String expected) {
        JsonDiscovery discovery = JsonDiscovery.of(List.of("other", name), Integer.MAX_VALUE);
        @Nullable Value[] into = new Value[2];

        assertThat(extract(discovery, json, into)).isTrue();

        assertThat(into[0]).isNull();
        assertThat(text(into[1])).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[",
                "}",
                "plain",
                "5",
                "\"text\"",
                "null",
                "{\"a\":1",
                "{\"a\":1}}",
                "{\"a\":1} x",
                "x {\"a\":1}",
                "{\"a\":1}{\"a\":2}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":01}",
                "{\"a\":1,}",
                "{\"a\":\"x}",
                "{\"a\":{\"a\":[1}}",
                "[2026-01-01 10:00:00] [error]",
                "[ERROR] x]",
                "{\"a\":NaN}",
                "{ }  }",
                "[ ",
                "{\"a\":\"\t\"}"
            })
    void findsNothingInWhatIsNotWhollyJson(String text) {
        JsonDiscovery discovery = JsonDiscovery.of(List.of("a"), Integer.MAX_VALUE);
        @Nullable Value[] into = {Value.of("old")};

        assertThat(extract(discovery, text, into)).isFalse();
        assertThat(into[0]).isNull();
        assertThat(all(text, Integer.MAX_VALUE)).isNull();
    }

    @Test
    void refusesNestingBeyondTheLimitWithoutFailing() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);

        assertThat(extract(JsonDiscovery.of(List.of("0"), Integer.MAX_VALUE), deep, new Value[1]))
                .isFalse();
        assertThat(all(deep, Integer.MAX_VALUE)).isNull();
    }

    @Test
    void takesNamesOfAnyLength() {
        JsonDiscovery discovery = JsonDiscovery.of(List.of(".".repeat(300_000)), Integer.MAX_VALUE);

        assertThat(extract(discovery, "{\"a\":1}", new Value[1])).isTrue();
    }

    @Test
    void acceptsBlanksAroundTheObject() {
        @Nullable Value[] into = new Value[1];

        assertThat(extract(JsonDiscovery.of(List.of("a"), Integer.MAX_VALUE), " \r\n{ \"a\" : 1 }\t\r\n", into))
                .isTrue();
        assertThat(into[0]).isEqualTo(Value.of(1));
    }

    @Test
    void readsOnlyItsRangeOfTheBuffer() {
        byte[] buffer = "{\"a\":1}{\"a\":2}{\"a\":3}".getBytes(StandardCharsets.UTF_8);
        @Nullable Value[] into = new Value[1];

        assertThat(JsonDiscovery.of(List.of("a"), Integer.MAX_VALUE).extract(buffer, 7, 14, into))
                .isTrue();
        assertThat(into[0]).isEqualTo(Value.of(2));
    }

    @Test
    void readsBrokenUtf8AsReplacementCharacters() {
        byte[] latin1 = "{\"a\":\"caf\u00e9\",\"b\":1}".getBytes(StandardCharsets.ISO_8859_1);
        @Nullable Value[] into = new Value[2];

        assertThat(JsonDiscovery.of(List.of("a", "b"), Integer.MAX_VALUE).extract(latin1, 0, latin1.length, into))
                .isTrue();
        assertThat(into).containsExactly(Value.of("caf\ufffd"), Value.of(1));
    }

    @Test
    void stopsAtTheMaximumNumberOfLeavesInTextOrder() {
        String json = "{\"a\":1,\"n\":null,\"b\":{\"c\":2,\"d\":3},\"e\":{\"f\":4},\"g\":5}";
        List<String> names = List.of("a", "b.c", "b", "b.d", "e", "e.f", "g");
        @Nullable Value[] into = new Value[names.size()];

        assertThat(extract(JsonDiscovery.of(names, 2), json, into)).isTrue();

        assertThat(Arrays.stream(into).map(JsonDiscoveryTest::text))
                .containsExactly("1", "2", "{\"c\":2,\"d\":3}", null, null, null, null);
        assertThat(all(json, 2)).containsOnlyKeys("a", "b.c");
    }

    @Test
    void countsTheLeavesOfPartsThatNobodyAskedFor() {
        assertThat(extract(JsonDiscovery.of(List.of("z"), 2), "{\"a\":{\"b\":[1,2]},\"z\":3}", new Value[1]))
                .isTrue();
        @Nullable Value[] into = new Value[1];
        extract(JsonDiscovery.of(List.of("z"), 2), "{\"a\":{\"b\":[1,2]},\"z\":3}", into);
        assertThat(into[0]).isNull();
        extract(JsonDiscovery.of(List.of("z"), 3), "{\"a\":{\"b\":[1,2]},\"z\":3}", into);
        assertThat(into[0]).isEqualTo(Value.of(3));
    }

    @Test
    void listsLeavesInTextOrder() {
        assertThat(all("{\"b\":{\"@y\":[1,{}]},\"@x\":true,\"n\":null,\"a\":\"t\"}", Integer.MAX_VALUE))
                .containsExactly(
                        Map.entry("b.@y.0", Value.of(1)), Map.entry("@@x", Value.TRUE), Map.entry("a", Value.of("t")));
    }

    @Test
    void agreesWithTheListingOnRandomDocuments() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            String json = object(random, 0);
            int maximum = random.nextInt(3) == 0 ? random.nextInt(8) : Integer.MAX_VALUE;
            Map<String, Value> leaves = all(json, maximum);
            List<String> names = new ArrayList<>(leaves == null ? List.of() : leaves.keySet());
            names.removeIf(name -> random.nextInt(3) == 0);
            names.add("absent");
            JsonDiscovery discovery = JsonDiscovery.of(names, maximum);
            @Nullable Value[] into = new Value[names.size()];

            assertThat(extract(discovery, json, into))
                    .as("seed %d: %s", seed, json)
                    .isTrue();

            Map<String, @Nullable Value> found = new LinkedHashMap<>();
            Map<String, @Nullable Value> expected = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                found.put(names.get(i), into[i]);
                expected.put(names.get(i), leaves == null ? null : leaves.get(names.get(i)));
            }
            assertThat(found).as("seed %d, maximum %d: %s", seed, maximum, json).isEqualTo(expected);
        }
    }

    @Test
    void neverFailsOnDamagedDocuments() {
        int broken = 0;
        for (int seed = 0; seed < 5_000; seed++) {
            Random random = new Random(seed);
            byte[] json = object(random, 0).getBytes(StandardCharsets.UTF_8);
            json[random.nextInt(json.length)] = (byte) random.nextInt(256);
            @Nullable Value[] into = new Value[2];

            boolean isJson =
                    JsonDiscovery.of(List.of("a", "b.c"), Integer.MAX_VALUE).extract(json, 0, json.length, into);

            String text = new String(json, StandardCharsets.UTF_8);
            assertThat(isJson).as("seed %d: %s", seed, text).isEqualTo(JsonText.parse(text) != null);
            if (!isJson) {
                broken++;
                assertThat(into).containsOnlyNulls();
            }
        }
        assertThat(broken).isBetween(1_000, 4_500);
    }

    private static String object(Random random, int depth) {
        StringBuilder json = new StringBuilder("{");
        int size = random.nextInt(5);
        for (int i = 0; i < size; i++) {
            String[] keys = {"a", "b", "c", "a.b", "b.c", "@x", "0", "", "a.", "é"};
            json.append(i == 0 ? "" : ",")
                    .append('"')
                    .append(keys[random.nextInt(keys.length)])
                    .append("\":");
            json.append(value(random, depth + 1));
        }
        return json.append('}').toString();
    }

    private static String value(Random random, int depth) {
        return switch (random.nextInt(depth > 4 ? 6 : 9)) {
            case 0 -> "null";
            case 1 -> "true";
            case 2 -> Integer.toString(random.nextInt(1000));
            case 3 -> Double.toString(random.nextGaussian());
            case 4 -> "\"t" + random.nextInt(10) + "\\n\"";
            case 5 -> "\"é\uD83D\uDE00\"";
            case 6 -> "[" + value(random, depth + 1) + "," + value(random, depth + 1) + "]";
            default -> object(random, depth);
        };
    }

    private static boolean extract(JsonDiscovery discovery, String json, @Nullable Value[] into) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return discovery.extract(bytes, 0, bytes.length, into);
    }

    private static @Nullable Map<String, Value> all(String json, int maximum) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return JsonDiscovery.all(bytes, 0, bytes.length, maximum);
    }

    private static @Nullable String text(@Nullable Value value) {
        return value == null ? null : ValueText.exact(value);
    }
}
