package dev.loggia.ingest.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of an entry of a journal, to be written as {@code journalctl -o json} does: values are texts, those that are no UTF-8 are arrays
 * of the numbers of their bytes, and those of a repeated field are an array. Confined to one thread.
 */
final class JournalEntry {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** A place in the bytes of the entry. */
    private record Range(int start, int end) {}

    private final List<Range> names = new ArrayList<>();
    private final List<Range> values = new ArrayList<>();

    void add(int nameStart, int nameEnd, int valueStart, int valueEnd) {
        names.add(new Range(nameStart, nameEnd));
        values.add(new Range(valueStart, valueEnd));
    }

    void clear() {
        names.clear();
        values.clear();
    }

    /** A line of JSON, or nothing when there are no fields. @param entry what the fields are places in */
    void writeTo(FramedOutput output, byte[] entry) {
        if (names.isEmpty()) {
            return;
        }
        Map<String, List<Range>> members = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            Range name = names.get(i);
            String text = new String(entry, name.start(), name.end() - name.start(), StandardCharsets.US_ASCII);
            members.computeIfAbsent(text, ignored -> new ArrayList<>(1)).add(values.get(i));
        }
        int separator = '{';
        for (Map.Entry<String, List<Range>> member : members.entrySet()) {
            output.write(separator);
            separator = ',';
            byte[] name = member.getKey().getBytes(StandardCharsets.US_ASCII);
            output.write('"');
            output.write(name, 0, name.length);
            output.write('"');
            output.write(':');
            writeValues(output, entry, member.getValue());
        }
        output.write('}');
        output.write('\n');
    }

    private static void writeValues(FramedOutput output, byte[] entry, List<Range> values) {
        if (values.size() == 1) {
            writeValue(output, entry, values.getFirst());
            return;
        }
        int separator = '[';
        for (Range value : values) {
            output.write(separator);
            separator = ',';
            writeValue(output, entry, value);
        }
        output.write(']');
    }

    private static void writeValue(FramedOutput output, byte[] entry, Range value) {
        if (isUtf8(entry, value)) {
            writeText(output, entry, value);
        } else {
            writeNumbers(output, entry, value);
        }
    }

    private static boolean isUtf8(byte[] entry, Range value) {
        int ascii = value.start();
        while (ascii < value.end() && entry[ascii] >= 0) {
            ascii++;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(entry, ascii, value.end() - ascii));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static void writeText(FramedOutput output, byte[] entry, Range value) {
        output.write('"');
        int run = value.start();
        for (int i = value.start(); i < value.end(); i++) {
            byte b = entry[i];
            if (b >= 0 && b < ' ' || b == '"' || b == '\\') {
                output.write(entry, run, i);
                run = i + 1;
                writeEscaped(output, b);
            }
        }
        output.write(entry, run, value.end());
        output.write('"');
    }

    private static void writeEscaped(FramedOutput output, byte b) {
        output.write('\\');
        switch (b) {
            case '"', '\\' -> output.write(b);
            case '\n' -> output.write('n');
            case '\r' -> output.write('r');
            case '\t' -> output.write('t');
            default -> {
                output.write(new byte[] {'u', '0', '0', HEX[b >> 4], HEX[b & 0xF]}, 0, 5);
            }
        }
    }

    private static void writeNumbers(FramedOutput output, byte[] entry, Range value) {
        int separator = '[';
        for (int i = value.start(); i < value.end(); i++) {
            output.write(separator);
            separator = ',';
            byte[] number = String.valueOf(entry[i] & 0xFF).getBytes(StandardCharsets.US_ASCII);
            output.write(number, 0, number.length);
        }
        output.write(']');
    }
}
