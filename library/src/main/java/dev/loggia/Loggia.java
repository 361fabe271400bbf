package dev.loggia;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.diagnostic.Severity;
import dev.loggia.event.EventSource;
import dev.loggia.ingest.file.FileEventSource;
import dev.loggia.ingest.file.FileSourceOptions;
import dev.loggia.ingest.format.FormatOptions;
import dev.loggia.ingest.format.FormatOptions.MultiLine;
import dev.loggia.ingest.timestamp.TimestampFormatException;
import dev.loggia.regex.Regex;
import dev.loggia.regex.RegexSyntaxException;
import java.time.Clock;
import java.util.List;

/**
 * Log events to query: the place to start. Immutable and thread-safe; a {@link QueryRequest} is too, a {@link QueryResult} belongs to the
 * thread that reads it.
 *
 * <pre>{@code
 * try (QueryResult result = Loggia.over("app.log").query("stats count(*) as n by bin(5m)").run()) {
 *     for (Row row : result) {
 *         System.out.println(row.timestamp("bin(5m)").orElseThrow() + " " + row.whole("n").orElseThrow());
 *     }
 * }
 * }</pre>
 */
public final class Loggia {

    /** What {@code @log} reads for events from files. */
    private static final String FILES = "files";

    private final List<EventSource> sources;
    private final List<FileDescription> inputs;
    private final Clock clock;

    private Loggia(List<EventSource> sources, List<FileDescription> inputs, Clock clock) {
        this.sources = sources;
        this.inputs = inputs;
        this.clock = clock;
    }

    /** Queries files as {@link #over(List, FileOptions)} does, with the standard options. */
    public static Loggia over(String... inputs) {
        return over(List.of(inputs), FileOptions.standard());
    }

    /**
     * Queries files. Their formats are detected now; every query reads them as they are when it starts. Standard input and other pipes can
     * be read by one query only.
     *
     * @param inputs files, folders (read recursively), globs ({@code *}, {@code ?}, {@code [a-z]}, {@code {a,b}}, {@code **}), and
     *     {@code -} for standard input; with none there are no events. gzip and zstd are recognised by their content
     * @throws dev.loggia.diagnostic.DataException naming the first input that nothing can be read from
     * @throws InvalidOptionException when {@link FileOptions#timestampFormat} or {@link FileOptions#multiLine} makes no sense
     */
    public static Loggia over(List<String> inputs, FileOptions options) {
        if (inputs.isEmpty()) {
            return over(List.<EventSource>of(), options.clock());
        }
        FormatOptions format = formatOptions(options);
        FileEventSource files = FileEventSource.open(
                inputs,
                FileSourceOptions.of(FILES, format, options.clock().millis())
                        .withStandardInput(options.standardInput())
                        .withMaximumFields(options.fieldLimit()));
        List<FileDescription> descriptions = files.describe().stream()
                .map(input -> new FileDescription(input.path(), input.format(), input.compression(), input.size()))
                .toList();
        return new Loggia(List.of(files), descriptions, options.clock());
    }

    /**
     * Queries event sources of the caller's own.
     *
     * @param clock what {@code now()} answers
     */
    public static Loggia over(List<? extends EventSource> sources, Clock clock) {
        return new Loggia(List.copyOf(sources), List.of(), clock);
    }

    /** The files that queries read, in that order. */
    public List<FileDescription> inputs() {
        return inputs;
    }

    /** Describes a query over these events; nothing is checked or read before {@link QueryRequest#run}. */
    public QueryRequest query(String text) {
        return new QueryRequest(sources, clock, text);
    }

    private static FormatOptions formatOptions(FileOptions options) {
        try {
            return new FormatOptions(options.zone(), options.timestampFormat().orElse(null), multiLine(options));
        } catch (TimestampFormatException e) {
            throw new InvalidOptionException(e.diagnostic(), e);
        } catch (RegexSyntaxException e) {
            String message = "multi-line pattern '" + options.multiLine().orElseThrow() + "', position "
                    + (e.start() + 1) + ": " + e.getMessage();
            throw new InvalidOptionException(
                    new Diagnostic("multi-line-pattern", Severity.ERROR, message, null, null), e);
        }
    }

    private static MultiLine multiLine(FileOptions options) {
        if (options.multiLine().isEmpty()) {
            return new MultiLine.Detect();
        }
        String offOrPattern = options.multiLine().get();
        return offOrPattern.equals(FileOptions.MULTI_LINE_OFF)
                ? new MultiLine.Off()
                : new MultiLine.StartsWith(Regex.compile(offOrPattern));
    }
}
