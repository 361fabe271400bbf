package dev.loggia.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.loggia.Loggia;
import dev.loggia.QueryResult;
import dev.loggia.Row;
import dev.loggia.event.EventSource;
import dev.loggia.ingest.file.FileEventSource;
import dev.loggia.ingest.file.FileSourceOptions;
import dev.loggia.ingest.format.FormatOptions;
import dev.loggia.regex.Regex;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How well and how fast {@code pattern} groups labelled lines: for each file {@code *.csv} of a folder, with the columns LineId, EventId
 * and Content, the share of lines whose group of lines equals the labelled group exactly. A line belongs to the pattern whose
 * {@code @regexString} matches it; of several the one with the longest constant text.
 *
 * <p>{@code PatternAccuracy FOLDER [MEGABYTES]}. Without such a folder it says so and ends.
 */
public final class PatternAccuracy {

    private static final double MEGABYTE = 1_000_000;

    private PatternAccuracy() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "labels");
        if (!Files.isDirectory(folder)) {
            System.out.println("no folder " + folder + " with labelled files, nothing to measure");
            return;
        }
        long megabytes = arguments.length > 1 ? Long.parseLong(arguments[1]) : 64;
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> csv = Files.newDirectoryStream(folder, "*.csv")) {
            csv.forEach(files::add);
        }
        files.sort(null);
        System.out.println(
                "file, accuracy, patterns, lines that several patterns match, lines that none does, MB/s of CPU time");
        double sum = 0;
        for (Path file : files) {
            Accuracy accuracy = accuracy(file);
            sum += accuracy.share;
            System.out.printf(
                    "%-20s %.4f %5d %5d %5d %8.1f%n",
                    file.getFileName(),
                    accuracy.share,
                    accuracy.patterns,
                    accuracy.ambiguous,
                    accuracy.unmatched,
                    speed(file, megabytes));
        }
        System.out.printf("average              %.4f%n", sum / files.size());
    }

    private record Accuracy(double share, int patterns, int ambiguous, int unmatched) {}

    private static Accuracy accuracy(Path file) throws IOException {
        List<Row> lines = query(file, "fields EventId, Content | limit 100000");
        List<Row> patterns = query(file, "pattern Content | limit 100000");
        List<Regex> regexes = new ArrayList<>();
        for (Row pattern : patterns) {
            regexes.add(Regex.compile(pattern.text("@regexString").orElseThrow()));
        }
        Map<String, Set<Integer>> labelled = new HashMap<>();
        Map<Integer, Set<Integer>> found = new HashMap<>();
        int ambiguous = 0;
        int unmatched = 0;
        for (int i = 0; i < lines.size(); i++) {
            labelled.computeIfAbsent(lines.get(i).text("EventId").orElseThrow(), key -> new HashSet<>())
                    .add(i);
            int best = -1;
            int matches = 0;
            for (int p = 0; p < regexes.size(); p++) {
                if (regexes.get(p).find(lines.get(i).text("Content").orElse(""))) {
                    matches++;
                    best = best < 0 || constants(patterns.get(p)) > constants(patterns.get(best)) ? p : best;
                }
            }
            ambiguous += matches > 1 ? 1 : 0;
            unmatched += matches == 0 ? 1 : 0;
            found.computeIfAbsent(best, key -> new HashSet<>()).add(i);
        }
        Set<Set<Integer>> groups = new HashSet<>(labelled.values());
        int right = found.values().stream()
                .filter(groups::contains)
                .mapToInt(Set::size)
                .sum();
        return new Accuracy(right / (double) lines.size(), patterns.size(), ambiguous, unmatched);
    }

    private static int constants(Row pattern) {
        return pattern.text("@pattern")
                .orElseThrow()
                .replaceAll("<[A-Za-z]+-[0-9]+>", "")
                .length();
    }

    /** Megabytes of messages by second of CPU time of this process, over the lines repeated. */
    private static double speed(Path file, long megabytes) throws IOException {
        Path large = Files.createTempFile("loggia-pattern", ".log");
        try {
            long bytes = 0;
            List<String> contents = new ArrayList<>();
            for (Row row : query(file, "fields Content | limit 100000")) {
                contents.add(row.text("Content").orElse(""));
            }
            String text = String.join("\n", contents) + "\n";
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            try (OutputStream output = Files.newOutputStream(large)) {
                while (bytes < megabytes * MEGABYTE) {
                    output.write(utf8);
                    bytes += utf8.length;
                }
            }
            query(large, "pattern @message");
            long before = cpuNanos();
            query(large, "pattern @message");
            return bytes / MEGABYTE / ((cpuNanos() - before) / 1e9);
        } finally {
            Files.delete(large);
        }
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static List<Row> query(Path file, String query) throws IOException {
        FormatOptions format = new FormatOptions(ZoneOffset.UTC, null, new FormatOptions.MultiLine.Detect());
        EventSource source =
                FileEventSource.open(List.of(file.toString()), FileSourceOptions.of("benchmark", format, 0));
        try (QueryResult result =
                Loggia.over(List.of(source), Clock.systemUTC()).query(query).run()) {
            return result.toList();
        }
    }
}
