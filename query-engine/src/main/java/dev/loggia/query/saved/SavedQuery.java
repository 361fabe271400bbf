package dev.loggia.query.saved;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A query that others call by its name, <code>$name(p = 1)</code> (section 3.26). Immutable.
 *
 * @param text stages of a query, in which <code>{{p}}</code> stands for the value of parameter {@code p}
 * @param parameters in the order in which messages list them
 */
public record SavedQuery(String name, String text, List<Parameter> parameters) {

    /** What stands for the value of a parameter; its first group is the name. */
    static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-zA-Z_][a-zA-Z0-9_]{0,127})}}");

    public SavedQuery {
        parameters = List.copyOf(parameters);
    }

    /**
     * A parameter.
     *
     * @param defaultValue what a call without the parameter means: a number, {@code true}, {@code false}, a text in quotes, or a text; null
     *     when every call has to give a value
     */
    public record Parameter(String name, @Nullable String defaultValue) {}

    /** The parameter of a name. */
    public Optional<Parameter> parameter(String parameter) {
        return parameters.stream()
                .filter(candidate -> candidate.name().equals(parameter))
                .findFirst();
    }

    /** The names in <code>{{}}</code> in a text, each once, in the order of the text. */
    public static List<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(SavedQuery::parameterOf)
                .distinct()
                .toList();
    }

    static String parameterOf(MatchResult placeholder) {
        return placeholder.group(1);
    }
}
