package dev.loggia.testkit.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.loggia.event.JsonDiscovery;
import dev.loggia.event.JsonLeaves;
import dev.loggia.event.Value;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Any bytes as a message: the two readers of JSON fields say the same of it. */
public final class JsonFuzz {

    private static final int NAMES = 100_000;
    private static final int LEAVES = 10_000;

    private JsonFuzz() {}

    public static void fuzzerTestOneInput(byte[] message) {
        JsonLeaves leaves = new JsonLeaves(NAMES, LEAVES);
        boolean json = leaves.read(message, 0, message.length);
        Map<String, Value> all = JsonDiscovery.all(message, 0, message.length, Integer.MAX_VALUE);
        Checks.same("whether it is JSON", all != null, json);
        if (all == null || leaves.others() || leaves.overflowed()) {
            return;
        }
        Map<String, Value> found = values(leaves);
        Checks.same("names", List.copyOf(all.keySet()), List.copyOf(found.keySet()));
        all.forEach((name, value) -> Checks.same(name, utf8(value), found.get(name)));
        if (Arrays.equals(new String(message, UTF_8).getBytes(UTF_8), message)) {
            agreesWithExtraction(message, found);
        }
    }

    /** Of broken UTF-8 the parser takes some when it reads it and more when it skips it: then extractions differ among themselves. */
    private static void agreesWithExtraction(byte[] message, Map<String, Value> found) {
        List<String> names =
                found.keySet().stream().filter(name -> name.hashCode() % 3 != 0).toList();
        @Nullable Value[] extracted = new Value[names.size()];
        JsonDiscovery.of(names, Integer.MAX_VALUE).extract(message, 0, message.length, extracted);
        for (int i = 0; i < names.size(); i++) {
            Value value = extracted[i];
            Checks.same(names.get(i), found.get(names.get(i)), value == null ? null : utf8(value));
        }
    }

    /** The value as it is once its text became UTF-8. */
    private static Value utf8(Value value) {
        return value instanceof Value.Text text
                ? Value.of(new String(text.text().getBytes(UTF_8), UTF_8))
                : value;
    }

    private static Map<String, Value> values(JsonLeaves leaves) {
        Map<String, Value> values = new LinkedHashMap<>();
        for (int leaf = 0; leaf < leaves.count(); leaf++) {
            values.put(leaves.nameOf(leaves.name(leaf)), value(leaves, leaf));
        }
        return values;
    }

    private static Value value(JsonLeaves leaves, int leaf) {
        return switch (leaves.kind(leaf)) {
            case WHOLE -> Value.of(leaves.whole(leaf));
            case DECIMAL -> new Value.Decimal(leaves.decimal(leaf));
            case BOOLEAN -> Value.of(leaves.truth(leaf));
            case TEXT ->
                Value.of(new String(
                        leaves.textBytes(leaf),
                        leaves.textStart(leaf),
                        leaves.textEnd(leaf) - leaves.textStart(leaf),
                        UTF_8));
        };
    }
}
