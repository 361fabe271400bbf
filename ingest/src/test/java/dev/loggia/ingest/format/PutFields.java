package dev.loggia.ingest.format;

import dev.loggia.event.FieldReader;
import dev.loggia.event.FieldSink;
import dev.loggia.event.Value;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The fields of one message, as a reader puts them: numbers with their kind, so that {@code 7} and the text differ. */
final class PutFields implements FieldSink {

    private final Map<String, String> fields = new TreeMap<>();

    private PutFields() {}

    /** The fields of a line of the format, by the reader that its identity leads to; null when the line is not of the format. */
    static @Nullable Map<String, String> of(LogFormat format, String line) {
        FieldReader own = format.fieldReader();
        if (own == null) {
            throw new IllegalArgumentException(format.name() + " has no fields");
        }
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return of(LogFormats.fieldReader(own.identity()), bytes, 0, bytes.length);
    }

    static @Nullable Map<String, String> of(FieldReader reader, byte[] buffer, int start, int end) {
        PutFields sink = new PutFields();
        boolean known = reader.read(buffer, start, end, sink);
        if (!known && !sink.fields.isEmpty()) {
            throw new IllegalStateException("not of the format, and yet " + sink.fields);
        }
        return known ? sink.fields : null;
    }

    @Override
    public boolean wants(String name) {
        return true;
    }

    @Override
    public void put(String name, Value value) {
        String text = switch (value) {
            case Value.Text string -> string.text();
            case Value.Whole whole -> "#" + whole.value();
            case Value.Decimal decimal -> "#" + decimal.value();
            case Value.Bool bool -> "#" + bool.value();
            case Value.Timestamp timestamp -> throw new IllegalArgumentException("a timestamp");
            case Value.Structure structure -> throw new IllegalArgumentException("a structure");
        };
        fields.put(name, text);
    }

    @Override
    public boolean putJson(byte[] utf8, int start, int end) {
        fields.put("(json)", new String(utf8, start, end - start, StandardCharsets.UTF_8));
        return true;
    }
}
