package dev.loggia.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;

/** The man page, in the macros of man(7). */
final class ManPage {

    /** Of the release. */
    private static final String DATE = "2026-11-25";

    /** Bytes of a line of the source, for the sake of those who read it. */
    private static final int WIDTH = 78;

    private final StringBuilder page = new StringBuilder();

    private ManPage() {}

    static String page() {
        ManPage man = new ManPage();
        man.macro(".TH LOGGIA 1 " + DATE + " Loggia \"User commands\"");
        man.section("NAME");
        man.macro("loggia \\- " + escaped(ReferenceText.SUMMARY));
        man.section("SYNOPSIS");
        man.macro(".B loggia");
        man.text("COMMAND [OPTION]... [ARGUMENT]...");
        man.section("DESCRIPTION");
        man.text(ReferenceText.INTRODUCTION);
        man.section("COMMANDS");
        ReferenceText.definitions().forEach(man::append);
        man.macro(".SS loggia help");
        man.text("Shows the commands; with the name of one, its options.");
        man.section("OPTIONS OF EVERY COMMAND");
        ReferenceText.commonOptions().forEach(man::append);
        man.section("EXIT STATUS");
        ReferenceText.exitCodes().forEach((code, meaning) -> man.item(String.valueOf(code), meaning));
        man.section("ENVIRONMENT");
        ReferenceText.variables().forEach(man::item);
        return man.page.toString();
    }

    private void append(Definition definition) {
        macro(".SS loggia " + escaped(definition.name()));
        asItIs(List.of(ReferenceText.synopsis(definition)));
        ReferenceText.description(definition).forEach(this::append);
        ReferenceText.ownOptions(definition).forEach(this::append);
        ReferenceText.footer(definition).forEach(this::append);
    }

    private void append(ReferenceText.Block block) {
        if (block.example()) {
            example(block.lines());
        } else {
            macro(".PP");
            text(String.join(" ", block.lines()));
        }
    }

    private void append(OptionSpec option) {
        String value = Definition.takesValue(option) ? " " + option.paramLabel() : "";
        item(
                Stream.of(option.names()).map(name -> name + value).collect(Collectors.joining(", ")),
                Definition.description(option));
    }

    private void item(String term, String text) {
        macro(".TP");
        macro(".B " + escaped(term));
        text(text);
    }

    private void example(List<String> lines) {
        macro(".PP");
        macro(".RS 4");
        asItIs(lines);
        macro(".RE");
    }

    private void asItIs(List<String> lines) {
        macro(".nf");
        lines.forEach(line -> macro(guarded(escaped(line))));
        macro(".fi");
    }

    private void section(String name) {
        macro(".SH " + name.toUpperCase(Locale.ROOT));
    }

    private void macro(String line) {
        page.append(line).append('\n');
    }

    private void text(String text) {
        StringBuilder line = new StringBuilder();
        for (String word : escaped(text.replace("`", "")).split(" ")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH) {
                macro(guarded(line.toString()));
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        macro(guarded(line.toString()));
    }

    /** A line that begins with a dot or a quote would be a macro. */
    private static String guarded(String line) {
        return line.startsWith(".") || line.startsWith("'") ? "\\&" + line : line;
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\e")
                .replace("-", "\\-")
                .replace("'", "\\(aq")
                .replace("\"", "\\(dq")
                .replace("`", "\\(ga")
                .replace("^", "\\(ha")
                .replace("~", "\\(ti");
    }
}
