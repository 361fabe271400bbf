package dev.loggia.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds fields with a {@link FieldReader}, and in JSON where that does not know the message. */
final class FormatDiscovery implements FieldDiscovery {

    private final FieldReader reader;
    private final JsonDiscovery json;
    private final int maximumFields;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<byte[]> utf8Names;

    /** A bit for each hash of a wanted name: most others are told by it, for less than a look into the map. */
    private final long hashes;

    FormatDiscovery(FieldReader reader, JsonDiscovery json, int maximumFields) {
        this.reader = reader;
        this.json = json;
        this.maximumFields = maximumFields;
        long bits = 0;
        for (String name : json.names()) {
            places.put(name, places.size());
            bits |= 1L << name.hashCode();
        }
        this.hashes = bits;
        this.utf8Names = json.names().stream()
                .map(name -> name.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    @Override
    public List<String> names() {
        return json.names();
    }

    @Override
    public boolean extract(byte[] buffer, int start, int end, @Nullable Value[] into) {
        Arrays.fill(into, 0, names().size(), null);
        return reader.read(buffer, start, end, new Wanted(into)) || json.extract(buffer, start, end, into);
    }

    /** Keeps what is wanted, as far as the limit goes. */
    private final class Wanted implements FieldSink {
        private final @Nullable Value[] into;
        private int count;

        Wanted(@Nullable Value[] into) {
            this.into = into;
        }

        @Override
        public boolean wants(String name) {
            if (count >= maximumFields) {
                return false;
            }
            if ((hashes >>> name.hashCode() & 1) != 0 && places.containsKey(name)) {
                return true;
            }
            count++;
            return false;
        }

        @Override
        public boolean wants(byte[] utf8, int start, int end) {
            if (count >= maximumFields) {
                return false;
            }
            if (!isAscii(utf8, start, end)) {
                // What is not UTF-8 reads otherwise than it stands there.
                return FieldSink.super.wants(utf8, start, end);
            }
            for (byte[] name : utf8Names) {
                if (Arrays.equals(name, 0, name.length, utf8, start, end)) {
                    return true;
                }
            }
            count++;
            return false;
        }

        private static boolean isAscii(byte[] utf8, int start, int end) {
            for (int p = start; p < end; p++) {
                if (utf8[p] < 0) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public void put(String name, Value value) {
            Integer place = count < maximumFields ? places.get(name) : null;
            count++;
            if (place != null) {
                into[place] = value;
            }
        }

        @Override
        public boolean putJson(byte[] utf8, int start, int end) {
            return json.extract(utf8, start, end, into);
        }
    }
}
