package dev.loggia.ingest.format;

import dev.loggia.ingest.timestamp.Reading;
import dev.loggia.ingest.timestamp.TimestampLayout;
import dev.loggia.ingest.timestamp.TimestampLayout.Evidence;
import dev.loggia.ingest.timestamp.TimestampValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object a line. The time is under the key that most of the sample has it under; a line that lacks it there may have it
 * under another of {@link TimeKeys}.
 */
final class JsonLines implements LogFormat {

    /** So many tell which key it is. */
    private static final int ENOUGH_OBJECTS = 100;
    /** A key counts like a better one when it has at least this share of the lines. */
    private static final double NEARLY_AS_MANY = 0.9;

    private final List<byte[]> path;
    private final JsonTime time;
    private final boolean lacksYear;
    private final boolean mostly;
    private final String name;

    /** @param mostly whether most lines are objects, so that one that is not is broken */
    private JsonLines(List<String> path, JsonTime time, boolean lacksYear, boolean mostly) {
        List<byte[]> keys = new ArrayList<>();
        for (String key : path) {
            keys.add(key.getBytes(StandardCharsets.UTF_8));
        }
        this.path = List.copyOf(keys);
        this.time = time;
        this.lacksYear = lacksYear;
        this.mostly = mostly;
        this.name = path.isEmpty() ? "JSON lines without a time" : "JSON lines, time in " + String.join(".", path);
    }

    static Detection detect(Sample sample) {
        BitSet objects =
                sample.linesWhere(line -> JsonBytes.isObject(sample.buffer(), sample.start(line), sample.end(line)));
        Map<List<String>, KeyHits> keys = new LinkedHashMap<>();
        int seen = 0;
        for (int line = objects.nextSetBit(0);
                line >= 0 && seen < ENOUGH_OBJECTS;
                line = objects.nextSetBit(line + 1)) {
            seen++;
            collect(sample, line, sample.start(line), List.of(), keys);
        }
        boolean mostly = sample.share(objects) > LogFormats.MOST;
        return Detection.of(choose(sample, keys, mostly), sample, objects);
    }

    private static void collect(Sample sample, int line, int at, List<String> parent, Map<List<String>, KeyHits> keys) {
        byte[] buffer = sample.buffer();
        int end = sample.end(line);
        int key = JsonBytes.firstKey(buffer, at, end);
        while (key >= 0) {
            int quote = JsonBytes.closingQuote(buffer, key, end);
            int value = JsonBytes.value(buffer, quote, end);
            int rank = TimeKeys.rank(buffer, key, quote);
            if (rank != TimeKeys.NONE || sample.hasGivenLayouts()) {
                String name = new String(buffer, key, quote - key, StandardCharsets.UTF_8);
                List<String> path = new ArrayList<>(parent);
                path.add(name);
                keys.computeIfAbsent(path, any -> new KeyHits(rank, path.size()))
                        .add(sample, line, value);
            }
            if (parent.isEmpty() && value < end && buffer[value] == '{' && JsonTime.isContainer(buffer, key, quote)) {
                String name = new String(buffer, key, quote - key, StandardCharsets.UTF_8);
                collect(sample, line, value, List.of(name), keys);
            }
            key = JsonBytes.nextKey(buffer, JsonBytes.skipValue(buffer, value, end), end);
        }
    }

    private static JsonLines choose(Sample sample, Map<List<String>, KeyHits> keys, boolean mostly) {
        int most = 0;
        for (KeyHits hits : keys.values()) {
            most = Math.max(most, hits.lines());
        }
        List<String> best = List.of();
        KeyHits bestHits = null;
        for (Map.Entry<List<String>, KeyHits> entry : keys.entrySet()) {
            KeyHits hits = entry.getValue();
            if (hits.lines() > 0
                    && hits.lines() >= most * NEARLY_AS_MANY
                    && (bestHits == null || hits.isBetterThan(bestHits))) {
                best = entry.getKey();
                bestHits = hits;
            }
        }
        TimestampLayout layout = bestHits == null ? null : bestHits.layout();
        TimestampValue value = sample.valueReader(layout);
        return new JsonLines(
                best, new JsonTime(value), layout != null && layout.pattern().lacksYear(), mostly);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long time(byte[] buffer, int start, int end) {
        int first = Opening.skipByteOrderMark(buffer, start, end);
        int value = path.isEmpty() ? -1 : JsonBytes.find(path.getFirst(), buffer, first, end);
        if (value >= 0 && path.size() > 1) {
            value = JsonBytes.find(path.get(1), buffer, value, end);
        }
        long found = value < 0 ? NO_TIME : time.read(buffer, value, end);
        return found == NO_TIME ? time.findIn(buffer, first, end) : found;
    }

    @Override
    public boolean lacksYear() {
        return lacksYear;
    }

    @Override
    public boolean isJson() {
        return mostly;
    }

    /** What the sample has under one key. */
    private static final class KeyHits {
        private final int rank;
        private final int depth;
        private final LayoutHits layouts = new LayoutHits();
        private final BitSet wrapped = new BitSet();

        KeyHits(int rank, int depth) {
            this.rank = rank;
            this.depth = depth;
        }

        void add(Sample sample, int line, int value) {
            byte[] buffer = sample.buffer();
            int end = sample.end(line);
            if (value < end && buffer[value] == '{') {
                if (new JsonTime(sample.valueReader(null)).read(buffer, value, end) != NO_TIME) {
                    wrapped.set(line);
                }
                return;
            }
            boolean quoted = value < end && buffer[value] == '"';
            int from = quoted ? value + 1 : value;
            int to = quoted ? JsonBytes.closingQuote(buffer, from, end) : JsonBytes.skipValue(buffer, value, end);
            for (TimestampLayout layout : sample.layouts()) {
                if (TimestampValue.readWhole(layout.pattern(), buffer, from, to) != Reading.NONE) {
                    layouts.add(layout, line);
                    if (layout.evidence() == Evidence.SELF_EVIDENT) {
                        break;
                    }
                }
            }
        }

        @Nullable
        TimestampLayout layout() {
            return layouts.best();
        }

        int lines() {
            TimestampLayout best = layouts.best();
            return Math.max(
                    wrapped.cardinality(),
                    best == null ? 0 : layouts.lines(best).cardinality());
        }

        boolean isBetterThan(KeyHits other) {
            return depth < other.depth || depth == other.depth && rank < other.rank;
        }
    }
}
