package dev.loggia;

import java.util.List;

/**
 * A command of the language, as listings, the reference and editors show it. Immutable. In sentences, what stands between backticks is
 * code.
 *
 * @param aliases other names that mean the same or nearly so
 * @param family the heading it stands under
 * @param syntax its forms; {@code [x]} may be left out, {@code ...} repeats, {@code |} separates alternatives
 * @param summary one line, a verb first, without a final full stop
 * @param description one paragraph
 * @param rules sentences: where it may stand, missing values, order
 * @param doubtful sentences: what the service does not document, and what is done here
 * @param strict what strict mode refuses and the default mode accepts
 * @param query a query that uses it
 */
public record CommandDescription(
        String name,
        List<String> aliases,
        String family,
        List<String> syntax,
        String summary,
        String description,
        List<Option> options,
        List<Column> columns,
        List<String> rules,
        List<String> doubtful,
        List<String> strict,
        List<Example> examples,
        String query) {

    public CommandDescription {
        aliases = List.copyOf(aliases);
        syntax = List.copyOf(syntax);
        options = List.copyOf(options);
        columns = List.copyOf(columns);
        rules = List.copyOf(rules);
        doubtful = List.copyOf(doubtful);
        strict = List.copyOf(strict);
        examples = List.copyOf(examples);
    }

    /** An option. @param values what may be written. @param preset what holds when it is left out; empty when there is nothing to say */
    public record Option(String name, String values, String preset, String meaning) {}

    /** A column that the command makes. */
    public record Column(String name, String meaning) {}

    /**
     * A query over a few events, about 10:00 to 11:00 of 2026-11-19 (UTC); {@link LanguageReference#output} runs it.
     *
     * @param events one a line: the time of that day, a blank, and the message
     * @param groups the other log groups that the query names
     * @param tables the lookup tables that the query names
     * @param savedQueries those that the query calls
     */
    public record Example(
            String title,
            List<String> events,
            List<Group> groups,
            List<Table> tables,
            List<SavedQuery> savedQueries,
            String query) {

        public Example {
            events = List.copyOf(events);
            groups = List.copyOf(groups);
            tables = List.copyOf(tables);
            savedQueries = List.copyOf(savedQueries);
        }
    }

    /** A log group that an example names. @param events as those of the example */
    public record Group(String name, List<String> events) {

        public Group {
            events = List.copyOf(events);
        }
    }

    /** A lookup table that an example names. @param csv with a line of column names first */
    public record Table(String name, String csv) {}
}
