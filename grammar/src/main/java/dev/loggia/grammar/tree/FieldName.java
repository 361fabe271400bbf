package dev.loggia.grammar.tree;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The name of a field as a path: {@code a.b[0].`k.1`} (section 1.3).
 *
 * @param segments never empty; the first is the name as such, with its {@code @} if it has one
 */
public record FieldName(List<Segment> segments) {

    public FieldName {
        segments = List.copyOf(segments);
        if (segments.isEmpty()) {
            throw new IllegalArgumentException("a field name has at least one segment");
        }
    }

    /** A name of one segment that needs no further thought. */
    public static FieldName of(String name) {
        return new FieldName(List.of(new Segment(name, name.chars().anyMatch(c -> c == '.'))));
    }

    /**
     * One step of the path.
     *
     * @param text the key, or the decimal index of a list element; without backticks
     * @param quoted whether it was written in backticks and holds dots, which then belong to the key; backticks around any other key
     *     make no difference
     */
    public record Segment(String text, boolean quoted) {}

    /** The name under which the field is discovered: the segments joined by dots, {@code a.b.0.k.1}. */
    public String flat() {
        return segments.size() == 1
                ? segments.getFirst().text()
                : segments.stream().map(Segment::text).collect(Collectors.joining("."));
    }
}
