package dev.loggia.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;

/** The reference of the command line, in Markdown. */
final class MarkdownReference {

    private static final String HEAD = """
            # The command line

            `loggia COMMAND [OPTION]... [ARGUMENT]...`

            %s

            `loggia --help` lists the commands, `loggia help COMMAND` the options of one, `loggia --version` tells the version. This page and
            [the man page](../cli/src/main/man/loggia.1) are made of the same definitions.

            | command | what it does |
            |---|---|
            """;

    private final StringBuilder page = new StringBuilder();

    private MarkdownReference() {}

    static String page() {
        MarkdownReference reference = new MarkdownReference();
        reference.page.append(HEAD.formatted(text(ReferenceText.INTRODUCTION)));
        for (Definition definition : ReferenceText.definitions()) {
            String anchor = "loggia-" + definition.name().replace(' ', '-').toLowerCase(Locale.ROOT);
            reference.row("[`" + definition.name() + "`](#" + anchor + ")", text(definition.summary()));
        }
        ReferenceText.definitions().forEach(reference::appendCommand);
        reference.heading("Options of every command");
        reference.appendOptions(ReferenceText.commonOptions());
        reference.heading("Exit codes");
        reference.page.append("\n| code | meaning |\n|---|---|\n");
        ReferenceText.exitCodes().forEach((code, meaning) -> reference.row(String.valueOf(code), text(meaning)));
        reference.heading("Environment variables");
        reference.page.append("\n| variable | meaning |\n|---|---|\n");
        for (Map.Entry<String, String> variable : ReferenceText.variables().entrySet()) {
            reference.row(code(variable.getKey()), text(variable.getValue()));
        }
        return reference.page.toString();
    }

    private void appendCommand(Definition definition) {
        heading("loggia " + definition.name());
        page.append('\n').append(text(definition.summary())).append(".\n");
        example(List.of(ReferenceText.synopsis(definition)));
        ReferenceText.description(definition).forEach(this::append);
        List<OptionSpec> options = ReferenceText.ownOptions(definition);
        if (!options.isEmpty()) {
            appendOptions(options);
        }
        ReferenceText.footer(definition).forEach(this::append);
    }

    private void append(ReferenceText.Block block) {
        if (block.example()) {
            example(block.lines());
        } else {
            page.append('\n').append(text(String.join(" ", block.lines()))).append('\n');
        }
    }

    private void example(List<String> lines) {
        page.append("\n```sh\n").append(String.join("\n", lines)).append("\n```\n");
    }

    private void appendOptions(List<OptionSpec> options) {
        page.append("\n| option | what it does |\n|---|---|\n");
        for (OptionSpec option : options) {
            String names = Stream.of(option.names())
                    .map(name -> code(Definition.takesValue(option) ? name + " " + option.paramLabel() : name))
                    .collect(Collectors.joining(", "));
            row(names, text(Definition.description(option)));
        }
    }

    private void heading(String text) {
        page.append("\n## ").append(text).append('\n');
    }

    private void row(String first, String second) {
        row(page, first, second);
    }

    /** A line of a table. */
    static void row(StringBuilder page, String... cells) {
        page.append(Stream.of(cells)
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    static String code(String text) {
        return text.contains("`") ? "`` " + text + " ``" : "`" + text + "`";
    }

    /** What stands between backticks is code in our texts too; elsewhere marks are escaped. */
    static String text(String text) {
        String[] parts = text.split("`", -1);
        for (int i = 0; i < parts.length; i++) {
            parts[i] = i % 2 == 0 ? parts[i].replaceAll("[\\\\*<\\[]", "\\\\$0") : parts[i];
        }
        return String.join("`", parts);
    }
}
