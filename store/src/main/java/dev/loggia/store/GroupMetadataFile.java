package dev.loggia.store;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.loggia.diagnostic.DataException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of {@code group.json}: one JSON object whose first member is the checksum (CRC-32C) of all bytes after it, so that any
 * change of any byte is found.
 */
final class GroupMetadataFile {

    /** The newest form that is written and read. */
    static final int FORMAT = 1;

    private static final int PREFIX = prefix(new byte[0], 0).length;

    private static final JsonFactory JSON = new JsonFactory();

    private GroupMetadataFile() {}

    static byte[] write(GroupMetadata group) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(body, JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeNumberField("format", FORMAT);
            json.writeStringField("id", group.id());
            json.writeStringField("name", group.name());
            json.writeNumberField("creationTime", group.creationTime());
            if (group.retentionDays() != null) {
                json.writeNumberField("retentionInDays", group.retentionDays());
            }
            json.writeObjectFieldStart("tags");
            for (Map.Entry<String, String> tag : group.tags().entrySet()) {
                json.writeStringField(tag.getKey(), tag.getValue());
            }
            json.writeEndObject();
            json.writeObjectFieldStart("streams");
            for (Map.Entry<String, Long> stream : group.streams().entrySet()) {
                json.writeNumberField(stream.getKey(), stream.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        body.write('\n');
        byte[] object = body.toByteArray();
        // The opening brace of the object gives way to the checksum's.
        byte[] prefix = prefix(object, 1);
        byte[] file = Arrays.copyOf(prefix, prefix.length + object.length - 1);
        System.arraycopy(object, 1, file, prefix.length, object.length - 1);
        return file;
    }

    /**
     * @param file where the bytes come from, for messages
     * @throws DataException "damaged", or "store-too-new"
     */
    static GroupMetadata read(byte[] bytes, String file) {
        if (bytes.length < PREFIX || !Arrays.equals(bytes, 0, PREFIX, prefix(bytes, PREFIX), 0, PREFIX)) {
            throw StoreErrors.damaged(file, "its bytes are not those that were written", null);
        }
        try (JsonParser json = JSON.createParser(bytes)) {
            return new Reading(json, file).group();
        } catch (IOException e) {
            throw StoreErrors.damaged(file, String.valueOf(e.getMessage()), e);
        }
    }

    private static byte[] prefix(byte[] bytes, int from) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, from, bytes.length - from);
        return ("{\"checksum\":\"" + HexFormat.of().toHexDigits(checksum.getValue(), 8) + "\",")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Members that are not known are passed over: a later version may add some without a new format. */
    private record Reading(JsonParser json, String file) {

        GroupMetadata group() throws IOException {
            String id = null;
            String name = null;
            long creationTime = 0;
            Integer retention = null;
            SortedMap<String, String> tags = new TreeMap<>();
            SortedMap<String, Long> streams = new TreeMap<>();
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String member = json.currentName();
                json.nextToken();
                switch (member) {
                    case "format" -> checkFormat(json.getIntValue());
                    case "id" -> id = json.getText();
                    case "name" -> name = json.getText();
                    case "creationTime" -> creationTime = json.getLongValue();
                    case "retentionInDays" -> retention = json.getIntValue();
                    case "tags" -> {
                        while (json.nextToken() == JsonToken.FIELD_NAME) {
                            tags.put(json.currentName(), json.nextTextValue());
                        }
                    }
                    case "streams" -> {
                        while (json.nextToken() == JsonToken.FIELD_NAME) {
                            streams.put(json.currentName(), json.nextLongValue(0));
                        }
                    }
                    default -> json.skipChildren();
                }
            }
            return new GroupMetadata(present(id, "id"), present(name, "name"), creationTime, retention, tags, streams);
        }

        private void checkFormat(int format) {
            if (format > FORMAT) {
                throw StoreErrors.tooNew(file, format, FORMAT);
            }
        }

        private String present(@Nullable String value, String member) {
            if (value == null) {
                throw StoreErrors.damaged(file, "it has no " + member, null);
            }
            return value;
        }
    }
}
