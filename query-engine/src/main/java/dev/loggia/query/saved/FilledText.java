package dev.loggia.query.saved;

import dev.loggia.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/**
 * The text of a saved query with values in the places of its parameters, and what came from where. Immutable.
 *
 * @param text the query text
 * @param values where the values are, in order
 */
public record FilledText(String text, List<Place> values) {

    public FilledText {
        values = List.copyOf(values);
    }

    /**
     * A value.
     *
     * @param filled where it is in {@link #text}
     * @param written where its placeholder is in the text of the saved query
     */
    public record Place(SourceSpan filled, SourceSpan written) {}

    /** @param values as they stand in a query text, by parameter; a placeholder without one stays */
    public static FilledText of(String definition, Map<String, String> values) {
        StringBuilder text = new StringBuilder();
        List<Place> places = new ArrayList<>();
        Matcher placeholder = SavedQuery.PLACEHOLDER.matcher(definition);
        int from = 0;
        while (placeholder.find()) {
            text.append(definition, from, placeholder.start());
            int start = text.length();
            text.append(values.getOrDefault(SavedQuery.parameterOf(placeholder), placeholder.group()));
            places.add(new Place(
                    new SourceSpan(start, text.length()), new SourceSpan(placeholder.start(), placeholder.end())));
            from = placeholder.end();
        }
        text.append(definition, from, definition.length());
        return new FilledText(text.toString(), places);
    }

    /** How long {@link #text} would be, for values may be long and stand in many places. */
    public static long length(String definition, Map<String, String> values) {
        return SavedQuery.PLACEHOLDER
                .matcher(definition)
                .results()
                .mapToLong(placeholder -> values.getOrDefault(SavedQuery.parameterOf(placeholder), placeholder.group())
                                .length()
                        - placeholder.group().length())
                .reduce(definition.length(), Long::sum);
    }

    /** Where a part of {@link #text} is written in the saved query; what touches a value covers its whole placeholder. */
    public SourceSpan written(SourceSpan span) {
        int start = written(span.start(), true);
        return new SourceSpan(start, Math.max(start, written(span.end(), false)));
    }

    private int written(int offset, boolean start) {
        int moved = 0;
        for (Place value : values) {
            boolean before = start
                    ? offset < value.filled().start()
                    : offset <= value.filled().start();
            if (before) {
                break;
            }
            boolean within = start
                    ? offset < value.filled().end()
                    : offset <= value.filled().end();
            if (within) {
                return start ? value.written().start() : value.written().end();
            }
            moved = value.written().end() - value.filled().end();
        }
        return offset + moved;
    }
}
