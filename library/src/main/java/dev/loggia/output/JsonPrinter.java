package dev.loggia.output;

import dev.loggia.event.TimestampText;
import dev.loggia.event.Value;
import dev.loggia.event.ValueText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as JSON with times in a zone. */
final class JsonPrinter {

    private static final char[] HEXADECIMAL = "0123456789abcdef".toCharArray();

    private JsonPrinter() {}

    static String text(Value.Structure structure, ZoneId zone) {
        StringBuilder text = new StringBuilder();
        try {
            write(structure, zone, text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** Numbers in full precision, times as text, truth as {@code true} and {@code false}. */
    static void write(@Nullable Value value, ZoneId zone, Appendable output) throws IOException {
        switch (value) {
            case null -> output.append("null");
            case Value.Text text -> writeString(text.text(), output);
            case Value.Number number -> output.append(ValueText.exact(number));
            case Value.Bool bool -> output.append(bool.value() ? "true" : "false");
            case Value.Timestamp timestamp -> writeString(TimestampText.format(timestamp.millis(), zone), output);
            case Value.MapValue map -> {
                String separator = "{";
                for (Map.Entry<String, @Nullable Value> entry : map.entries().entrySet()) {
                    output.append(separator);
                    writeString(entry.getKey(), output);
                    output.append(':');
                    write(entry.getValue(), zone, output);
                    separator = ",";
                }
                output.append(map.entries().isEmpty() ? "{}" : "}");
            }
            case Value.ListValue list -> {
                String separator = "[";
                for (Value element : list.elements()) {
                    output.append(separator);
                    write(element, zone, output);
                    separator = ",";
                }
                output.append(list.elements().isEmpty() ? "[]" : "]");
            }
        }
    }

    static void writeString(String text, Appendable output) throws IOException {
        output.append('"');
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || c == 0x7f) {
                output.append(text, written, i);
                writeEscape(c, output);
                written = i + 1;
            }
        }
        output.append(text, written, text.length()).append('"');
    }

    private static void writeEscape(char c, Appendable output) throws IOException {
        switch (c) {
            case '"' -> output.append("\\\"");
            case '\\' -> output.append("\\\\");
            case '\n' -> output.append("\\n");
            case '\r' -> output.append("\\r");
            case '\t' -> output.append("\\t");
            default -> output.append("\\u00").append(HEXADECIMAL[c >> 4]).append(HEXADECIMAL[c & 15]);
        }
    }
}
