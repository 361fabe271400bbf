package dev.loggia.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {

    @Test
    void sortsTheReferencesSample() {
        List<String> sample = List.of(
                "!:",
                "#",
                "*%04",
                "0#",
                "5A",
                "111A",
                "2345_",
                "@",
                "@_",
                "A",
                "A9876fghj",
                "a12345hfh",
                "0",
                "01",
                "1",
                "2",
                "3");

        assertThat(sorted(sample)).isEqualTo(sample);
    }

    @Test
    void countsNegativeNumbersAndDecimalsAsNumbers() {
        assertThat(sorted(List.of("b2", "b10", "7", "-1", "1.5", "1e1", "-0.5")))
                .containsExactly("b2", "b10", "-1", "-0.5", "1.5", "7", "1e1");
    }

    @Test
    void comparesRunsOfDigitsByLengthAndThenByValue() {
        assertThat(sorted(List.of("v1.10", "v1.9", "v1.9a", "v01.1", "v1", "v", "v1.10.1")))
                .containsExactly("v", "v1", "v1.9", "v1.9a", "v1.10", "v1.10.1", "v01.1");
    }

    @Test
    void comparesOtherCharactersByCodePoint() {
        assertThat(sorted(List.of("\uD83D\uDE00", "\uFF5E", "é", "z", "Z")))
                .containsExactly("Z", "z", "é", "\uFF5E", "\uD83D\uDE00");
    }

    @Test
    void putsMissingFirstAndNumbersLast() {
        List<@Nullable Value> values = Arrays.asList(
                Value.of(5L),
                null,
                Value.of("x"),
                new Value.Timestamp(1000),
                Value.of(2.5),
                Value.TRUE,
                Value.of("2"),
                new Value.ListValue(List.of()));
        Collections.shuffle(values, new Random(3));
        values.sort(NaturalOrder.ASCENDING);

        assertThat(values)
                .containsExactly(
                        null,
                        new Value.ListValue(List.of()),
                        Value.of("x"),
                        Value.TRUE,
                        Value.of("2"),
                        Value.of(2.5),
                        Value.of(5L),
                        new Value.Timestamp(1000));
    }

    @Test
    void leavesEqualNumbersOfDifferentKindsInTheirPlaces() {
        List<@Nullable Value> values = Arrays.asList(Value.of("1"), Value.of(1L), Value.TRUE, Value.of("1"));

        values.sort(NaturalOrder.ASCENDING);

        assertThat(values).containsExactly(Value.of("1"), Value.of(1L), Value.TRUE, Value.of("1"));
    }

    @Test
    void isATotalOrderOverEverything() {
        Random random = new Random(11);
        List<@Nullable Value> values = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            values.addAll(Arrays.asList(RandomValues.column(random, 6)));
        }
        NaturalOrder order = NaturalOrder.ASCENDING;
        for (Value a : values) {
            for (Value b : values) {
                assertThat(Integer.signum(order.compare(a, b)))
                        .as("%s against %s", a, b)
                        .isEqualTo(-Integer.signum(order.compare(b, a)));
                for (Value c : values) {
                    if (order.compare(a, b) <= 0 && order.compare(b, c) <= 0 && order.compare(a, c) > 0) {
                        throw new AssertionError(a + " <= " + b + " <= " + c + " and yet not " + a + " <= " + c);
                    }
                }
            }
        }
    }

    private static List<String> sorted(List<String> texts) {
        List<String> shuffled = new ArrayList<>(texts);
        Collections.shuffle(shuffled, new Random(texts.size()));
        return shuffled.stream()
                .<@Nullable Value>map(Value::of)
                .sorted(NaturalOrder.ASCENDING)
                .map(value -> value instanceof Value.Text text ? text.text() : "")
                .toList();
    }
}
