package dev.loggia.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

    /** JSON text and what becomes of it when it is read and written again. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|{}",
                "[]|[]",
                " [ 1 , 2 ] |[1,2]",
                "{\"b\":1,\"a\":2}|{\"b\":1,\"a\":2}",
                "{\"a\":1,\"b\":2,\"a\":3}|{\"a\":3,\"b\":2}",
                "[null,true,false,\"x\"]|[null,true,false,\"x\"]",
                "[1.50,1.0,-0,-0.0,1e3,1e-7,0.1]|[1.5,1,0,0,1000,1.0E-7,0.1]",
                "[9223372036854775807,-9223372036854775808]|[9223372036854775807,-9223372036854775808]",
                "[\"\\u00e9\\n\\\"\\\\\\/\"]|[\"é\\n\\\"\\\\/\"]",
                "{\"\":{\"\":[{}]}}|{\"\":{\"\":[{}]}}",
                "[\"\\ud83d\\ude00\"]|[\"😀\"]",
            })
    void readAndWritten(String text, String expected) {
        assertThat(JsonText.write(parsed(text))).isEqualTo(expected);
    }

    @Test
    void numbersThatNoNumberHoldsStayText() {
        assertThat(parsed("[12345678901234567890, 1e400, -1e400]"))
                .isEqualTo(new Value.ListValue(
                        List.of(Value.of("12345678901234567890"), Value.of("1e400"), Value.of("-1e400"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "1",
                "\"a\"",
                "true",
                "null",
                "{",
                "[",
                "[1",
                "[1,",
                "[1,]",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "[01]",
                "[1.]",
                "[.5]",
                "[+1]",
                "[NaN]",
                "[\"a]",
                "[\"\\x\"]",
                "[\"a\nb\"]",
                "[] x",
                "{}{}",
                "[}",
                "{]",
                "[1 2]",
                "// x\n[]",
                "[\u0001]",
                "\u0001[]",
                "[tru]"
            })
    void anythingElseIsNoStructure(String text) {
        assertThat(JsonText.parse(text)).isNull();
    }

    @Test
    void depthIsBounded() {
        assertThat(JsonText.parse("[".repeat(JsonText.MAXIMUM_DEPTH) + "]".repeat(JsonText.MAXIMUM_DEPTH)))
                .isNotNull();
        assertThat(JsonText.parse("[".repeat(JsonText.MAXIMUM_DEPTH + 1) + "]".repeat(JsonText.MAXIMUM_DEPTH + 1)))
                .isNull();
        assertThat(JsonText.parse("{\"a\":".repeat(1_000_000))).isNull();
    }

    @Test
    void hugePartsAreRead() {
        String word = "x".repeat(3_000_000);

        assertThat(parsed("{\"" + word + "\":\"" + word + "\"}"))
                .isEqualTo(new Value.MapValue(Map.of(word, Value.of(word))));
        assertThat(parsed("[" + "9".repeat(100_000) + "]"))
                .isEqualTo(new Value.ListValue(List.of(Value.of("9".repeat(100_000)))));
        assertThat(parsed("[0." + "1".repeat(100_000) + "]"))
                .isEqualTo(new Value.ListValue(List.of(Value.of(1 / 9.0))));
    }

    /** Names of one hash value, as an attacker would choose them. */
    @Test
    void namesThatCollideAreReadToo() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < 1 << 12; i++) {
            StringBuilder name = new StringBuilder();
            for (int bit = 0; bit < 12; bit++) {
                name.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            text.append(i == 0 ? "" : ",")
                    .append('"')
                    .append(name)
                    .append("\":")
                    .append(i);
        }

        assertThat(((Value.MapValue) parsed(text.append('}').toString())).entries())
                .hasSize(1 << 12);
    }

    @Test
    void timesAreWrittenAsText() {
        assertThat(JsonText.write(new Value.ListValue(List.of(new Value.Timestamp(0)))))
                .isEqualTo("[\"1970-01-01 00:00:00.000\"]");
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 3000; i++) {
            Value.Structure structure = structure(random, 3);
            assertThat(JsonText.parse(JsonText.write(structure)))
                    .as("seed " + seed)
                    .isEqualTo(structure);
        }
    }

    private static Value.Structure structure(Random random, int depth) {
        List<@Nullable Value> elements = new ArrayList<>();
        Map<String, @Nullable Value> entries = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            Value value = switch (random.nextInt(depth > 0 ? 8 : 6)) {
                case 0 -> null;
                case 1 -> Value.of(random.nextBoolean());
                case 2 -> Value.of(random.nextLong());
                case 3 -> Value.of(random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20));
                case 4 -> Value.of("\"\\\u0000\n\u2028é😀x".substring(random.nextInt(6)));
                case 5 -> Value.of((double) Float.intBitsToFloat(random.nextInt(0x7f800000)));
                default -> structure(random, depth - 1);
            };
            elements.add(value);
            entries.put("k\"" + i, value);
        }
        return random.nextBoolean() ? new Value.ListValue(elements) : new Value.MapValue(entries);
    }

    private static Value.Structure parsed(String text) {
        Value.Structure structure = JsonText.parse(text);
        assertThat(structure).isNotNull();
        return structure;
    }
}
