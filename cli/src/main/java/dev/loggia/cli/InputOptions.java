package dev.loggia.cli;

import dev.loggia.FileOptions;
import dev.loggia.FormatDescription;
import dev.loggia.Loggia;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** What to read, and the options that say how. */
final class InputOptions {

    static final String STANDARD_INPUT = "-";

    private static final String ZONE = "--input-tz";
    private static final String MULTI_LINE = "--multi-line";
    private static final String FORMAT = "--format";
    private static final String TIMESTAMP_FORMAT = "--timestamp-format";
    private static final String ENCODING = "--encoding";

    private InputOptions() {}

    static void addTo(CommandSpec spec) {
        spec.addOption(
                Options.value("ZONE", "Zone of timestamps in the data that do not name one. Usually UTC.", ZONE));
        spec.addOption(Options.value(
                "LETTERS",
                "How timestamps are written, such as 'dd.MM.yyyy HH:mm:ss' or '%d.%m.%Y %H:%M:%S'.",
                TIMESTAMP_FORMAT));
        spec.addOption(Options.value(
                "NAME",
                new Candidates.Words(InputOptions::formats),
                "The format of the files, one of those that loggia formats lists. Usually detected.",
                FORMAT));
        spec.addOption(Options.value(
                "PATTERN",
                "Lines in which the regular expression PATTERN is found start an event; off: every line is one."
                        + " Usually detected.",
                MULTI_LINE));
        spec.addOption(Options.value(
                "NAME",
                "Encoding of the text: UTF-8, UTF-16LE, UTF-16BE, ISO-8859-1 or windows-1252. Usually told by its first"
                        + " bytes.",
                ENCODING));
    }

    private static List<String> formats() {
        return Loggia.formats().stream().map(FormatDescription::name).toList();
    }

    static FileOptions of(Invocation invocation) {
        FileOptions files = FileOptions.standard()
                .withZone(ZoneOption.of(invocation, ZONE))
                .withStandardInput(invocation.environment().input())
                .withClock(invocation.environment().clock());
        files = invocation
                .option(TIMESTAMP_FORMAT)
                .map(files::withTimestampFormat)
                .orElse(files);
        files = invocation.option(FORMAT).map(files::withFormat).orElse(files);
        files = invocation.option(MULTI_LINE).map(files::withMultiLine).orElse(files);
        return invocation.option(ENCODING).map(files::withEncoding).orElse(files);
    }

    /** The inputs that were named. @throws UsageException when one has no name */
    static List<String> checked(List<String> inputs) {
        if (inputs.contains("")) {
            throw new UsageException("the name of a file is empty", "a variable of the shell may be unset");
        }
        return inputs;
    }

    /** Standard input, for when nothing was named. @throws UsageException when somebody would have to type it */
    static List<String> standardInput(Environment environment, String hint) {
        if (environment.terminal().input()) {
            throw new UsageException("there is nothing to read", hint);
        }
        return List.of(STANDARD_INPUT);
    }
}
