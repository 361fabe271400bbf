package dev.loggia.query.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.event.Value;
import dev.loggia.query.function.FunctionDefinition.ParameterType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ParameterConversionTest {

    private static final Value TIME = new Value.Timestamp(1_000);
    private static final Value LIST = new Value.ListValue(List.of());
    private static final Value MAP = new Value.MapValue(Map.of());

    @Test
    void textTakesAnyScalarInFullPrecision() {
        assertThat(as(ParameterType.TEXT, Value.of("a"))).isEqualTo(Value.of("a"));
        assertThat(as(ParameterType.TEXT, Value.of(12L))).isEqualTo(Value.of("12"));
        assertThat(as(ParameterType.TEXT, Value.of(1.234567))).isEqualTo(Value.of("1.234567"));
        assertThat(as(ParameterType.TEXT, Value.TRUE)).isEqualTo(Value.of("1"));
        assertThat(as(ParameterType.TEXT, TIME)).isEqualTo(Value.of("1970-01-01 00:00:01.000"));
        assertThat(as(ParameterType.TEXT, LIST)).isNull();
        assertThat(as(ParameterType.TEXT, MAP)).isNull();
    }

    @Test
    void numberReadsTextTruthAndTimes() {
        assertThat(as(ParameterType.NUMBER, Value.of("12"))).isEqualTo(Value.of(12L));
        assertThat(as(ParameterType.NUMBER, Value.of("1e3"))).isEqualTo(Value.of(1000L));
        assertThat(as(ParameterType.NUMBER, Value.of(" 12"))).isNull();
        assertThat(as(ParameterType.NUMBER, Value.of("12ms"))).isNull();
        assertThat(as(ParameterType.NUMBER, Value.FALSE)).isEqualTo(Value.of(0L));
        assertThat(as(ParameterType.NUMBER, TIME)).isEqualTo(Value.of(1000L));
        assertThat(as(ParameterType.NUMBER, LIST)).isNull();
    }

    @Test
    void timestampReadsNumbersAsEpochMilliseconds() {
        assertThat(as(ParameterType.TIMESTAMP, TIME)).isEqualTo(TIME);
        assertThat(as(ParameterType.TIMESTAMP, Value.of(1000L))).isEqualTo(TIME);
        assertThat(as(ParameterType.TIMESTAMP, Value.of(1000.9))).isEqualTo(TIME);
        assertThat(as(ParameterType.TIMESTAMP, Value.of(-0.5))).isEqualTo(new Value.Timestamp(-1));
        assertThat(as(ParameterType.TIMESTAMP, Value.of("1000"))).isEqualTo(TIME);
        assertThat(as(ParameterType.TIMESTAMP, Value.of(1e300))).isNull();
        assertThat(as(ParameterType.TIMESTAMP, Value.of("1970-01-01"))).isNull();
        assertThat(as(ParameterType.TIMESTAMP, Value.TRUE)).isNull();
        assertThat(as(ParameterType.TIMESTAMP, MAP)).isNull();
    }

    @Test
    void conditionIsWhatAFilterTakesForTrue() {
        assertThat(as(ParameterType.CONDITION, Value.TRUE)).isEqualTo(Value.TRUE);
        assertThat(as(ParameterType.CONDITION, Value.of(0L))).isEqualTo(Value.FALSE);
        assertThat(as(ParameterType.CONDITION, Value.of(-2L))).isEqualTo(Value.TRUE);
        assertThat(as(ParameterType.CONDITION, Value.of("abc"))).isEqualTo(Value.FALSE);
        assertThat(as(ParameterType.CONDITION, Value.of("1"))).isEqualTo(Value.TRUE);
        assertThat(as(ParameterType.CONDITION, LIST)).isEqualTo(Value.FALSE);
    }

    @ParameterizedTest
    @EnumSource(ParameterType.class)
    void missingStaysMissing(ParameterType type) {
        assertThat(as(type, null)).isNull();
    }

    @Test
    void anyIsLeftAlone() {
        assertThat(as(ParameterType.ANY, MAP)).isSameAs(MAP);
        assertThat(as(ParameterType.ANY, TIME)).isSameAs(TIME);
    }

    private static @Nullable Value as(ParameterType type, @Nullable Value value) {
        return ParameterConversion.convert(value, type);
    }
}
