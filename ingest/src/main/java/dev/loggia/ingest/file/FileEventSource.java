package dev.loggia.ingest.file;

import dev.loggia.diagnostic.DataException;
import dev.loggia.event.EventSource;
import dev.loggia.event.Predicate;
import dev.loggia.event.Scan;
import dev.loggia.event.ScanContext;
import dev.loggia.event.ScanRequest;
import dev.loggia.ingest.format.LogFormats;
import java.util.List;
import java.util.OptionalLong;

/**
 * Files, folders, globs and standard input as one event source. Formats are detected when the source is opened; every scan reads
 * the files as they are when it starts. Thread-safe; what can be read only once (a pipe) can be scanned only once.
 *
 * <p>A line is an event, or a line and its continuation lines joined as they stand in the file; the message ends before the last
 * line end. Empty lines are events too: without joining there are as many events as lines. {@code @logStream} is the path as
 * given, {@code @ingestionTime} the file's modification time (of a pipe the time of reading), {@code @timestamp} the event's time,
 * else that of the event before in the file, else the first one that follows in its first 64 KB, else the modification time. Events of
 * one file come in its order, files in the order of the arguments.
 */
public final class FileEventSource implements EventSource {

    private final FileSourceOptions options;
    private final ScanSizes sizes;
    private final FormatDetector detector;
    private final InputList inputs;

    private FileEventSource(FileSourceOptions options, ScanSizes sizes, FormatDetector detector, InputList inputs) {
        this.options = options;
        this.sizes = sizes;
        this.detector = detector;
        this.inputs = inputs;
    }

    /**
     * Finds the inputs and looks at the beginning of each.
     *
     * @param arguments files, folders (read recursively in the order of names; hidden and binary files are left out), globs
     *     ({@code *}, {@code ?}, {@code [a-z]}, {@code {a,b}}, {@code **}), and {@code -} for standard input
     * @throws DataException naming the first argument that nothing can be read from
     */
    public static FileEventSource open(List<String> arguments, FileSourceOptions options) {
        return open(arguments, options, ScanSizes.standard(), LogFormats::detect);
    }

    static FileEventSource open(
            List<String> arguments, FileSourceOptions options, ScanSizes sizes, FormatDetector detector) {
        InputList inputs = InputList.find(arguments, options, sizes, detector);
        return new FileEventSource(options, sizes, detector, inputs);
    }

    @Override
    public String name() {
        return options.name();
    }

    /** What was found, in the order in which it is read. */
    public List<InputDescription> describe() {
        return inputs.inputs().stream().map(this::describe).toList();
    }

    private InputDescription describe(Input input) {
        return switch (input) {
            case Input.File file ->
                new InputDescription(
                        file.name(),
                        file.formatName(),
                        file.detected().evidence(),
                        file.compression().label(),
                        file.path().toFile().length());
            case Input.Pipe pipe -> new InputDescription(pipe.name(), "detected while reading", "", "", -1);
        };
    }

    /** Messages and times are tested here; what needs other fields is left to the plan. */
    @Override
    public boolean promises(Predicate predicate) {
        return EventFilter.covers(predicate);
    }

    /**
     * The size of all files, whatever the range: their times are known only once they are read. Of compressed files an estimate; empty
     * when a pipe is among the inputs.
     */
    @Override
    public OptionalLong estimatedBytes(ScanRequest request) {
        long bytes = 0;
        for (Input input : inputs.inputs()) {
            switch (input) {
                case Input.File file -> bytes += ContentSize.estimate(file);
                case Input.Pipe pipe -> {
                    return OptionalLong.empty();
                }
            }
        }
        return OptionalLong.of(bytes);
    }

    /** @throws DataException when a pipe was scanned before */
    @Override
    public Scan scan(ScanRequest request, ScanContext context) {
        long bytesTotal = 0;
        for (Input input : inputs.inputs()) {
            switch (input) {
                case Input.File file ->
                    bytesTotal += bytesTotal < 0 ? 0 : file.path().toFile().length();
                case Input.Pipe pipe -> {
                    bytesTotal = -1;
                    if (!pipe.taken().compareAndSet(false, true)) {
                        throw new DataException(
                                "input-read-before",
                                pipe.name() + " can be read only once",
                                "save it to a file to query it several times");
                    }
                }
            }
        }
        inputs.notes().forEach(context::warn);
        ScanCounters counters = new ScanCounters(inputs.inputs(), bytesTotal);
        ScanRun run = new ScanRun(request, context, options, sizes, counters);
        return new FileScan(run, new LaneOpener(run, detector), inputs.inputs());
    }
}
