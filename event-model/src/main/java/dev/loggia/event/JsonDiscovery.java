package dev.loggia.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds fields in messages that are JSON (section 5.3 of the language reference). Immutable, thread-safe.
 *
 * <p>A leaf is named by the keys and element numbers that lead to it, joined by dots: {@code items.0.id}. A name that would start
 * with {@code @} gets another in front, so the top-level key {@code @x} reads as {@code @@x}, while {@code a.@x} stays as it is.
 * The name of an object or array reads as a structure, also of an empty one. Where several places have one name (a repeated key;
 * the key {@code a.b} beside the path from {@code a} to {@code b}) the last in the text wins, and a JSON null that wins makes the
 * field missing. Text that itself holds JSON stays text. A message that is not wholly one JSON object or array has no fields at
 * all; bytes that are not UTF-8 read as U+FFFD.
 *
 * <p>At most {@code maximumFields} leaves are found, counted in the order of the text, JSON nulls left out; structures that begin
 * before the limit is reached are found whole.
 */
public final class JsonDiscovery implements FieldDiscovery {

    private final List<String> names;
    private final WantedNames wanted;
    private final int maximumFields;

    private JsonDiscovery(List<String> names, int maximumFields) {
        this.names = names;
        this.wanted = WantedNames.of(names);
        this.maximumFields = maximumFields;
    }

    /**
     * A discovery of these fields.
     *
     * @param flatNames names as a query has them; repeated ones count once
     * @param maximumFields how many leaves an event may have; {@link Integer#MAX_VALUE} for any number
     */
    public static JsonDiscovery of(Collection<String> flatNames, int maximumFields) {
        return new JsonDiscovery(List.copyOf(new LinkedHashSet<>(flatNames)), maximumFields);
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public boolean extract(byte[] buffer, int start, int end, @Nullable Value[] into) {
        Arrays.fill(into, 0, names.size(), null);
        if (!mayBeJson(buffer, start, end)) {
            return false;
        }
        if (read(buffer, start, end, into)) {
            return true;
        }
        Arrays.fill(into, 0, names.size(), null);
        byte @Nullable [] repaired = repaired(buffer, start, end);
        if (repaired != null && read(repaired, 0, repaired.length, into)) {
            return true;
        }
        Arrays.fill(into, 0, names.size(), null);
        return false;
    }

    private boolean read(byte[] buffer, int start, int end, @Nullable Value[] into) {
        try (JsonParser parser = JsonText.factory().createParser(buffer, start, end - start)) {
            Reading reading = new Reading(parser, into, maximumFields);
            boolean array = parser.nextToken() == JsonToken.START_ARRAY;
            reading.skipOrDescend(wanted, array, false);
            return parser.nextToken() == null;
        } catch (IOException notJson) {
            return false;
        }
    }

    /**
     * Every leaf of a message in the order of the text, for listings of fields.
     *
     * @param buffer UTF-8 text in {@code [start, end)}
     * @return flat names with their values; null when the message is not JSON
     */
    public static @Nullable Map<String, Value> all(byte[] buffer, int start, int end, int maximumFields) {
        if (!mayBeJson(buffer, start, end)) {
            return null;
        }
        Map<String, Value> leaves = leaves(buffer, start, end, maximumFields);
        byte @Nullable [] repaired = leaves == null ? repaired(buffer, start, end) : null;
        return repaired == null ? leaves : leaves(repaired, 0, repaired.length, maximumFields);
    }

    private static @Nullable Map<String, Value> leaves(byte[] buffer, int start, int end, int maximumFields) {
        try (JsonParser parser = JsonText.factory().createParser(buffer, start, end - start)) {
            Map<String, Value> leaves = new LinkedHashMap<>();
            boolean array = parser.nextToken() == JsonToken.START_ARRAY;
            new Listing(parser, leaves, maximumFields).list("", array);
            return parser.nextToken() == null ? leaves : null;
        } catch (IOException notJson) {
            return null;
        }
    }

    /** Turns away what cannot be JSON by its first two and its last characters, so that plain text costs nothing. */
    private static boolean mayBeJson(byte[] buffer, int start, int end) {
        int first = start;
        while (first < end && isBlank(buffer[first])) {
            first++;
        }
        int last = end - 1;
        while (last > first && isBlank(buffer[last])) {
            last--;
        }
        if (last <= first) {
            return false;
        }
        boolean object = buffer[first] == '{' && buffer[last] == '}';
        boolean array = buffer[first] == '[' && buffer[last] == ']';
        if (!object && !array) {
            return false;
        }
        int second = first + 1;
        while (isBlank(buffer[second])) {
            second++;
        }
        byte next = buffer[second];
        return object
                ? next == '"' || second == last
                : next == '"'
                        || next == '{'
                        || next == '['
                        || next == '-'
                        || next == 't'
                        || next == 'f'
                        || next == 'n'
                        || next >= '0' && next <= '9'
                        || second == last;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\n' || b == '\r';
    }

    /** The message with U+FFFD for what is not UTF-8; null when all of it is. */
    static byte @Nullable [] repaired(byte[] buffer, int start, int end) {
        byte[] repaired =
                new String(buffer, start, end - start, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
        return Arrays.equals(repaired, 0, repaired.length, buffer, start, end) ? null : repaired;
    }

    /** One message on its way through the parser. */
    private static final class Reading {
        private final JsonParser parser;
        private final @Nullable Value[] into;
        private final boolean limited;
        private int remaining;

        Reading(JsonParser parser, @Nullable Value[] into, int maximumFields) {
            this.parser = parser;
            this.into = into;
            this.limited = maximumFields != Integer.MAX_VALUE;
            this.remaining = maximumFields;
        }

        /**
         * Reads the value at the current token and leaves the parser on its last token.
         *
         * @param place where the value stands, or null when nothing is wanted there
         * @param build whether a structure around it is wanted
         * @return the value if that was asked for
         */
        @Nullable
        Value value(@Nullable WantedNames place, boolean build) throws IOException {
            JsonToken token = parser.currentToken();
            WantedNames here = remaining > 0 ? place : null;
            boolean taken = here != null && here.index() >= 0;
            Value value;
            if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
                value = skipOrDescend(here, token == JsonToken.START_ARRAY, build || taken);
            } else {
                value = build || taken ? JsonText.scalar(parser) : null;
                if (token != JsonToken.VALUE_NULL && remaining > 0) {
                    remaining--;
                }
            }
            if (here != null && taken) {
                into[here.index()] = value;
            }
            return value;
        }

        @Nullable
        Value skipOrDescend(@Nullable WantedNames place, boolean array, boolean build) throws IOException {
            boolean below = place != null && (array ? place.wantsElements() : place.wantsKeys());
            if (!below && !build && (!limited || remaining == 0)) {
                parser.skipChildren();
                return null;
            }
            return array ? array(below ? place : null, build) : object(below ? place : null, build);
        }

        private @Nullable Value object(@Nullable WantedNames place, boolean build) throws IOException {
            Map<String, @Nullable Value> entries = build ? new LinkedHashMap<>() : Map.of();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                parser.nextToken();
                Value value = value(place == null ? null : place.key(key), build);
                if (build) {
                    entries.put(key, value);
                }
            }
            return build ? new Value.MapValue(entries) : null;
        }

        private @Nullable Value array(@Nullable WantedNames place, boolean build) throws IOException {
            List<@Nullable Value> elements = build ? new ArrayList<>() : List.of();
            for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                Value value = value(place == null ? null : place.element(i), build);
                if (build) {
                    elements.add(value);
                }
            }
            return build ? new Value.ListValue(elements) : null;
        }
    }

    /** One message whose leaves are all listed. */
    private static final class Listing {
        private final JsonParser parser;
        private final Map<String, Value> leaves;
        private int remaining;

        Listing(JsonParser parser, Map<String, Value> leaves, int maximumFields) {
            this.parser = parser;
            this.leaves = leaves;
            this.remaining = maximumFields;
        }

        /** Lists the container whose first token is the current one. @param prefix its path and a dot, empty at the top */
        void list(String prefix, boolean array) throws IOException {
            JsonToken end = array ? JsonToken.END_ARRAY : JsonToken.END_OBJECT;
            for (int i = 0; parser.nextToken() != end; i++) {
                String path = prefix + (array ? Integer.toString(i) : parser.currentName());
                JsonToken token = array ? parser.currentToken() : parser.nextToken();
                boolean container = token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY;
                if (remaining > 0) {
                    leaves.remove(WantedNames.flatName(path));
                    Value value = container ? null : JsonText.scalar(parser);
                    if (value != null) {
                        leaves.put(WantedNames.flatName(path), value);
                        remaining--;
                    }
                }
                if (container) {
                    list(path + ".", token == JsonToken.START_ARRAY);
                }
            }
        }
    }
}
