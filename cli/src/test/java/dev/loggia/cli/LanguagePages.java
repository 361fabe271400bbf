package dev.loggia.cli;

import static dev.loggia.cli.MarkdownReference.code;
import static dev.loggia.cli.MarkdownReference.row;
import static dev.loggia.cli.MarkdownReference.text;

import dev.loggia.CommandDescription;
import dev.loggia.FunctionDescription;
import dev.loggia.LanguageReference;
import dev.loggia.LanguageTopic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The reference of the query language, in Markdown; the outputs of its examples are what they print now. */
final class LanguagePages {

    private static final String INDEX = """
            # The query language

            A query is commands with `|` between them, as in a shell: events go in at the left, rows come out at the right. Loggia runs the
            language of CloudWatch Logs Insights. `loggia commands NAME` and `loggia functions NAME` show what stands here in the terminal,
            `loggia check 'QUERY'` finds mistakes without running anything. These pages are made of the definitions that the program itself
            reads, and their examples are run by the build.

            | to | in SQL or a shell | here |
            |---|---|---|
            | find lines | `grep -i timeout` | `filter @message like /(?i)timeout/` |
            | choose events | `WHERE status >= 500` | `filter status >= 500` |
            | choose columns | `SELECT a, b / 2 AS c` | `fields a, b / 2 as c` |
            | take text apart | `sed`, `cut` | `parse "user=* took * ms" as user, ms` |
            | count by a value | `GROUP BY status`, `sort \\| uniq -c` | `stats count(*) as n by status` |
            | count by time | `GROUP BY date_trunc(...)` | `stats count(*) as n by bin(5m)` |
            | count distinct values | `COUNT(DISTINCT user)` | `stats countDistinct(user)` |
            | filter groups | `HAVING n > 10` | `stats count(*) as n by user \\| filter n > 10` |
            | the largest | `ORDER BY n DESC LIMIT 5` | `sort n desc \\| limit 5` |
            | see what a log consists of | | `pattern @message` |

            """;

    private static final String COMMANDS = """
            # Commands

            In the forms, `[x]` may be left out, `...` repeats and `|` separates alternatives. An example shows its events, each with the time
            of 2026-11-19 and its message, the query, and what it prints for 10:00 to 11:00 of that day. Everything is UTC.
            """;

    private static final String FUNCTIONS = """
            # Functions

            Case and underscores in names do not matter: `countDistinct`, `count_distinct`. In the forms, `[x]` may be left out and `...`
            repeats. An argument of another kind is converted where it can be, as the text 12 to a number; where it cannot, it is missing.
            Aggregates and time series belong in `stats`, all others in any expression, also around and within aggregates. The event of the
            examples has the time 2026-09-03 14:05:06.789 and no fields, and the query is run at 15:00 about the hour before.
            """;

    private static final String LANGUAGE = """
            # Values, operators, names and limits

            The examples are expressions over an event at 2026-11-19 10:00:01 with this message:

            ```json
            %s
            ```
            """;

    private LanguagePages() {}

    /** The pages by their file names. */
    static Map<String, String> all() {
        Map<String, String> pages = new TreeMap<>();
        pages.put("README.md", index());
        pages.put("commands.md", commands());
        pages.put("functions.md", functions());
        pages.put("language.md", language());
        return pages;
    }

    private static String index() {
        StringBuilder page = new StringBuilder(INDEX);
        page.append("## [Commands](commands.md)\n");
        families().forEach((family, commands) -> {
            page.append("\n**").append(family).append("**\n\n| command | what it does |\n|---|---|\n");
            commands.forEach(command ->
                    row(page, link(code(command.name()), "commands.md", heading(command)), text(command.summary())));
        });
        page.append("\n## [Functions](functions.md)\n\n| group | functions |\n|---|---|\n");
        categories()
                .forEach((category, functions) -> row(
                        page,
                        link(category, "functions.md", category),
                        functions.stream()
                                .map(FunctionDescription::name)
                                .distinct()
                                .map(name -> link(code(name), "functions.md", name))
                                .collect(Collectors.joining(", "))));
        page.append("\n## [Values, operators, names and limits](language.md)\n\n");
        page.append(LanguageReference.topics().stream()
                .map(topic -> "* " + link(topic.title(), "language.md", topic.title()) + "\n")
                .collect(Collectors.joining()));
        return page.toString();
    }

    private static String commands() {
        StringBuilder page = new StringBuilder(COMMANDS);
        families().forEach((family, commands) -> {
            page.append("\n## ").append(family).append('\n');
            commands.forEach(command -> append(command, page));
        });
        return page.toString();
    }

    private static void append(CommandDescription command, StringBuilder page) {
        page.append("\n### ").append(heading(command)).append('\n');
        fenced(page, "text", String.join("\n", command.syntax()));
        page.append('\n').append(text(command.summary())).append(". ").append(text(command.description()));
        if (!command.aliases().isEmpty()) {
            page.append(" Also written: ").append(codes(command.aliases())).append('.');
        }
        page.append('\n');
        if (!command.options().isEmpty()) {
            page.append("\n| option | values | unless given | meaning |\n|---|---|---|---|\n");
            for (CommandDescription.Option option : command.options()) {
                row(page, code(option.name()), text(option.values()), text(option.preset()), text(option.meaning()));
            }
        }
        if (!command.columns().isEmpty()) {
            page.append("\n| column | content |\n|---|---|\n");
            command.columns().forEach(column -> row(page, text(column.name()), text(column.meaning())));
        }
        sentences(page, "", command.rules());
        sentences(page, "What the service does not document:", command.doubtful());
        sentences(page, "Refused with `--strict`, as by the service:", command.strict());
        for (CommandDescription.Example example : command.examples()) {
            page.append("\nExample: ").append(text(example.title())).append('\n');
            fenced(page, "text", String.join("\n", example.events()));
            example.groups().forEach(group -> {
                page.append("\nThe log group ").append(code(group.name())).append(":\n");
                fenced(page, "text", String.join("\n", group.events()));
            });
            example.tables().forEach(table -> {
                page.append("\nThe table ").append(code(table.name())).append(":\n");
                fenced(page, "csv", table.csv());
            });
            example.savedQueries().forEach(saved -> {
                page.append("\nThe saved query ").append(code(saved.name()));
                page.append(CommandsCommand.defaults(saved)).append(":\n");
                fenced(page, "sql", saved.text());
            });
            fenced(page, "sql", example.query());
            fenced(page, "text", LanguageReference.output(example).stripTrailing());
        }
    }

    private static String functions() {
        StringBuilder page = new StringBuilder(FUNCTIONS);
        categories().forEach((category, functions) -> {
            page.append("\n## ").append(category).append('\n');
            functions.forEach(function -> append(function, page));
        });
        return page.toString();
    }

    private static void append(FunctionDescription function, StringBuilder page) {
        page.append("\n### ").append(function.name()).append("\n\n");
        page.append(code(function.signature()))
                .append(": ")
                .append(function.result())
                .append("\n\n");
        page.append(text(function.summary()));
        if (!function.missing().isEmpty()) {
            page.append(' ').append(text(function.missing()));
        }
        function.doubtful().forEach(sentence -> page.append(' ').append(text(sentence)));
        if (!function.aliases().isEmpty()) {
            page.append(" Also written: ").append(codes(function.aliases())).append('.');
        }
        page.append('\n');
        if (!function.parameters().isEmpty()) {
            page.append("\nArguments: ")
                    .append(function.parameters().stream()
                            .map(parameter -> text(parameter.name()) + " (" + parameter.kind() + ")")
                            .collect(Collectors.joining(", ")))
                    .append(".\n");
        }
        if (function.aggregate()) {
            page.append("\nOver the values 1, 2, 3, 4 of x, in that order and a minute apart:\n");
        }
        page.append('\n');
        function.examples()
                .forEach(example -> page.append("* ")
                        .append(code(example.call()))
                        .append(" is ")
                        .append(example.result() == null ? "missing" : value(example.result()))
                        .append('\n'));
    }

    private static String language() {
        StringBuilder page = new StringBuilder(LANGUAGE.formatted(LanguageTopic.EVENT));
        for (LanguageTopic topic : LanguageReference.topics()) {
            page.append("\n## ").append(topic.title()).append('\n');
            topic.paragraphs()
                    .forEach(paragraph ->
                            page.append('\n').append(text(paragraph)).append('\n'));
            if (!topic.table().isEmpty()) {
                page.append("\n| | |\n|---|---|\n");
                topic.table().forEach(line -> row(page, text(line.subject()), text(line.meaning())));
            }
            if (!topic.examples().isEmpty()) {
                page.append("\n| expression | result |\n|---|---|\n");
                topic.examples()
                        .forEach(example -> row(
                                page,
                                code(example.expression()),
                                example.result() == null ? "(missing)" : value(example.result())));
            }
        }
        return page.toString();
    }

    private static Map<String, List<CommandDescription>> families() {
        return LanguageReference.commands().stream()
                .collect(Collectors.groupingBy(CommandDescription::family, LinkedHashMap::new, Collectors.toList()));
    }

    private static Map<String, List<FunctionDescription>> categories() {
        return LanguageReference.functions().stream()
                .collect(Collectors.groupingBy(FunctionDescription::category, LinkedHashMap::new, Collectors.toList()));
    }

    private static String heading(CommandDescription command) {
        return Character.isLetter(command.name().charAt(0)) ? command.name() : "Saved queries";
    }

    private static String link(String label, String page, String heading) {
        String anchor =
                heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 _-]", "").replace(' ', '-');
        return "[" + label + "](" + page + "#" + anchor + ")";
    }

    private static String codes(List<String> words) {
        return words.stream().map(MarkdownReference::code).collect(Collectors.joining(", "));
    }

    private static String value(String printed) {
        return printed.isBlank() ? "an empty text" : code(printed);
    }

    private static void sentences(StringBuilder page, String heading, List<String> sentences) {
        if (!sentences.isEmpty()) {
            page.append(heading.isEmpty() ? "\n" : "\n" + heading + "\n\n");
            sentences.forEach(
                    sentence -> page.append("* ").append(text(sentence)).append('\n'));
        }
    }

    private static void fenced(StringBuilder page, String language, String lines) {
        page.append("\n```").append(language).append('\n').append(lines).append("\n```\n");
    }
}
