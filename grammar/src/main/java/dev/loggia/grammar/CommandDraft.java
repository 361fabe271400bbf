package dev.loggia.grammar;

import java.util.ArrayList;
import java.util.List;

/** Collects what is said of a command; ended by {@link #query}. */
final class CommandDraft {

    private final String name;
    private final CommandFamily family;
    private final String summary;
    private final List<String> aliases = new ArrayList<>();
    private final List<String> syntax = new ArrayList<>();
    private final List<CommandGuide.Option> options = new ArrayList<>();
    private final List<CommandGuide.Column> columns = new ArrayList<>();
    private final List<String> rules = new ArrayList<>();
    private final List<String> doubtful = new ArrayList<>();
    private final List<String> strict = new ArrayList<>();
    private final List<CommandExample> examples = new ArrayList<>();
    private String description = "";

    CommandDraft(CommandFamily family, String name, String summary) {
        this.family = family;
        this.name = name;
        this.summary = summary;
    }

    CommandDraft alias(String other) {
        aliases.add(other);
        return this;
    }

    CommandDraft syntax(String... forms) {
        syntax.addAll(List.of(forms));
        return this;
    }

    CommandDraft description(String paragraph) {
        description = line(paragraph);
        return this;
    }

    CommandDraft option(String option, String values, String preset, String meaning) {
        options.add(new CommandGuide.Option(option, values, preset, line(meaning)));
        return this;
    }

    CommandDraft column(String column, String meaning) {
        columns.add(new CommandGuide.Column(column, line(meaning)));
        return this;
    }

    CommandDraft rule(String sentence) {
        rules.add(line(sentence));
        return this;
    }

    CommandDraft doubtful(String sentence) {
        doubtful.add(line(sentence));
        return this;
    }

    CommandDraft strict(String sentence) {
        strict.add(line(sentence));
        return this;
    }

    /** An example. @param events one a line, as {@link CommandExample#events}. @param named what the query names beside them */
    CommandDraft example(String title, String events, String query, CommandExample.Named... named) {
        examples.add(CommandExample.of(title, events, query, List.of(named)));
        return this;
    }

    /** Ends the draft with a query that uses the command, for messages. */
    CommandSyntax query(String query) {
        CommandGuide guide = new CommandGuide(description, options, columns, rules, doubtful, strict, examples);
        return new CommandSyntax(name, aliases, family, syntax, summary, query, guide);
    }

    /** Prose may be written on several lines. */
    private static String line(String prose) {
        return prose.strip().replaceAll("\\s*\n\\s*", " ");
    }
}
