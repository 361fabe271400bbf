package dev.loggia.query.pattern;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A place of a pattern at which events differ.
 *
 * @param kind what it is called, as in {@code <Number-1>}
 * @param position counted from 1
 * @param name the word before it, which often tells what it means; may be empty
 * @param values the values that were kept with their counts, the most frequent first
 * @param whole whether they are all there were
 */
record DynamicToken(String kind, int position, String name, Map<String, Long> values, boolean whole) {

    private static final int MOST_VALUES = 10;

    String text() {
        return "<" + kind + "-" + position + ">";
    }

    /** The most frequent of the values. */
    Map<String, Long> frequent() {
        Map<String, Long> most = new LinkedHashMap<>();
        values.entrySet().stream().limit(MOST_VALUES).forEach(entry -> most.put(entry.getKey(), entry.getValue()));
        return most;
    }

    boolean numeric() {
        return kind.equals(ValueKind.label(ValueKind.NUMBER.bit()));
    }

    /** Whether it is likely a status of HTTP, and some of its values are errors. */
    boolean errorCode() {
        return numeric()
                && !values.isEmpty()
                && frequent().keySet().stream().allMatch(value -> value.matches("[1-5][0-9][0-9]"))
                && frequent().keySet().stream().anyMatch(value -> value.compareTo("400") >= 0);
    }

    static Map<String, Long> byFrequency(Sample sample) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int i = 0; i < sample.size(); i++) {
            counts.merge(new String(sample.text(i), StandardCharsets.UTF_8), sample.count(i), Long::sum);
        }
        return byFrequency(counts);
    }

    static Map<String, Long> byFrequency(Map<String, Long> counts) {
        List<Map.Entry<String, Long>> entries = new ArrayList<>(counts.entrySet());
        entries.sort(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()));
        Map<String, Long> sorted = new LinkedHashMap<>();
        entries.forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }
}
