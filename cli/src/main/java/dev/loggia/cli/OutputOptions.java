package dev.loggia.cli;

import dev.loggia.event.TimestampText;
import dev.loggia.output.ResultFormat;
import dev.loggia.output.ResultFormats;
import dev.loggia.output.TableFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/**
 * How rows are written, and the options that say so.
 *
 * @param zone of printed times
 * @param forPeople whether it is people who read them, not programs
 */
record OutputOptions(ResultFormat format, ZoneId zone, boolean forPeople) {

    private static final String FORMAT = "--output";
    private static final String ZONE = "--tz";
    private static final String TABLE = "table";

    static void addFormat(CommandSpec spec) {
        String formats = ResultFormats.all().stream()
                .map(format -> format.name() + " (" + format.summary() + ")")
                .collect(Collectors.joining(", "));
        spec.addOption(Options.value(
                "FORMAT",
                new Candidates.Words(OutputOptions::names),
                "How rows are written. FORMAT is " + formats + ".",
                "-o",
                FORMAT));
    }

    /** @param times those that are in this zone */
    static void addZone(CommandSpec spec, String times) {
        spec.addOption(
                Options.value("ZONE", "Zone of " + times + ": UTC (usual), local, +02:00, Europe/Berlin.", ZONE));
    }

    static ZoneId zone(Invocation invocation) {
        return ZoneOption.of(invocation, ZONE);
    }

    static OutputOptions of(Invocation invocation) {
        String name = invocation.option(FORMAT).orElse(TABLE);
        return new OutputOptions(format(name, invocation), zone(invocation), name.equals(TABLE));
    }

    /** As rows have it, for messages. */
    String time(Instant instant) {
        return TimestampText.format(instant.toEpochMilli(), zone);
    }

    private static ResultFormat format(String name, Invocation invocation) {
        Terminal terminal = invocation.environment().terminal();
        if (name.equals(TABLE) && terminal.output()) {
            return TableFormat.forTerminal(terminal.width(), invocation.coloursOutput());
        }
        return ResultFormats.named(name)
                .orElseThrow(() -> new UsageException(
                        "there is no output format " + name, "the formats are " + String.join(", ", names())));
    }

    private static List<String> names() {
        return ResultFormats.all().stream().map(ResultFormat::name).toList();
    }
}
