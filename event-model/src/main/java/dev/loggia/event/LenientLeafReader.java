package dev.loggia.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON text that is not UTF-8 in places into a {@link LeafTable}, with the parser of {@link JsonText}: slowly, but whatever
 * that takes. Thread-confined.
 */
final class LenientLeafReader {

    private final JsonNames names;
    private final LeafTable leaves;
    private final TextScratch scratch;

    LenientLeafReader(JsonNames names, LeafTable leaves, TextScratch scratch) {
        this.names = names;
        this.leaves = leaves;
        this.scratch = scratch;
    }

    /** Whether the text in {@code [start, end)}, which begins with a bracket, is JSON. */
    boolean read(byte[] buffer, int start, int end) {
        try (JsonParser parser = JsonText.factory().createParser(buffer, start, end - start)) {
            container(parser, JsonNames.ROOT, parser.nextToken() == JsonToken.START_ARRAY);
            return parser.nextToken() == null;
        } catch (IOException notJson) {
            return false;
        }
    }

    private void container(JsonParser parser, int place, boolean array) throws IOException {
        JsonToken end = array ? JsonToken.END_ARRAY : JsonToken.END_OBJECT;
        for (int i = 0; parser.nextToken() != end; i++) {
            int around = leaves.overflowed() ? JsonNames.OTHER : place;
            int child = array ? names.element(around, i) : key(around, parser.currentName());
            JsonToken token = array ? parser.currentToken() : parser.nextToken();
            int id = names.id(child);
            if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
                leaves.meet(id);
                int before = leaves.entries();
                container(parser, child, token == JsonToken.START_ARRAY);
                leaves.endContainer(id, before);
            } else {
                add(id, JsonText.scalar(parser));
            }
        }
    }

    private int key(int object, String key) {
        byte[] utf8 = key.getBytes(StandardCharsets.UTF_8);
        boolean nameable = new String(utf8, StandardCharsets.UTF_8).equals(key);
        return nameable ? names.key(object, utf8, 0, utf8.length) : JsonNames.OTHER;
    }

    private void add(int id, @Nullable Value value) {
        switch (value) {
            case null -> leaves.meet(id);
            case Value.Whole whole -> leaves.add(id, LeafTable.WHOLE, whole.value());
            case Value.Decimal decimal ->
                leaves.add(id, LeafTable.DECIMAL, Double.doubleToRawLongBits(decimal.value()));
            case Value.Bool bool -> leaves.add(id, LeafTable.BOOLEAN, bool.value() ? 1 : 0);
            case Value.Text text -> {
                int start = scratch.size();
                byte[] utf8 = text.text().getBytes(StandardCharsets.UTF_8);
                scratch.add(utf8, 0, utf8.length);
                leaves.addScratchText(id, start, scratch.size());
            }
            case Value.Timestamp timestamp -> throw new IllegalStateException("no JSON: " + timestamp);
            case Value.Structure structure -> throw new IllegalStateException("no scalar: " + structure);
        }
    }
}
