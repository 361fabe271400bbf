package dev.loggia.query.function.scalar;

import static dev.loggia.query.function.scalar.ScalarCalls.call;
import static dev.loggia.query.function.scalar.ScalarCalls.printed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.event.Value;
import dev.loggia.query.function.BuiltinFunctions;
import dev.loggia.query.function.ScalarDefinition;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneralFunctionsTest {

    private static final Value LIST = new Value.ListValue(List.of());
    private static final Value MAP = new Value.MapValue(Map.of());

    @Test
    void ispresentIsTrueForEverythingButMissing() {
        for (Object present : List.of("", " ", 0, false, Instant.EPOCH, LIST, MAP)) {
            assertThat(call("isPresent", present)).isEqualTo(Value.TRUE);
        }
        assertThat(call("ispresent", (Object) null)).isEqualTo(Value.FALSE);
    }

    @Test
    void coalesceTakesTheFirstThatIsPresent() {
        assertThat(printed("coalesce", null, "anon")).isEqualTo("anon");
        assertThat(printed("coalesce", "", "anon")).isEmpty();
        assertThat(printed("coalesce", null, null, 3, 4)).isEqualTo("3");
        assertThat(call("coalesce", null, null)).isNull();
        assertThat(call("coalesce", null, MAP)).isEqualTo(MAP);
    }

    @Test
    void ifTakesTheSecondValueUnlessTheConditionIsTrue() {
        assertThat(printed("if", true, "err", "ok")).isEqualTo("err");
        assertThat(printed("if", false, "err", "ok")).isEqualTo("ok");
        assertThat(printed("if", null, "err", "ok")).isEqualTo("ok");
        assertThat(printed("if", 2, 1, 0)).isEqualTo("1");
        assertThat(printed("if", "abc", 1, 0)).isEqualTo("0");
        assertThat(call("if", true, null, "x")).isNull();
        assertThat(call("if", null, "x", null)).isNull();
    }

    @Test
    void caseTakesTheFirstTrueBranch() {
        assertThat(printed("case", false, "2xx", true, "3xx", "bad")).isEqualTo("3xx");
        assertThat(printed("case", true, "2xx", true, "3xx", "bad")).isEqualTo("2xx");
        assertThat(printed("case", false, "2xx", null, "3xx", "bad")).isEqualTo("bad");
        assertThat(printed("case", "0", "a", "1", "b")).isEqualTo("b");
        assertThat(call("case", false, "a")).isNull();
        assertThat(call("case", false, "a", null, "b")).isNull();
        assertThat(call("case", true, null, "default")).isNull();
    }

    @Test
    void caseTakesMoreBranchesThanTheService() {
        Object[] arguments = new Object[41];
        for (int i = 0; i < 40; i += 2) {
            arguments[i] = i == 38;
            arguments[i + 1] = i;
        }
        arguments[40] = "default";

        assertThat(printed("case", arguments)).isEqualTo("38");
        arguments[38] = false;
        assertThat(printed("case", arguments)).isEqualTo("default");
    }

    @Test
    void caseNeedsAConditionAndAValue() {
        ScalarDefinition definition = BuiltinFunctions.instance().scalar("case").orElseThrow();

        assertThat(definition.minimumArguments()).isEqualTo(2);
        assertThat(definition.maximumArguments()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void isNumericAsksForANumberOrItsText() {
        for (Object numeric : List.of(1, 1.5, "12", "-1e3", ".5")) {
            assertThat(call("isNumeric", numeric)).as("%s", numeric).isEqualTo(Value.TRUE);
        }
        for (Object other : List.of("12a", "", " 12", "0x10", "NaN", "1,000", true, Instant.EPOCH, LIST, MAP)) {
            assertThat(call("isNumeric", other)).as("%s", other).isEqualTo(Value.FALSE);
        }
        assertThat(call("is_numeric", (Object) null)).isEqualTo(Value.FALSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "né", "日本", "😀", "a😀é日", "\ud83d", "\ude00x", "\ud83d\ud83d\ude00"})
    void messageSizeCountsBytesOfUtf8(String text) {
        assertThat(call("messageSize", text)).isEqualTo(Value.of((long) text.getBytes(StandardCharsets.UTF_8).length));
    }

    @Test
    void messageSizeOfOtherValues() {
        assertThat(printed("messageSize", 1234)).isEqualTo("4");
        assertThat(call("messageSize", (Object) null)).isNull();
        assertThat(call("messageSize", LIST)).isNull();
    }

    @Test
    void unmaskGivesItsArgument() {
        assertThat(call("unmask", "4111")).isEqualTo(Value.of("4111"));
        assertThat(call("unmask", MAP)).isEqualTo(MAP);
        assertThat(call("unmask", (Object) null)).isNull();
    }
}
