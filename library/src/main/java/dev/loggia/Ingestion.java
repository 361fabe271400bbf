package dev.loggia;

import dev.loggia.ingest.file.FileIngest;
import dev.loggia.ingest.file.IngestOptions;
import dev.loggia.ingest.file.IngestProgress;
import dev.loggia.ingest.file.IngestSummary;
import dev.loggia.ingest.file.IngestedInput;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Files on their way into a log group. Runs once, in the thread that calls {@link #run}; any thread may {@link #cancel} it or ask for its
 * {@link #progress}.
 *
 * <p>Every line gets into the group once: what was appended of a file, and how far it was read, become durable together. Whenever a run
 * ends, by itself or by the power cut, the next one over the same files goes on from there, also when they were renamed or have grown.
 */
public final class Ingestion {

    private final FileIngest ingest;
    private final GroupSink sink;

    private Ingestion(FileIngest ingest, GroupSink sink) {
        this.ingest = ingest;
        this.sink = sink;
    }

    static Ingestion of(
            Supplier<dev.loggia.store.LogGroup> group,
            List<String> inputs,
            FileOptions options,
            Optional<String> stream) {
        GroupSink sink = new GroupSink(group);
        IngestOptions how = IngestOptions.of(Loggia.sourceOptions(Loggia.FILES, options), options.clock())
                .withLogStream(stream.orElse(null));
        return new Ingestion(FileIngest.open(inputs, how, sink), sink);
    }

    /**
     * How far it is.
     *
     * @param bytesRead bytes of files read so far, packed if they are, with what need not be read again
     * @param bytesTotal bytes there are to read, or -1 when unknown, as for a pipe
     * @param events appended so far
     */
    public record Progress(long bytesRead, long bytesTotal, long events) {}

    /**
     * Reads and appends everything, and makes it durable. Inputs that cannot be read do not stop the others.
     *
     * @throws dev.loggia.diagnostic.DataException when the group takes no more: the disk is full, another process appends to it
     */
    public IngestReport run() {
        dev.loggia.store.LogGroup group = sink.group();
        IngestSummary summary;
        // One at a time for a group: what one reads, the next knows.
        synchronized (group) {
            summary = ingest.run();
            group.flush();
        }
        return new IngestReport(
                summary.inputs().stream().map(Ingestion::file).toList(),
                summary.warnings(),
                summary.cancelled(),
                summary.elapsed());
    }

    private static IngestReport.File file(IngestedInput input) {
        return new IngestReport.File(
                input.path(),
                input.format(),
                input.evidence(),
                input.compression(),
                switch (input.start()) {
                    case BEGINNING -> IngestReport.Start.BEGINNING;
                    case RESUMED -> IngestReport.Start.RESUMED;
                    case NOTHING_NEW -> IngestReport.Start.NOTHING_NEW;
                },
                input.events(),
                input.bytes(),
                Optional.ofNullable(input.times()),
                input.complete(),
                Optional.ofNullable(input.problem()),
                input.remarks());
    }

    /** How far it is by now. */
    public Progress progress() {
        IngestProgress progress = ingest.progress();
        return new Progress(progress.bytesRead(), progress.bytesTotal(), progress.events());
    }

    /** Ends the run soon; what was appended stays, and the next run goes on from there. */
    public void cancel() {
        ingest.cancel();
    }
}
