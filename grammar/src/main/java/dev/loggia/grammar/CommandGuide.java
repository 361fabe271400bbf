package dev.loggia.grammar;

import java.util.List;

/**
 * How to use a command.
 *
 * @param description one paragraph
 * @param rules where it may stand, what it does with missing values, in which order its rows come
 * @param doubtful what the service does not document, and what is done here
 * @param strict what strict mode refuses and the default mode accepts
 * @param examples queries that run, two or more
 */
public record CommandGuide(
        String description,
        List<Option> options,
        List<Column> columns,
        List<String> rules,
        List<String> doubtful,
        List<String> strict,
        List<CommandExample> examples) {

    public CommandGuide {
        options = List.copyOf(options);
        columns = List.copyOf(columns);
        rules = List.copyOf(rules);
        doubtful = List.copyOf(doubtful);
        strict = List.copyOf(strict);
        examples = List.copyOf(examples);
    }

    /**
     * An option.
     *
     * @param values what may be written, {@code true|false}
     * @param preset what holds when it is left out; empty when there is nothing to say
     */
    public record Option(String name, String values, String preset, String meaning) {}

    /** A column that the command makes. */
    public record Column(String name, String meaning) {}
}
