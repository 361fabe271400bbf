package dev.loggia.store;

import dev.loggia.diagnostic.DataException;
import dev.loggia.event.JsonText;
import dev.loggia.event.Value;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a log group beside its events. Immutable.
 *
 * @param id name of its folder
 * @param created milliseconds since the epoch
 * @param retentionDays after how many days events expire; empty for never
 * @param tags values by keys, in the order of the keys
 */
record GroupMetadata(String id, String name, long created, OptionalInt retentionDays, Map<String, String> tags) {

    static final int FORMAT = 1;

    private static final int LONGEST_NAME = 512;

    /** What the service allows (TagResource), in characters. */
    private static final int MOST_TAGS = 50;

    private static final int LONGEST_TAG_KEY = 128;
    private static final int LONGEST_TAG_VALUE = 256;

    /** What the service allows (PutRetentionPolicy). */
    static final List<Integer> RETENTION_DAYS = List.of(
            1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653);

    GroupMetadata {
        tags = Collections.unmodifiableMap(new TreeMap<>(tags));
    }

    /** @throws DataException when a group cannot have the name */
    static GroupMetadata of(String id, String name, long created) {
        checkName(name);
        return new GroupMetadata(id, name, created, OptionalInt.empty(), Map.of());
    }

    /** For a group whose metadata are lost: it is called by its folder. */
    static GroupMetadata ofUnknown(String id) {
        return new GroupMetadata(id, id, 0, OptionalInt.empty(), Map.of());
    }

    private static void checkName(String name) {
        String hint = "a log group's name has 1 to 512 of the characters a-z, A-Z, 0-9, '_', '-', '/', '.' and '#'";
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new DataException(
                    "bad-log-group-name", "a log group's name cannot have " + name.length() + " characters", hint);
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean allowed =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "_-/.#".indexOf(c) >= 0;
            if (!allowed) {
                throw new DataException(
                        "bad-log-group-name",
                        "the log group's name " + name + " has a character it cannot have, '" + c + "' at position "
                                + (i + 1),
                        hint);
            }
        }
    }

    /** @throws DataException when the service does not allow the number of days */
    GroupMetadata withRetentionDays(OptionalInt days) {
        if (days.isPresent() && !RETENTION_DAYS.contains(days.getAsInt())) {
            throw new DataException(
                    "bad-retention",
                    "events cannot be kept for " + days.getAsInt() + " days",
                    "the days are "
                            + RETENTION_DAYS.stream().map(String::valueOf).collect(Collectors.joining(", "))
                            + ", or never");
        }
        return new GroupMetadata(id, name, created, days, tags);
    }

    /** @throws DataException when a group cannot have the tags */
    GroupMetadata withTags(Map<String, String> changed) {
        if (changed.size() > MOST_TAGS) {
            throw new DataException(
                    "too-many-tags",
                    "log group " + name + " would have " + changed.size() + " tags",
                    "a log group has at most " + MOST_TAGS + ": remove some first");
        }
        changed.forEach((key, value) -> {
            checkTag("key", key, 1, LONGEST_TAG_KEY, key);
            checkTag("value", value, 0, LONGEST_TAG_VALUE, key);
        });
        return new GroupMetadata(id, name, created, retentionDays, changed);
    }

    private static void checkTag(String part, String text, int least, int most, String key) {
        int length = text.codePointCount(0, text.length());
        if (length < least || length > most) {
            throw new DataException(
                    "bad-tag",
                    "the " + part + " of the tag " + (key.isEmpty() ? "without a key" : key) + " cannot have " + length
                            + " characters",
                    "a tag's " + part + " has " + least + " to " + most);
        }
    }

    /** The file's content: a line of JSON, and a line with its checksum. */
    byte[] toBytes() {
        Map<String, @Nullable Value> json = new LinkedHashMap<>();
        json.put("format", Value.of((long) FORMAT));
        json.put("name", Value.of(name));
        json.put("created", Value.of(created));
        json.put("retentionDays", retentionDays.isPresent() ? Value.of((long) retentionDays.getAsInt()) : null);
        Map<String, @Nullable Value> values = new LinkedHashMap<>();
        tags.forEach((key, value) -> values.put(key, Value.of(value)));
        json.put("tags", new Value.MapValue(values));
        String line = JsonText.write(new Value.MapValue(json)) + "\n";
        return (line + checksum(line) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String checksum(String line) {
        CRC32C crc = new CRC32C();
        crc.update(line.getBytes(StandardCharsets.UTF_8));
        return "crc32c " + HexFormat.of().toHexDigits((int) crc.getValue());
    }

    /**
     * Reads what {@link #toBytes} wrote.
     *
     * @param file named when it is damaged
     * @throws DataException when a byte was changed, or a newer version wrote it
     */
    static GroupMetadata of(String id, byte[] bytes, String file) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int end = text.indexOf('\n') + 1;
        if (end == 0 || !text.substring(end).equals(checksum(text.substring(0, end)) + "\n")) {
            throw damaged(file);
        }
        if (!(JsonText.parse(text.substring(0, end)) instanceof Value.MapValue json)) {
            throw damaged(file);
        }
        Map<String, @Nullable Value> entries = json.entries();
        if (whole(entries.get("format"), file) > FORMAT) {
            throw new DataException(
                    "store-too-new",
                    file + " was written by a newer version of Loggia",
                    "use that version, or another data folder");
        }
        Value days = entries.get("retentionDays");
        return new GroupMetadata(
                id,
                text(entries.get("name"), file),
                whole(entries.get("created"), file),
                days == null ? OptionalInt.empty() : OptionalInt.of((int) whole(days, file)),
                tags(entries.get("tags"), file));
    }

    /** @param value null where none were written */
    private static Map<String, String> tags(@Nullable Value value, String file) {
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Value.MapValue map)) {
            throw damaged(file);
        }
        Map<String, String> tags = new TreeMap<>();
        map.entries().forEach((key, tag) -> tags.put(key, text(tag, file)));
        return tags;
    }

    private static String text(@Nullable Value value, String file) {
        if (value instanceof Value.Text text) {
            return text.text();
        }
        throw damaged(file);
    }

    private static long whole(@Nullable Value value, String file) {
        if (value instanceof Value.Whole whole) {
            return whole.value();
        }
        throw damaged(file);
    }

    private static DataException damaged(String file) {
        return StoreFailure.damagedFile(file + " is damaged");
    }
}
