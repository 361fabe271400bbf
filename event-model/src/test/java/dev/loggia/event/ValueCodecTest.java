package dev.loggia.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ValueCodecTest {

    @Test
    void readsBackWhatItWrote() throws IOException {
        Random random = new Random(2);
        List<@Nullable Value> values = new ArrayList<>();
        values.add(null);
        values.add(new Value.MapValue(Map.of("list", new Value.ListValue(Arrays.asList(null, Value.of("x"))))));
        values.add(Value.of("x".repeat(100_000)));
        for (int i = 0; i < 2_000; i++) {
            values.add(RandomValues.value(random, i % 8));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ValueCodec.writeAll(values, new DataOutputStream(bytes));

        DataInputStream input = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));

        assertThat(ValueCodec.readAll(input)).isEqualTo(values);
        assertThat(input.available()).isZero();
    }
}
