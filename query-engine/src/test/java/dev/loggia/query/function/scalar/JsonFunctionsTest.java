package dev.loggia.query.function.scalar;

import static dev.loggia.query.function.scalar.ScalarCalls.call;
import static dev.loggia.query.function.scalar.ScalarCalls.printed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.event.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFunctionsTest {

    @Test
    void jsonParseGivesMapsAndLists() {
        assertThat(call("jsonParse", "{\"a\":[1,2]}"))
                .isEqualTo(new Value.MapValue(Map.of("a", new Value.ListValue(List.of(Value.of(1L), Value.of(2L))))));
        assertThat(call("json_parse", " [] ")).isEqualTo(new Value.ListValue(List.of()));
    }

    @Test
    void jsonParseLeavesStructuresAsTheyAre() {
        Value map = new Value.MapValue(Map.of("a", Value.of(1L)));

        assertThat(call("jsonParse", map)).isEqualTo(map);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "5", "\"a\"", "null", "true", "{", "[1,]", "{} {}", "{\"a\":1} tail", "{a:1}", "no JSON"})
    void jsonParseOfAnythingElseIsMissing(String text) {
        assertThat(call("jsonParse", text)).isNull();
        assertThat(call("jsonArraySize", text)).isNull();
        assertThat(call("jsonArrayContains", text, "a")).isEqualTo(Value.FALSE);
    }

    @Test
    void deepJsonIsNoStructure() {
        assertThat(call("jsonParse", "[".repeat(100_000) + "]".repeat(100_000))).isNull();
        assertThat(call("jsonParse", "{\"a\":".repeat(100_000))).isNull();
    }

    @Test
    void jsonStringifyWritesCompactJsonInTheOrderOfTheSource() {
        assertThat(printed(
                        "jsonStringify", call("jsonParse", "{ \"b\": [1, 2.50, \"x\\n\"], \"a\": null, \"c\": true }")))
                .isEqualTo("{\"b\":[1,2.5,\"x\\n\"],\"a\":null,\"c\":true}");
        assertThat(call("jsonStringify", "{}")).isNull();
        assertThat(call("jsonStringify", 5)).isNull();
        assertThat(call("jsonStringify", (Object) null)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[1,2,3]|3", "[]|0", "[[1,2],{}]|2", "[null]|1", "{}|(missing)", "x|(missing)"})
    void jsonArraySizeCountsElements(String text, String expected) {
        assertThat(printed("jsonArraySize", text)).isEqualTo(expected);
    }

    @Test
    void arraysMayBeListsToo() {
        Value list = new Value.ListValue(List.of(Value.of("a"), Value.of(2L)));

        assertThat(printed("jsonArraySize", list)).isEqualTo("2");
        assertThat(call("jsonArrayContains", list, "2")).isEqualTo(Value.TRUE);
        assertThat(call("jsonArraySize", 5)).isNull();
        assertThat(call("jsonArraySize", Instant.EPOCH)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[\"admin\"]|admin|1",
                "[\"admin\"]|Admin|0",
                "[\"administrator\"]|admin|0",
                "[1,2]|2|1",
                "[\"2\"]|2|1",
                "[[2]]|2|0",
                "[true]|true|1",
                "[null]|null|0",
                "[]|a|0",
                "{\"a\":\"a\"}|a|0",
                "a|a|0",
            })
    void jsonArrayContainsComparesLikeEquals(String text, String value, String expected) {
        assertThat(printed("jsonArrayContains", text, value)).isEqualTo(expected);
    }

    @Test
    void jsonArrayContainsOfMissingIsMissing() {
        assertThat(call("jsonArrayContains", null, "a")).isNull();
        assertThat(call("jsonArrayContains", "[1]", null)).isNull();
        assertThat(call("jsonArrayContains", "[1]", 1)).isEqualTo(Value.TRUE);
    }
}
