package dev.loggia.ingest.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** JSON of all shapes, written and read by Jackson. */
final class RandomJson {

    private static final JsonFactory JSON = new JsonFactory();

    enum Shape {
        ARRAY,
        RECORDS,
        OBJECTS
    }

    private final Random random;

    RandomJson(Random random) {
        this.random = random;
    }

    /** Objects, without a blank outside of their texts. */
    List<String> elements(int count) {
        List<String> elements = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            elements.add(written(null, generator -> writeObject(generator, 0)));
        }
        return elements;
    }

    /** A content of these objects, over several lines. */
    String content(Shape shape, List<String> elements) {
        StringBuilder content = new StringBuilder();
        switch (shape) {
            case ARRAY -> content.append(blank()).append("[\n");
            case RECORDS ->
                content.append("{\n\"before\" : [{\"Records\":1}], \"Records\"")
                        .append(blank())
                        .append(":[");
            case OBJECTS -> {}
        }
        for (int i = 0; i < elements.size(); i++) {
            String separator = shape == Shape.OBJECTS || i == 0 ? "" : ",";
            content.append(blank()).append(separator).append(blank()).append(spread(elements.get(i)));
        }
        content.append(blank());
        switch (shape) {
            case ARRAY -> content.append(']');
            case RECORDS -> content.append("], \"after\":{\"a\":\n1}}");
            case OBJECTS -> content.insert(content.indexOf("{") + 1, '\n');
        }
        return content.append(blank()).toString();
    }

    /** The same with something wrong. */
    String broken(String json) {
        int at = random.nextInt(json.length() + 1);
        int end = Math.min(json.length(), at + random.nextInt(30));
        String rest = json.substring(at);
        return json.substring(0, at)
                + switch (random.nextInt(4)) {
                    case 0 -> json.substring(end);
                    case 1 -> "{}[]:,\"\\\n\t x1".charAt(random.nextInt(13)) + rest;
                    case 2 -> "\nplain text [1] {2}\n" + rest;
                    default -> json.substring(0, end) + rest;
                };
    }

    /** JSON without a blank outside of its texts. */
    static String compact(String json) {
        return written(null, generator -> copy(json, generator));
    }

    private String spread(String json) {
        boolean pretty = random.nextBoolean();
        String text = written(pretty ? new DefaultPrettyPrinter() : null, generator -> copy(json, generator));
        return random.nextInt(3) == 0 ? text.replace("\n", "\r\n") : text;
    }

    private String blank() {
        return List.of("", "", " ", "\n", "\r\n\t ", "\n\n  ").get(random.nextInt(6));
    }

    private void writeObject(JsonGenerator generator, int depth) throws IOException {
        generator.writeStartObject();
        for (int i = random.nextInt(5); i > 0; i--) {
            generator.writeFieldName(text());
            writeValue(generator, depth + 1);
        }
        generator.writeEndObject();
    }

    private void writeValue(JsonGenerator generator, int depth) throws IOException {
        switch (random.nextInt(depth < 5 ? 8 : 6)) {
            case 0 -> generator.writeNumber(random.nextInt());
            case 1 -> generator.writeNumber(random.nextGaussian());
            case 2 -> generator.writeBoolean(random.nextBoolean());
            case 3 -> generator.writeNull();
            case 4, 5 -> generator.writeString(text());
            case 6 -> writeObject(generator, depth);
            default -> {
                generator.writeStartArray();
                for (int i = random.nextInt(4); i > 0; i--) {
                    writeValue(generator, depth + 1);
                }
                generator.writeEndArray();
            }
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(List.of(
                            "a", "Records", "{", "}", "[", "]", "\"", "\\", "\n", "\r", " ", ",", ":", "é", "😀",
                            "\\\"")
                    .get(random.nextInt(16)));
        }
        return text.toString();
    }

    @FunctionalInterface
    private interface Content {
        void writeTo(JsonGenerator generator) throws IOException;
    }

    private static void copy(String json, JsonGenerator generator) throws IOException {
        try (JsonParser parser = JSON.createParser(json)) {
            while (parser.nextToken() != null) {
                generator.copyCurrentEvent(parser);
            }
        }
    }

    private static String written(@Nullable DefaultPrettyPrinter printer, Content content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(text)) {
            if (printer != null) {
                generator.setPrettyPrinter(printer);
            }
            content.writeTo(generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
