package dev.loggia.ingest.format;

import dev.loggia.event.FieldReader;
import dev.loggia.ingest.timestamp.Reading;
import dev.loggia.ingest.timestamp.TimestampLayout;
import dev.loggia.ingest.timestamp.TimestampValue;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lines of {@code key=value} and {@code key="quoted value"}. The time is under the key that most of the sample has it under; a line
 * that lacks it there may have it under another of {@link TimeKeys}. Fields are those of {@link PairFields}.
 */
final class Logfmt implements LogFormat {

    private static final double NEARLY_AS_MANY = 0.9;

    private final byte[] key;
    private final TimestampValue value;
    private final boolean lacksYear;
    private final String name;

    private Logfmt(String key, TimestampValue value, boolean lacksYear) {
        this.key = key.getBytes(StandardCharsets.UTF_8);
        this.value = value;
        this.lacksYear = lacksYear;
        this.name = "logfmt, time in " + key;
    }

    static @Nullable Detection detect(Sample sample) {
        return detect(
                sample,
                sample.linesWhere(line -> startsWithPair(sample.buffer(), sample.start(line), sample.end(line))));
    }

    /** The format of these lines, wherever their pairs stand; null when none of their keys holds a time. */
    static @Nullable Detection detect(Sample sample, BitSet pairs) {
        Map<String, LayoutHits> keys = new LinkedHashMap<>();
        for (int line = pairs.nextSetBit(0); line >= 0; line = pairs.nextSetBit(line + 1)) {
            collect(sample, line, keys);
        }
        String best = null;
        TimestampLayout bestLayout = null;
        BitSet most = new BitSet();
        for (Map.Entry<String, LayoutHits> entry : keys.entrySet()) {
            TimestampLayout layout = entry.getValue().best();
            if (layout == null) {
                continue;
            }
            BitSet lines = entry.getValue().lines(layout);
            boolean better = best != null
                    && rank(entry.getKey()) < rank(best)
                    && lines.cardinality() >= most.cardinality() * NEARLY_AS_MANY;
            if (better || most.cardinality() < lines.cardinality() * NEARLY_AS_MANY) {
                best = entry.getKey();
                bestLayout = layout;
                most = lines;
            }
        }
        if (best == null || bestLayout == null) {
            return null;
        }
        boolean lacksYear = bestLayout.pattern().lacksYear();
        return Detection.of(new Logfmt(best, sample.valueReader(bestLayout), lacksYear), sample, most);
    }

    private static void collect(Sample sample, int line, Map<String, LayoutHits> keys) {
        byte[] buffer = sample.buffer();
        int end = sample.end(line);
        int at = sample.start(line);
        while (at >= 0) {
            int equals = keyEnd(buffer, at, end);
            if (equals < end && buffer[equals] == '=' && TimeKeys.rank(buffer, at, equals) != TimeKeys.NONE) {
                String key = new String(buffer, at, equals - at, StandardCharsets.UTF_8);
                LayoutHits hits = keys.computeIfAbsent(key, any -> new LayoutHits());
                for (TimestampLayout layout : sample.layouts()) {
                    if (readsValue(layout, buffer, equals + 1, end)) {
                        hits.add(layout, line);
                    }
                }
            }
            at = next(buffer, equals, end);
        }
    }

    private static boolean readsValue(TimestampLayout layout, byte[] buffer, int at, int end) {
        if (at < end && buffer[at] == '"') {
            int quote = JsonBytes.closingQuote(buffer, at + 1, end);
            return TimestampValue.readWhole(layout.pattern(), buffer, at + 1, quote) != Reading.NONE;
        }
        return TimestampValue.readBeforeBlank(layout.pattern(), buffer, at, end) != Reading.NONE;
    }

    private static int rank(String key) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        return TimeKeys.rank(bytes, 0, bytes.length);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long time(byte[] buffer, int start, int end) {
        int bestRank = TimeKeys.NONE;
        long best = NO_TIME;
        int at = start;
        while (at >= 0) {
            int equals = keyEnd(buffer, at, end);
            if (equals < end && buffer[equals] == '=') {
                boolean usual = Arrays.equals(key, 0, key.length, buffer, at, equals);
                int rank = usual ? -1 : TimeKeys.rank(buffer, at, equals);
                long time = rank < bestRank ? read(buffer, equals + 1, end) : NO_TIME;
                if (time != NO_TIME) {
                    if (usual) {
                        return time;
                    }
                    bestRank = rank;
                    best = time;
                }
            }
            at = next(buffer, equals, end);
        }
        return best;
    }

    @Override
    public boolean lacksYear() {
        return lacksYear;
    }

    @Override
    public FieldReader fieldReader() {
        return PairFields.INSTANCE;
    }

    private long read(byte[] buffer, int at, int end) {
        long millis = at < end && buffer[at] == '"'
                ? value.millis(buffer, at + 1, JsonBytes.closingQuote(buffer, at + 1, end))
                : value.millisBeforeBlank(buffer, at, end);
        return millis == Reading.NONE ? NO_TIME : millis;
    }

    private static boolean startsWithPair(byte[] buffer, int start, int end) {
        int equals = keyEnd(buffer, start, end);
        return equals > start && equals < end && buffer[equals] == '=';
    }

    /** The first {@code =} or blank. */
    private static int keyEnd(byte[] buffer, int at, int end) {
        int p = at;
        while (p < end && buffer[p] != '=' && buffer[p] != ' ') {
            p++;
        }
        return p;
    }

    /** Where the next key starts, or -1. @param keyEnd of the one before */
    private static int next(byte[] buffer, int keyEnd, int end) {
        int p = keyEnd;
        if (p + 1 < end && buffer[p] == '=' && buffer[p + 1] == '"') {
            p = JsonBytes.closingQuote(buffer, p + 2, end);
        }
        while (p < end && buffer[p] != ' ') {
            p++;
        }
        while (p < end && buffer[p] == ' ') {
            p++;
        }
        return p < end ? p : -1;
    }
}
