package dev.loggia.event;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The byte form of values inside the states of operators. */
public final class ValueCodec {

    private ValueCodec() {}

    public static void write(@Nullable Value value, DataOutput output) throws IOException {
        switch (value) {
            case null -> output.writeByte(0);
            case Value.Text text -> {
                output.writeByte(1);
                writeText(text.text(), output);
            }
            case Value.Whole whole -> {
                output.writeByte(2);
                output.writeLong(whole.value());
            }
            case Value.Decimal decimal -> {
                output.writeByte(3);
                output.writeDouble(decimal.value());
            }
            case Value.Bool bool -> output.writeByte(bool.value() ? 5 : 4);
            case Value.Timestamp timestamp -> {
                output.writeByte(6);
                output.writeLong(timestamp.millis());
            }
            case Value.ListValue list -> {
                output.writeByte(7);
                writeAll(list.elements(), output);
            }
            case Value.MapValue map -> {
                output.writeByte(8);
                output.writeInt(map.entries().size());
                for (Map.Entry<String, @Nullable Value> entry : map.entries().entrySet()) {
                    writeText(entry.getKey(), output);
                    write(entry.getValue(), output);
                }
            }
        }
    }

    public static @Nullable Value read(DataInput input) throws IOException {
        byte kind = input.readByte();
        return switch (kind) {
            case 0 -> null;
            case 1 -> new Value.Text(readText(input));
            case 2 -> new Value.Whole(input.readLong());
            case 3 -> new Value.Decimal(input.readDouble());
            case 4 -> Value.FALSE;
            case 5 -> Value.TRUE;
            case 6 -> new Value.Timestamp(input.readLong());
            case 7 -> new Value.ListValue(readAll(input));
            case 8 -> {
                int size = input.readInt();
                Map<String, @Nullable Value> entries = new LinkedHashMap<>();
                for (int i = 0; i < size; i++) {
                    entries.put(readText(input), read(input));
                }
                yield new Value.MapValue(entries);
            }
            default -> throw new IOException("not a value: kind " + kind);
        };
    }

    public static void writeAll(List<@Nullable Value> values, DataOutput output) throws IOException {
        output.writeInt(values.size());
        for (Value value : values) {
            write(value, output);
        }
    }

    public static List<@Nullable Value> readAll(DataInput input) throws IOException {
        int size = input.readInt();
        List<@Nullable Value> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            values.add(read(input));
        }
        return values;
    }

    public static void writeText(String text, DataOutput output) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        output.writeInt(utf8.length);
        output.write(utf8);
    }

    public static String readText(DataInput input) throws IOException {
        byte[] utf8 = new byte[input.readInt()];
        input.readFully(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
