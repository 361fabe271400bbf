package dev.loggia;

import java.util.List;

/**
 * A command of the language, as listings and editors show it. Immutable.
 *
 * @param aliases other names that mean the same or nearly so
 * @param syntax its forms; {@code [x]} may be left out, {@code ...} repeats, {@code |} separates alternatives
 * @param summary one line, a verb first, without a final full stop
 * @param example a query that uses it
 * @param supported whether queries with it run, not only parse
 */
public record CommandDescription(
        String name, List<String> aliases, List<String> syntax, String summary, String example, boolean supported) {

    public CommandDescription {
        aliases = List.copyOf(aliases);
        syntax = List.copyOf(syntax);
    }
}
