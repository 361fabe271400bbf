package dev.loggia.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.event.FieldDiscovery;
import dev.loggia.event.FieldReader;
import dev.loggia.event.JsonLeaves;
import dev.loggia.event.Value;
import dev.loggia.event.ValueText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The fields that a reader finds: as the store takes them, and the same as a scan of a file finds them. */
final class ReadFields {

    private static final int LIMIT = 200;

    private ReadFields() {}

    /** The fields of a line as {@code name=value}, by name; texts in quotes, as {@code a='x'}. Empty when the line has none. */
    static List<String> of(FieldReader reader, String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        List<String> fields = new ArrayList<>();
        stored(reader, bytes, bytes.length).forEach((name, value) -> fields.add(name + "=" + text(value)));
        return fields;
    }

    private static String text(Value value) {
        return value instanceof Value.Text text ? "'" + text.text() + "'" : ValueText.printed(value);
    }

    /** What the store takes of the first bytes of a buffer, compared with what a scan finds. */
    static Map<String, Value> stored(FieldReader reader, byte[] buffer, int end) {
        JsonLeaves leaves = new JsonLeaves(1000, 1000);
        boolean known = leaves.read(reader, buffer, 0, end);
        Map<String, Value> fields = new TreeMap<>();
        for (int leaf = 0; leaf < leaves.count(); leaf++) {
            fields.put(leaves.nameOf(leaves.name(leaf)), value(leaves, leaf));
        }
        FieldDiscovery discovery = FieldDiscovery.of(reader, fields.keySet(), LIMIT);
        @Nullable Value[] scanned = new Value[fields.size()];
        assertThat(discovery.extract(buffer, 0, end, scanned)).isEqualTo(known);
        assertThat(scanned).isEqualTo(fields.values().toArray());
        return fields;
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
                        StandardCharsets.UTF_8));
        };
    }
}
