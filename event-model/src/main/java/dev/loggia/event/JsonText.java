package dev.loggia.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON text to structures and back. Key order is kept; of a repeated key the last value wins. Thread-safe. */
public final class JsonText {

    /** Deeper JSON is not a structure: it would cost a stack frame a level. */
    public static final int MAXIMUM_DEPTH = 500;

    /** Field names of logs may be identifiers of any number: they are not to stay in the runtime's table, nor to fail in Jackson's. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAXIMUM_DEPTH)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private JsonText() {}

    /** The factory whose limits every reader of messages shares. */
    static JsonFactory factory() {
        return FACTORY;
    }

    /** The object or array that the whole text is, or null when it is none. */
    public static Value.@Nullable Structure parse(String text) {
        int i = 0;
        while (i < text.length() && text.charAt(i) <= ' ') {
            i++;
        }
        if (i == text.length() || text.charAt(i) != '{' && text.charAt(i) != '[') {
            return null;
        }
        try (JsonParser parser = FACTORY.createParser(text)) {
            parser.nextToken();
            Value value = read(parser);
            return parser.nextToken() == null && value instanceof Value.Structure structure ? structure : null;
        } catch (IOException notJson) {
            return null;
        }
    }

    /**
     * The text of a JSON string with its escapes resolved; half a surrogate pair is a question mark.
     *
     * @param start after the opening quote
     * @param end where the closing quote stands
     * @return UTF-8, or null when this is no JSON string
     */
    public static byte @Nullable [] unescaped(byte[] utf8, int start, int end) {
        int stop = JsonBytes.stop(utf8, start, end + 1);
        if (stop == end) {
            return Arrays.copyOfRange(utf8, start, end);
        }
        TextScratch scratch = new TextScratch();
        return stop >= 0 && scratch.unescape(utf8, start, stop, end + 1) == end + 1
                ? Arrays.copyOf(scratch.bytes(), scratch.size())
                : null;
    }

    /** The value at the parser's current token; leaves the parser on the value's last token. Null for JSON null. */
    static @Nullable Value read(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, @Nullable Value> entries = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                parser.nextToken();
                entries.put(key, read(parser));
            }
            return new Value.MapValue(entries);
        }
        if (token == JsonToken.START_ARRAY) {
            List<@Nullable Value> elements = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                elements.add(read(parser));
            }
            return new Value.ListValue(elements);
        }
        return scalar(parser);
    }

    /**
     * The scalar at the parser's current token. An integer of more than 64 bits, and a number beyond the range of a double, stay
     * text so that no digit is lost; comparison and arithmetic read it as the number it is.
     */
    static @Nullable Value scalar(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> Value.of(parser.getText());
            case VALUE_TRUE -> Value.TRUE;
            case VALUE_FALSE -> Value.FALSE;
            case VALUE_NUMBER_INT ->
                switch (parser.getNumberType()) {
                    case INT, LONG -> Value.of(parser.getLongValue());
                    case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> Value.of(parser.getText());
                };
            case VALUE_NUMBER_FLOAT -> {
                Value number = Value.of(parser.getDoubleValue());
                yield number == null ? Value.of(parser.getText()) : number;
            }
            case VALUE_NULL -> null;
            default -> throw new IllegalStateException("not a scalar: " + parser.currentToken());
        };
    }

    /** Compact JSON text. Numbers in full precision, times as text. */
    public static String write(Value value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            write(value, generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(@Nullable Value value, JsonGenerator generator) throws IOException {
        switch (value) {
            case null -> generator.writeNull();
            case Value.Text text -> generator.writeString(text.text());
            case Value.Whole whole -> generator.writeNumber(whole.value());
            case Value.Decimal decimal -> generator.writeNumber(ValueText.exact(decimal));
            case Value.Bool bool -> generator.writeBoolean(bool.value());
            case Value.Timestamp timestamp -> generator.writeString(TimestampText.format(timestamp.millis()));
            case Value.MapValue map -> {
                generator.writeStartObject();
                for (Map.Entry<String, @Nullable Value> entry : map.entries().entrySet()) {
                    generator.writeFieldName(entry.getKey());
                    write(entry.getValue(), generator);
                }
                generator.writeEndObject();
            }
            case Value.ListValue list -> {
                generator.writeStartArray();
                for (Value element : list.elements()) {
                    write(element, generator);
                }
                generator.writeEndArray();
            }
        }
    }
}
