package dev.loggia.store;

import dev.loggia.diagnostic.DataException;
import dev.loggia.event.JsonText;
import dev.loggia.event.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** A definition as a file: a line of JSON, a line with its checksum, and the bytes that belong to it. Stateless. */
final class DefinitionFormat {

    private static final int FORMAT = 1;

    /** No head is nearly as long. */
    private static final int LONGEST_HEAD = 1 << 20;

    private DefinitionFormat() {}

    static byte[] write(Definition definition, byte[] body) throws IOException {
        Map<String, @Nullable Value> json = new LinkedHashMap<>();
        json.put("format", Value.of((long) FORMAT));
        json.put("name", Value.of(definition.name()));
        json.put("created", Value.of(definition.created()));
        json.put("modified", Value.of(definition.modified()));
        json.put("details", definition.details());
        json.put("bytes", Value.of((long) body.length));
        json.put("crc32c", Value.of(checksum(body)));
        byte[] line = (JsonText.write(new Value.MapValue(json)) + "\n").getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream file = new ByteArrayOutputStream(line.length + body.length + 20);
        file.write(line);
        file.write(checksumLine(line));
        file.write(body);
        return file.toByteArray();
    }

    private static String checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    private static byte[] checksumLine(byte[] line) {
        return ("crc32c " + checksum(line) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads what is before the bytes, and leaves the stream at the first of them.
     *
     * @param path named when the file is damaged
     * @throws DataException when a byte was changed, or a newer version wrote it
     */
    static Definition readHead(String id, InputStream file, String path) throws IOException {
        return head(id, json(file, path), path);
    }

    /** What a file holds, all of it. */
    record Content(Definition definition, byte[] body) {}

    /** Reads a whole file. @throws DataException as {@link #readHead} */
    static Content read(String id, InputStream file, String path) throws IOException {
        Value.MapValue json = json(file, path);
        Definition definition = head(id, json, path);
        byte[] body = file.readAllBytes();
        if (body.length != definition.bytes() || !checksum(body).equals(text(json, "crc32c", path))) {
            throw damaged(path);
        }
        return new Content(definition, body);
    }

    private static Value.MapValue json(InputStream file, String path) throws IOException {
        byte[] line = line(file, path);
        if (!Arrays.equals(line(file, path), checksumLine(line))
                || !(JsonText.parse(new String(line, StandardCharsets.UTF_8)) instanceof Value.MapValue json)) {
            throw damaged(path);
        }
        return json;
    }

    private static byte[] line(InputStream file, String path) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int read;
        do {
            read = file.read();
            if (read < 0 || line.size() > LONGEST_HEAD) {
                throw damaged(path);
            }
            line.write(read);
        } while (read != '\n');
        return line.toByteArray();
    }

    private static Definition head(String id, Value.MapValue json, String path) {
        if (whole(json, "format", path) > FORMAT) {
            throw new DataException(
                    "store-too-new",
                    path + " was written by a newer version of Loggia",
                    "use that version, or another data folder");
        }
        if (!(json.entries().get("details") instanceof Value.MapValue details)) {
            throw damaged(path);
        }
        return new Definition(
                id,
                text(json, "name", path),
                whole(json, "created", path),
                whole(json, "modified", path),
                details,
                whole(json, "bytes", path));
    }

    private static String text(Value.MapValue json, String member, String path) {
        if (json.entries().get(member) instanceof Value.Text text) {
            return text.text();
        }
        throw damaged(path);
    }

    private static long whole(Value.MapValue json, String member, String path) {
        if (json.entries().get(member) instanceof Value.Whole whole) {
            return whole.value();
        }
        throw damaged(path);
    }

    private static DataException damaged(String path) {
        return StoreFailure.damagedDefinition(path);
    }
}
