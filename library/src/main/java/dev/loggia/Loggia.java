package dev.loggia;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.diagnostic.Severity;
import dev.loggia.event.EventSource;
import dev.loggia.ingest.file.FileEventSource;
import dev.loggia.ingest.file.FileSourceOptions;
import dev.loggia.ingest.file.TextEncoding;
import dev.loggia.ingest.format.FormatOptions;
import dev.loggia.ingest.format.FormatOptions.MultiLine;
import dev.loggia.ingest.format.LogFormats;
import dev.loggia.ingest.timestamp.TimestampFormatException;
import dev.loggia.regex.Regex;
import dev.loggia.regex.RegexSyntaxException;
import dev.loggia.store.DefinitionKind;
import dev.loggia.store.LogStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Log events to query: the place to start. A data folder or a store in memory with log groups, files as they are, or both. Safe for all
 * threads, as are the {@link LogGroup}s and {@link QueryRequest}s it gives; a {@link QueryResult} belongs to the thread that reads it.
 * A query sees a snapshot: each log group as it is when the query starts, whatever is appended, merged or deleted meanwhile, by this
 * program or another; queries do not wait for appends, nor for events to be forced to the disk. Any number of processes may have one data folder open; each group has one that
 * appends to it. Closing makes durable what was appended; results that are open can be read on. A {@code Loggia} over files alone need not
 * be closed.
 *
 * <pre>{@code
 * try (Loggia loggia = Loggia.open(Path.of("data"))) {
 *     loggia.group("app/orders").append(LogEvent.of(Instant.now(), "{\"level\":\"ERROR\",\"ms\":120}"));
 *     try (QueryResult result = loggia.query("filter level = 'ERROR' | stats count(*) as n by bin(5m)")
 *             .groups("app/*").last(Duration.ofHours(1)).run()) {
 *         for (Row row : result) {
 *             System.out.println(row.timestamp("bin(5m)").orElseThrow() + " " + row.whole("n").orElseThrow());
 *         }
 *     }
 * }
 * }</pre>
 */
public final class Loggia implements AutoCloseable {

    /** What {@code @log} reads for events from files. */
    static final String FILES = "files";

    private final @Nullable LogStore store;
    private final List<EventSource> sources;
    private final List<FileDescription> inputs;
    private final Clock clock;
    private final Map<String, EventSource> namedFiles;
    private final QueryDefinitions definitions;

    private Loggia(
            @Nullable LogStore store,
            List<EventSource> sources,
            List<FileDescription> inputs,
            Clock clock,
            Map<String, EventSource> namedFiles,
            QueryDefinitions definitions) {
        this.store = store;
        this.sources = sources;
        this.inputs = inputs;
        this.clock = clock;
        this.namedFiles = namedFiles;
        this.definitions = definitions;
    }

    private static Loggia of(LogStore store, Clock clock) {
        return new Loggia(store, List.of(), List.of(), clock, Map.of(), QueryDefinitions.of(store));
    }

    /** Opens a data folder as {@link #open(Path, StoreSettings)} does, with the standard settings. */
    public static Loggia open(Path folder) {
        return open(folder, StoreSettings.standard());
    }

    /**
     * Opens a data folder of log groups. A folder that does not exist or is empty is a store without groups; it is made by the first
     * append.
     *
     * @throws dev.loggia.diagnostic.DataException when the folder holds something else, was written by a newer version, or cannot be read
     */
    public static Loggia open(Path folder, StoreSettings settings) {
        return of(LogStore.open(folder, settings.options()), settings.clock());
    }

    /** An empty store in memory, gone when it is closed. */
    public static Loggia inMemory() {
        return inMemory(StoreSettings.standard());
    }

    /** The same with settings. */
    public static Loggia inMemory(StoreSettings settings) {
        return of(LogStore.inMemory(settings.options()), settings.clock());
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
     * @throws InvalidOptionException when {@link FileOptions#timestampFormat}, {@link FileOptions#multiLine}, {@link FileOptions#format} or
     *     {@link FileOptions#encoding} makes no sense
     */
    public static Loggia over(List<String> inputs, FileOptions options) {
        if (inputs.isEmpty()) {
            return over(List.<EventSource>of(), options.clock());
        }
        FileEventSource files = FileEventSource.open(inputs, sourceOptions(FILES, options));
        List<FileDescription> descriptions = files.describe().stream()
                .map(input -> new FileDescription(
                        input.path(), input.format(), input.evidence(), input.compression(), input.size()))
                .toList();
        return new Loggia(null, List.of(files), descriptions, options.clock(), Map.of(), QueryDefinitions.none());
    }

    /**
     * The same log groups, and files beside them: a query that names no groups reads the files alone, one that does reads both. Closed with
     * this one.
     *
     * @throws dev.loggia.diagnostic.DataException as {@link #over(List, FileOptions)}
     */
    public Loggia withFiles(List<String> files, FileOptions options) {
        Loggia over = over(files, options);
        return new Loggia(store, over.sources, over.inputs, clock, namedFiles, definitions);
    }

    /**
     * The same events, for queries that may name what a data folder has: its log groups by {@code SOURCE}, its saved queries and lookup
     * tables. It is opened when the first query names something, and closed with this {@code Loggia}; a folder that does not exist has
     * nothing. It takes the place of what queries could name before.
     */
    public Loggia withDataFolder(Path folder) {
        StoreSettings settings = StoreSettings.standard().withClock(clock);
        return new Loggia(store, sources, inputs, clock, namedFiles, QueryDefinitions.of(folder, settings));
    }

    /**
     * The same events, for queries that may name some files too, as if they were a log group: by {@code SOURCE}, at their start or in
     * parentheses. A log group of that name is hidden. Both share log groups: closing one closes them for both.
     *
     * @param files as {@link #over(List, FileOptions)} takes them
     * @throws dev.loggia.diagnostic.DataException as {@link #over(List, FileOptions)}
     */
    public Loggia withNamedFiles(String name, List<String> files, FileOptions options) {
        Map<String, EventSource> named = new LinkedHashMap<>(namedFiles);
        named.put(name, FileEventSource.open(files, sourceOptions(name, options)));
        return new Loggia(store, sources, inputs, clock, named, definitions);
    }

    /**
     * Queries event sources of the caller's own.
     *
     * @param clock what {@code now()} answers
     */
    public static Loggia over(List<? extends EventSource> sources, Clock clock) {
        return new Loggia(null, List.copyOf(sources), List.of(), clock, Map.of(), QueryDefinitions.none());
    }

    /** The files that queries read, in that order. */
    public List<FileDescription> inputs() {
        return inputs;
    }

    /**
     * Describes a query over these events; nothing is checked or read before {@link QueryRequest#run}. Unless the query names groups, it
     * reads the files if there are any, otherwise all log groups.
     */
    public QueryRequest query(String text) {
        return new QueryRequest(
                new QuerySources(store, List.of(), sources, namedFiles, definitions, false), clock, text, definitions);
    }

    /** The queries that are saved here for others to call. */
    public SavedQueries savedQueries() {
        return new SavedQueries(store().definitions(DefinitionKind.SAVED_QUERY));
    }

    /** The tables that are stored here for queries to look up in. */
    public LookupTables lookupTables() {
        return new LookupTables(store().definitions(DefinitionKind.LOOKUP_TABLE));
    }

    /** Why log groups that are there cannot be used, not even by their names, for their metadata are damaged: an error for each. */
    public List<Diagnostic> damagedGroups() {
        return store().unreadableGroups().stream()
                .map(unreadable -> unreadable.diagnostics().getFirst())
                .toList();
    }

    /** The log groups by name, without {@link #damagedGroups}. */
    public List<LogGroup> groups() {
        return store().groups().stream().map(LogGroup::new).toList();
    }

    /**
     * The log groups that these names and globs stand for, by name.
     *
     * @param namesOrGlobs as {@link QueryRequest#groups} takes them; none for all groups
     * @throws dev.loggia.diagnostic.DataException when one of them stands for no group
     */
    public List<LogGroup> groups(List<String> namesOrGlobs) {
        return namesOrGlobs.isEmpty()
                ? groups()
                : GroupNames.matching(store().groups(), namesOrGlobs).stream()
                        .map(LogGroup::new)
                        .toList();
    }

    /** The log group of a name, if there is one. */
    public Optional<LogGroup> findGroup(String name) {
        return store().find(name).map(LogGroup::new);
    }

    /**
     * The log group of a name, created if there is none.
     *
     * @param name 1 to 512 letters, digits and {@code _ - / . #}
     * @throws dev.loggia.diagnostic.DataException when the name is none, or the data folder cannot be written to
     */
    public LogGroup group(String name) {
        return new LogGroup(store().group(name));
    }

    /**
     * Prepares to read files into a log group, which is created by {@link Ingestion#run} if there is none; otherwise like
     * {@link LogGroup#ingest(List, FileOptions)}.
     *
     * @param logStream of all events; empty when each event's is the path of its file
     */
    public Ingestion ingest(String group, List<String> files, FileOptions options, Optional<String> logStream) {
        LogStore groups = store();
        return Ingestion.of(() -> groups.group(group), files, options, logStream);
    }

    /**
     * Deletes a log group and its events.
     *
     * @return whether there was one
     * @throws dev.loggia.diagnostic.DataException when another process appends to it
     */
    public boolean deleteGroup(String name) {
        return store().delete(name);
    }

    private LogStore store() {
        if (store == null) {
            throw new IllegalStateException("there are no log groups: this was opened over files");
        }
        return store;
    }

    /**
     * Makes durable what was appended, and lets others append.
     *
     * @throws dev.loggia.diagnostic.DataException when that fails, or failed before in the background
     */
    @Override
    public void close() {
        definitions.close();
        if (store != null) {
            store.close();
        }
    }

    /** @param name what {@code @log} reads */
    static FileSourceOptions sourceOptions(String name, FileOptions options) {
        return FileSourceOptions.of(
                        name, formatOptions(options), options.clock().millis())
                .withEncoding(options.encoding().map(Loggia::encoding).orElse(null))
                .withStandardInput(options.standardInput())
                .withMaximumFields(options.fieldLimit());
    }

    private static TextEncoding encoding(String name) {
        return TextEncoding.named(name).orElseThrow(() -> {
            String hint = "the encodings are " + String.join(", ", TextEncoding.names());
            String message = "there is no encoding '" + name + "'";
            return new InvalidOptionException(
                    new Diagnostic("unknown-encoding", Severity.ERROR, message, null, hint), null);
        });
    }

    private static FormatOptions formatOptions(FileOptions options) {
        try {
            return new FormatOptions(
                    options.zone(),
                    options.timestampFormat().orElse(null),
                    multiLine(options),
                    options.format().map(Loggia::formatName).orElse(null));
        } catch (TimestampFormatException e) {
            throw new InvalidOptionException(e.diagnostic(), e);
        } catch (RegexSyntaxException e) {
            String message = "multi-line pattern '" + options.multiLine().orElseThrow() + "', position "
                    + (e.start() + 1) + ": " + e.getMessage();
            throw new InvalidOptionException(
                    new Diagnostic("multi-line-pattern", Severity.ERROR, message, null, null), e);
        }
    }

    private static String formatName(String name) {
        List<String> names = formats().stream().map(FormatDescription::name).toList();
        if (!names.contains(name)) {
            throw new InvalidOptionException(
                    new Diagnostic(
                            "format-unknown",
                            Severity.ERROR,
                            "there is no format " + name,
                            null,
                            "the formats are " + String.join(", ", names)),
                    null);
        }
        return name;
    }

    /** The formats of files that are known, in the order in which they are tried. */
    public static List<FormatDescription> formats() {
        return LogFormats.all().stream()
                .map(format -> new FormatDescription(format.name(), format.summary()))
                .toList();
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
