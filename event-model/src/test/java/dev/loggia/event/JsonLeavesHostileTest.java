package dev.loggia.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages made to cost time or memory. */
class JsonLeavesHostileTest {

    private final JsonLeaves leaves = new JsonLeaves(1000, 1000);

    @Test
    void depthIsBounded() {
        int most = JsonText.MAXIMUM_DEPTH;
        assertThat(read("[".repeat(most) + "]".repeat(most))).isTrue();
        assertThat(read("{\"a\":".repeat(most) + "1" + "}".repeat(most))).isTrue();
        assertThat(read("[".repeat(most + 1) + "]".repeat(most + 1))).isFalse();
        assertThat(read("[".repeat(100_000) + "]".repeat(100_000))).isFalse();
        assertThat(read("{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000))).isFalse();
    }

    @Test
    void hugePartsAreRead() {
        String word = "x".repeat(10_000_000);
        assertThat(read("{\"a\":\"" + word + "\",\"b\":\"\\n" + word + "\",\"" + word + "\":1}"))
                .isTrue();
        assertThat(JsonLeavesTest.value(leaves, 0)).isEqualTo(Value.of(word));
        assertThat(JsonLeavesTest.value(leaves, 1)).isEqualTo(Value.of("\n" + word));
        assertThat(leaves.name(2)).isEqualTo(JsonLeaves.OTHER);
        assertThat(leaves.textBytes(1)).hasSizeGreaterThan(10_000_000);
        assertThat(read("[\"\\n\"]")).isTrue();
        assertThat(leaves.textBytes(0)).as("given up after the huge message").hasSizeLessThan(2_000_000);

        String digits = "9".repeat(10_000);
        assertThat(read("[" + digits + ",0." + digits + "," + digits + "e-9999,-" + digits + ".5,1e" + digits + "]"))
                .isTrue();
        assertThat(values())
                .containsExactly(
                        Value.of(digits),
                        Value.of(1),
                        Value.of(10),
                        Value.of("-" + digits + ".5"),
                        Value.of("1e" + digits));
    }

    @Test
    void namesAreBoundedWhateverComes() {
        JsonLeaves wide = new JsonLeaves(5_000, 200_000);
        for (int round = 0; round < 3; round++) {
            StringBuilder json = new StringBuilder("{\"a\":{");
            for (int i = 0; i < 100_000; i++) {
                json.append(i == 0 ? "\"" : ",\"")
                        .append(round)
                        .append('-')
                        .append(i)
                        .append("\":")
                        .append(i);
            }
            byte[] message = json.append("}}").toString().getBytes(StandardCharsets.UTF_8);

            assertThat(wide.read(message, 0, message.length)).isTrue();

            assertThat(wide.count()).isEqualTo(100_000);
            assertThat(wide.names()).isEqualTo(5_000);
            assertThat(wide.others()).isTrue();
            assertThat(JsonLeavesTest.value(wide, 99_999)).isEqualTo(Value.of(99_999));
        }
    }

    /** Names of one flat name, as an attacker would choose them: each way to cut it into keys is another place. */
    @Test
    void placesOfOneNameAreBoundedToo() {
        JsonLeaves few = new JsonLeaves(100, 10_000);
        for (int cuts = 0; cuts < 1 << 10; cuts++) {
            StringBuilder json = new StringBuilder("{\"x");
            int depth = 1;
            for (int bit = 0; bit < 10; bit++) {
                boolean cut = (cuts >> bit & 1) != 0;
                json.append(cut ? "\":{\"x" : ".x");
                depth += cut ? 1 : 0;
            }
            byte[] message =
                    json.append("\":1").append("}".repeat(depth)).toString().getBytes(StandardCharsets.UTF_8);

            assertThat(few.read(message, 0, message.length)).isTrue();

            assertThat(few.count()).isEqualTo(1);
        }
        assertThat(few.names()).isBetween(1, 11);
        assertThat(few.others()).isTrue();
    }

    private boolean read(String json) {
        byte[] message = json.getBytes(StandardCharsets.UTF_8);
        return leaves.read(message, 0, message.length);
    }

    private List<Value> values() {
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < leaves.count(); i++) {
            values.add(JsonLeavesTest.value(leaves, i));
        }
        return values;
    }
}
