package dev.loggia.cli;

import dev.loggia.IngestReport;
import dev.loggia.event.TimeRange;
import dev.loggia.event.TimestampText;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is told of an ingest when it is over: never more than some lines, unless the user wants details. */
final class IngestOutcome {

    private static final int MOST_NAMED = 3;

    private final Invocation invocation;
    private final String group;
    private final ZoneId zone;

    /** @param zone of printed times */
    IngestOutcome(Invocation invocation, String group, ZoneId zone) {
        this.invocation = invocation;
        this.group = group;
        this.zone = zone;
    }

    /** Tells it. @return the exit code */
    int tell(IngestReport report, Duration elapsed) {
        if (invocation.verbose()) {
            report.files().forEach(file -> invocation.note(line(file)));
        }
        invocation.warn(report.warnings(), "");
        times(report.files())
                .ifPresent(times -> invocation.note(
                        "events from " + time(times.start()) + " to " + time(times.end()) + " " + zone));
        invocation.note(total(report, elapsed));
        if (report.cancelled()) {
            invocation
                    .console()
                    .error("interrupted: what was read so far is in the log group", hintToGoOn(report.files()));
            return ExitCode.INTERRUPTED;
        }
        if (!report.complete()) {
            invocation.console().error(incomplete(report.files()), "the same command appends what is missing by then");
            return ExitCode.DATA_ERROR;
        }
        return ExitCode.DONE;
    }

    private String line(IngestReport.File file) {
        List<String> parts = new ArrayList<>();
        if (!file.format().isEmpty()) {
            parts.add(file.evidence().isEmpty() ? file.format() : file.format() + " (" + file.evidence() + ")");
        }
        if (!file.compression().isEmpty()) {
            parts.add(file.compression());
        }
        parts.add(
                switch (file.start()) {
                    case BEGINNING -> Quantity.count(file.events(), "event");
                    case RESUMED -> Quantity.count(file.events(), "new event");
                    case NOTHING_NEW -> "nothing new";
                });
        file.times().ifPresent(times -> parts.add("from " + time(times.start()) + " to " + time(times.end())));
        parts.addAll(file.remarks());
        if (!file.complete()) {
            parts.add("not complete");
        }
        return file.path() + ": " + String.join(", ", parts);
    }

    private String total(IngestReport report, Duration elapsed) {
        return Quantity.count(report.events(), "event") + " into " + group + " from "
                + Quantity.count(report.files().size(), "input") + starts(report.files()) + ", "
                + Quantity.bytes(report.bytes()) + " in " + Quantity.time(elapsed) + " ("
                + Quantity.rate(report.bytes(), elapsed) + ")";
    }

    private static String starts(List<IngestReport.File> files) {
        List<String> parts = new ArrayList<>();
        long resumed = count(files, IngestReport.Start.RESUMED);
        long unchanged = count(files, IngestReport.Start.NOTHING_NEW);
        if (resumed > 0) {
            parts.add(Quantity.count(resumed) + " resumed");
        }
        if (unchanged > 0) {
            parts.add(Quantity.count(unchanged) + " with nothing new");
        }
        return parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")";
    }

    private static long count(List<IngestReport.File> files, IngestReport.Start start) {
        return files.stream().filter(file -> file.start() == start).count();
    }

    private static String incomplete(List<IngestReport.File> files) {
        List<String> names = files.stream()
                .filter(file -> !file.complete())
                .map(IngestReport.File::path)
                .toList();
        String first = String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size())));
        String more = names.size() > MOST_NAMED ? " and " + (names.size() - MOST_NAMED) + " more" : "";
        return "not everything could be read of " + first + more;
    }

    /** Of a pipe nothing is remembered. */
    private static String hintToGoOn(List<IngestReport.File> files) {
        return files.stream().allMatch(file -> isRemembered(file.path()))
                ? "the same command goes on from there"
                : "the same command goes on from there, but appends what comes from a pipe once more";
    }

    private static boolean isRemembered(String path) {
        try {
            return Files.isRegularFile(Path.of(path));
        } catch (InvalidPathException standardInput) {
            return false;
        }
    }

    private static Optional<TimeRange> times(List<IngestReport.File> files) {
        return files.stream().flatMap(file -> file.times().stream()).reduce(TimeRange::hull);
    }

    private String time(long millis) {
        return TimestampText.format(millis, zone);
    }
}
