package dev.loggia.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rows of the table of section 2.3. */
class ComparisonTest {

    private static final Value MAP = new Value.ListValue(List.of(Value.of(1L)));

    @ParameterizedTest
    @CsvSource({
        // left, right, =, !=, <, <=, >, >=
        "n:1,     n:1,      +-" + "-+-+",
        "n:1,     n:2,      -+" + "++--",
        "n:1.5,   n:1,      -+" + "--++",
        "n:200,   t:200,    +-" + "-+-+",
        "n:200,   t:200.0,  +-" + "-+-+",
        "n:200,   t:0200,   +-" + "-+-+",
        "n:200,   t:1e2,    -+" + "--++",
        "n:200,   t:abc,    -+" + "----",
        "n:0,     t:'',     -+" + "----",
        "t:200,   t:200.0,  -+" + "-+-+",
        "t:9,     t:10,     -+" + "++--",
        "t:9,     t:1x,     -+" + "--++",
        "t:a,     t:B,      -+" + "--++",
        "t:a,     t:a,      +-" + "-+-+",
        "t:a,     t:A,      -+" + "--++",
        "ts:1000, n:1000,   +-" + "-+-+",
        "ts:1000, n:999.5,  -+" + "--++",
        "ts:1000, ts:2000,  -+" + "++--",
        "ts:0,    t:0,      --" + "----",
        "ts:0,    t:1970-01-01 00:00:00.000, --" + "----",
        "b:1,     n:1,      +-" + "-+-+",
        "b:0,     n:1,      -+" + "++--",
        "b:1,     t:1,      +-" + "-+-+",
        "b:1,     t:1.0,    +-" + "-+-+",
        "b:1,     t:true,   +-" + "----",
        "b:1,     t:TRUE,   +-" + "----",
        "b:1,     t:false,  -+" + "----",
        "b:0,     t:false,  +-" + "----",
        "b:1,     b:0,      -+" + "--++",
        "b:1,     t:yes,    -+" + "----",
        "map,     n:1,      --" + "----",
        "map,     t:[1],    --" + "----",
        "map,     map,      --" + "----",
        "n:9007199254740993, n:9007199254740992, -+" + "--++",
        "n:9223372036854775807, n:9223372036854775808, -+" + "++--",
        "n:9223372036854775807, t:9223372036854775807, +-" + "-+-+",
    })
    void followsTheTable(String left, String right, String expected) {
        StringBuilder results = new StringBuilder();
        StringBuilder swapped = new StringBuilder();
        for (Comparison comparison : Comparison.values()) {
            results.append(sign(comparison.test(value(left), value(right))));
            swapped.append(sign(comparison.swapped().test(value(right), value(left))));
        }
        assertThat(results).hasToString(expected);
        assertThat(swapped).as("swapped").hasToString(expected);
    }

    private static char sign(@Nullable Boolean result) {
        return result == null ? '?' : result ? '+' : '-';
    }

    private static Value value(String text) {
        if (text.equals("map")) {
            return MAP;
        }
        String content = text.substring(text.indexOf(':') + 1).replace("''", "");
        return switch (text.substring(0, text.indexOf(':'))) {
            case "n" -> number(content);
            case "b" -> Value.of(content.equals("1"));
            case "ts" -> new Value.Timestamp(Long.parseLong(content));
            default -> Value.of(content);
        };
    }

    private static Value number(String text) {
        Value number = NumericText.parse(text);
        return number == null ? MAP : number;
    }

    @Test
    void isMissingWhenASideIs() {
        Random random = new Random(1);
        for (Comparison comparison : Comparison.values()) {
            assertThat(comparison.test(null, null)).isNull();
            for (int kind = 0; kind < 8; kind++) {
                assertThat(comparison.test(RandomValues.value(random, kind), null))
                        .isNull();
                assertThat(comparison.test(null, RandomValues.value(random, kind)))
                        .isNull();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "n:0,-",
        "n:2,+",
        "n:-0.5,+",
        "b:1,+",
        "b:0,-",
        "t:1,+",
        "t:0.0,-",
        "t:'',-",
        "t:abc,-",
        "t:true,+",
        "map,-",
        "ts:5,+"
    })
    void takesValuesForConditions(String value, char expected) {
        assertThat(sign(Comparison.truth(value(value)))).isEqualTo(expected);
        assertThat(Comparison.truth(null)).isNull();
    }

    @Test
    void readsValuesAsNumbers() {
        assertThat(Comparison.number(Value.TRUE)).isEqualTo(Value.of(1L));
        assertThat(Comparison.number(new Value.Timestamp(7))).isEqualTo(Value.of(7L));
        assertThat(Comparison.number(Value.of("1e1"))).isEqualTo(Value.of(10L));
        assertThat(Comparison.number(Value.of("x"))).isNull();
        assertThat(Comparison.number(MAP)).isNull();
        assertThat(Comparison.number(null)).isNull();
    }
}
