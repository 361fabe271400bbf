package dev.loggia.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loggia.event.JsonLeaves.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLeavesTest {

    private final JsonLeaves leaves = new JsonLeaves(1000, 1000);

    /** Messages, their leaves and, after a slash, their empty containers. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                                |  /",
                "[]                                                |  /",
                "[null]                                            |  /",
                "{\"a\":1,\"b\":\"t\",\"c\":true,\"d\":1.5}        | a=WHOLE 1, b=TEXT t, c=BOOLEAN true, d=DECIMAL 1.5 /",
                "{\"items\":[{\"id\":7},{\"id\":8}]}               | items.0.id=WHOLE 7, items.1.id=WHOLE 8 /",
                "[1.0,-0,-0.0,1e400,1e3]                           | 0=WHOLE 1, 1=WHOLE 0, 2=WHOLE 0, 3=TEXT 1e400, 4=WHOLE 1000 /",
                "[9223372036854775807,9223372036854775808]         | 0=WHOLE 9223372036854775807, 1=TEXT 9223372036854775808 /",
                "{\"a\":1,\"a\":2}                                 | a=WHOLE 2 /",
                "{\"a\":1,\"b\":2,\"a\":null}                      | b=WHOLE 2 /",
                "{\"a\":1,\"a\":{\"b\":2}}                         | a.b=WHOLE 2 /",
                "{\"a.b\":1,\"a\":{\"b\":2}}                       | a.b=WHOLE 2 /",
                "{\"@x\":{\"@y\":1}}                               | @@x.@y=WHOLE 1 /",
                "{\"a\\u002eb\":\"\\u00e9\\t\\u0041\"}              | a.b=TEXT é\tA /",
                "{\"a\":\"\\ud83d\\ude00\\ud83d\"}                 | a=TEXT \uD83D\uDE00? /",
                "{\"a\":{},\"b\":[],\"c\":{\"d\":{}}}              |  / a b c.d",
                "{\"a\":{\"b\":null},\"c\":[null,[null]]}          |  / a c.1",
                "{\"a\":{},\"a\":1}                                | a=WHOLE 1 /",
                "{\"a\":1,\"a\":{}}                                |  / a",
                "{\"a\":{},\"a\":{}}                               |  / a",
                "{\"a\":{\"b\":1,\"b\":null}}                      |  / a",
            })
    void tellsLeavesAndEmptyContainers(String json, String expected) {
        assertThat(read(json)).isTrue();

        assertThat(told()).isEqualTo(expected.strip());
        assertThat(leaves.others() || leaves.overflowed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "plain",
                "1",
                "\"text\"",
                "{",
                "}",
                "{]",
                "[}",
                "[1,]",
                "[,1]",
                "[1 2]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{\"a\":1}}",
                "{\"a\":1} x",
                "{}{}",
                "{a:1}",
                "{'a':1}",
                "\ufeff{}",
                "[01]",
                "[+1]",
                "[.5]",
                "[1.]",
                "[-]",
                "[1e]",
                "[NaN]",
                "[tru]",
                "[\"\\x\"]",
                "[\"\\u12g4\"]",
                "[\"\\u\uff11\uff11\uff11\uff11\"]",
                "[\"\t\"]",
                "{\"\u0001\":1}",
                "[\"a]",
                "[\"a\\\"]",
                "{\"\\ud800\":1}",
                "{\"x\\udc00\":1}",
                "{\"\\ud83d\\n\":1}",
                "[\u0000]",
                "[\u00a01]"
            })
    void tellsNothingOfWhatIsNotWhollyJson(String text) {
        read("{\"a\":1,\"b\":{}}");

        assertThat(read(text)).isFalse();

        assertThat(told()).isEqualTo("/");
    }

    @Test
    void textStandsInTheMessageUnlessItHasEscapes() {
        byte[] message = "x{\"a\":\"plain\",\"b\":\"t\\tab\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(leaves.read(message, 1, message.length)).isTrue();

        assertThat(leaves.textBytes(0)).isSameAs(message);
        assertThat(leaves.textStart(0)).isEqualTo(7);
        assertThat(leaves.textEnd(0)).isEqualTo(12);
        assertThat(leaves.textBytes(1)).isNotSameAs(message);
        assertThat(value(leaves, 1)).isEqualTo(Value.of("t\tab"));
    }

    @Test
    void numbersOfNamesStay() {
        read("{\"a\":{\"b\":1}}");
        int name = leaves.name(0);
        int names = leaves.names();

        for (String json :
                List.of("{\"z\":0,\"a.b\":2}", "{\"a\\u002eb\":3}", "{\"a\":{\"b\":{}}}", "{\"a\":{\"b\":4}}")) {
            assertThat(read(json)).isTrue();
            boolean leaf = leaves.emptyContainers() == 0;
            assertThat(leaf ? leaves.name(leaves.count() - 1) : leaves.emptyContainer(0))
                    .isEqualTo(name);
        }

        assertThat(leaves.nameOf(name)).isEqualTo("a.b");
        assertThat(leaves.names()).isEqualTo(names + 1);
        assertThatThrownBy(() -> leaves.nameOf(leaves.names())).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void keysInAnyOrderAreToldApart() {
        for (String json : List.of(
                "{\"a\":1,\"b\":2,\"c\":3}",
                "{\"c\":1,\"b\":2,\"a\":3}",
                "{\"b\":1,\"bc\":2}",
                "{\"a\":1,\"bc\":2,\"b\\\"\":3}")) {
            assertThat(read(json)).isTrue();
            assertThat(read(json)).isTrue();
            List<String> names = new ArrayList<>();
            for (int i = 0; i < leaves.count(); i++) {
                names.add(leaves.nameOf(leaves.name(i)));
            }
            assertThat(names).containsExactlyElementsOf(parsed(json).keySet());
        }
        assertThat(read("{\"a\":1,\"bc\":2,\"b\"\":3}"))
                .as("a quote in a key that follows must still be escaped")
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1,\"a\":1}               | true",
                "{\"a\":{\"b\":1},\"a\":null}    | true",
                "{\"a\":null,\"a\":null}         | true",
                "{\"a.b\":null,\"a\":{\"b\":{}}} | true",
                "{\"a\":{\"a\":1},\"b\":[1,1]}   | false"
            })
    void tellsWhetherANameIsRepeated(String json, boolean repeated) {
        assertThat(read(json)).isTrue();

        assertThat(leaves.repeated()).isEqualTo(repeated);
    }

    @Test
    void brokenUtf8IsRepaired() {
        byte[] latin1 = "{\"caf\u00e9\":\"caf\u00e9\",\"b\":1}".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(leaves.read(latin1, 0, latin1.length)).isTrue();

        assertThat(told()).isEqualTo("caf\ufffd=TEXT caf\ufffd, b=WHOLE 1 /");
    }

    @Test
    void namesBeyondTheBoundAreOthers() {
        JsonLeaves few = new JsonLeaves(2, 100);
        byte[] message = "{\"a\":1,\"b\":2,\"c\":3,\"a\":4,\"d\":{\"a\":5}}".getBytes(StandardCharsets.UTF_8);

        assertThat(few.read(message, 0, message.length)).isTrue();

        assertThat(few.others()).isTrue();
        assertThat(few.names()).isEqualTo(2);
        assertThat(few.count()).isEqualTo(4);
        assertThat(few.name(1)).isEqualTo(JsonLeaves.OTHER);
        assertThat(value(few, 1)).isEqualTo(Value.of(3));
        assertThat(few.nameOf(few.name(2))).isEqualTo("a");
        assertThat(value(few, 2)).isEqualTo(Value.of(4));
        assertThat(few.name(3)).isEqualTo(JsonLeaves.OTHER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1,\"b\":null}", "{\"a\":1,\"b\":{}}"})
    void aNullOrContainerMayBeTheOnlyOther(String json) {
        JsonLeaves few = new JsonLeaves(1, 100);
        byte[] message = json.getBytes(StandardCharsets.UTF_8);

        assertThat(few.read(message, 0, message.length)).isTrue();

        assertThat(few.others()).isTrue();
        assertThat(few.count()).isEqualTo(1);
    }

    @Test
    void tooManyLeavesOverflowButAreStillToldFromWhatIsNotJson() {
        JsonLeaves few = new JsonLeaves(100, 3);
        for (String json : List.of("[1,2,3]", "[1,{},[]]", "[null,1,null,2,{\"a\":3}]")) {
            byte[] message = json.getBytes(StandardCharsets.UTF_8);
            assertThat(few.read(message, 0, message.length)).isTrue();
            assertThat(few.overflowed()).isFalse();
        }
        for (String json :
                List.of("[1,2,3,4]", "[1,{},[],5,6]", "[1,2,3,[null]]", "{\"a\":1,\"a\":2,\"a\":3,\"a\":4}")) {
            byte[] message = json.getBytes(StandardCharsets.UTF_8);
            assertThat(few.read(message, 0, message.length)).isTrue();
            assertThat(few.overflowed()).isTrue();
            assertThat(few.count() + few.emptyContainers()).isZero();
            assertThat(few.read(message, 0, message.length - 1)).isFalse();
            assertThat(few.overflowed()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"0,1", "1,0", "1048577,1", "1,1048577"})
    void boundsAreBounded(int maximumNames, int maximumLeaves) {
        assertThatThrownBy(() -> new JsonLeaves(maximumNames, maximumLeaves))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private boolean read(String json) {
        byte[] message = json.getBytes(StandardCharsets.UTF_8);
        return leaves.read(message, 0, message.length);
    }

    private static Map<String, Value> parsed(String json) {
        byte[] message = json.getBytes(StandardCharsets.UTF_8);
        Map<String, Value> all = JsonDiscovery.all(message, 0, message.length, Integer.MAX_VALUE);
        return all == null ? Map.of() : all;
    }

    private String told() {
        List<String> told = new ArrayList<>();
        for (int i = 0; i < leaves.count(); i++) {
            String value = ValueText.exact(value(leaves, i));
            told.add(leaves.nameOf(leaves.name(i)) + "=" + leaves.kind(i) + " "
                    + (leaves.kind(i) == Kind.BOOLEAN ? leaves.truth(i) : value));
        }
        StringBuilder text = new StringBuilder(String.join(", ", told)).append(" /");
        for (int i = 0; i < leaves.emptyContainers(); i++) {
            text.append(' ').append(leaves.nameOf(leaves.emptyContainer(i)));
        }
        return text.toString().strip();
    }

    /** A leaf as a value. */
    static Value value(JsonLeaves leaves, int leaf) {
        return switch (leaves.kind(leaf)) {
            case WHOLE -> Value.of(leaves.whole(leaf));
            case DECIMAL -> new Value.Decimal(leaves.decimal(leaf));
            case BOOLEAN -> Value.of(leaves.truth(leaf));
            case TEXT ->
                Value.of(new String(
                        leaves.textBytes(leaf),
                        leaves.textStart(leaf),
                        leaves.textEnd(leaf) - leaves.textStart(leaf),
                        StandardCharsets.UTF_8));
        };
    }
}
