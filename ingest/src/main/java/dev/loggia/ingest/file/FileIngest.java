package dev.loggia.ingest.file;

import dev.loggia.diagnostic.Warnings;
import dev.loggia.ingest.file.Handover.Beginning;
import dev.loggia.ingest.file.Handover.Ending;
import dev.loggia.ingest.file.Handover.Mark;
import dev.loggia.ingest.file.Handover.Rows;
import dev.loggia.ingest.format.LogFormats;
import dev.loggia.ingest.sink.EventSink;
import dev.loggia.ingest.sink.KnownSources;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Reads files, folders, globs and pipes into an {@link EventSink}: events as a {@link FileEventSource} yields them, inputs one after the
 * other and each in its order. A file that the sink knows is read on from where it was left, whatever its name by now
 * ({@link KnownSources}); what is in the sink is never appended again. A last line without a line end is an event; what is added to it
 * later is another one. Pipes are read to their end, and nothing is remembered of them.
 *
 * <p>What cannot be read is told in the summary and does not stop the rest. Holds a few batches at a time, whatever the size of the files.
 */
public final class FileIngest {

    /** A reader that waits for a file that does not answer, as on a server, cannot be stopped: it is left behind. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final EventSink sink;
    private final Clock clock;
    private final Handover handover = new Handover();
    private final Warnings warnings = new Warnings();
    private final IngestReader reader;
    private final AtomicReference<@Nullable Instant> start = new AtomicReference<>();
    private final AtomicLong events = new AtomicLong();
    private volatile boolean cancelled;

    private FileIngest(
            IngestList list, IngestOptions options, EventSink sink, ScanSizes sizes, FormatDetector detector) {
        this.sink = sink;
        this.clock = options.clock();
        this.reader = new IngestReader(list, options, sizes, detector, new IngestContext(handover, warnings));
    }

    /**
     * Lists what there is to read.
     *
     * @param arguments as of {@link FileEventSource#open}
     * @throws dev.loggia.diagnostic.DataException naming the first argument that stands for nothing
     */
    public static FileIngest open(List<String> arguments, IngestOptions options, EventSink sink) {
        return open(arguments, options, sink, ScanSizes.standard(), LogFormats::detect);
    }

    static FileIngest open(
            List<String> arguments, IngestOptions options, EventSink sink, ScanSizes sizes, FormatDetector detector) {
        return new FileIngest(IngestList.of(arguments, options.files()), options, sink, sizes, detector);
    }

    /**
     * Asks the sink how far it knows what there is to read, then reads and appends the rest. Reads ahead in a thread of its own; appends in
     * the caller's. Ends early when it is {@linkplain #cancel cancelled} or the caller's thread is interrupted.
     *
     * @throws dev.loggia.diagnostic.DataException naming the first position that cannot be read
     * @throws IllegalStateException when it ran before
     * @throws RuntimeException what the sink throws
     */
    public IngestSummary run() {
        Instant begun = clock.instant();
        if (!start.compareAndSet(null, begun)) {
            throw new IllegalStateException("an ingest runs only once");
        }
        KnownSources known = KnownSources.of(sink.positions());
        FutureTask<Void> reading = new FutureTask<>(
                () -> {
                    try {
                        reader.readAll(known);
                    } finally {
                        handover.finish();
                    }
                },
                null);
        Thread thread = new Thread(reading, "loggia-ingest-read");
        thread.setDaemon(true);
        thread.start();
        List<IngestedInput> inputs;
        try {
            inputs = appendAll();
        } finally {
            handover.stop();
            thread.interrupt();
            await(thread);
        }
        if (reading.isDone()) {
            checkRead(reading);
        }
        return new IngestSummary(inputs, warnings.list(), cancelled, Duration.between(begun, clock.instant()));
    }

    /** Ends the run soon, after the batch that is being appended. May be called from any thread, before the run too, and again. */
    public void cancel() {
        cancelled = true;
        handover.stop();
    }

    /** How far the run is. May be called from any thread, at any time. */
    public IngestProgress progress() {
        Instant begun = start.get();
        ReadBytes bytes = reader.bytes();
        Duration elapsed = begun == null ? Duration.ZERO : Duration.between(begun, clock.instant());
        return new IngestProgress(bytes.read(), bytes.total(), events.get(), elapsed);
    }

    private List<IngestedInput> appendAll() {
        List<InputTally> inputs = new ArrayList<>();
        Handover.Item item;
        while ((item = take()) != null) {
            switch (item) {
                case Beginning beginning -> inputs.add(new InputTally(beginning));
                case Rows rows -> append(rows, inputs.getLast());
                case Ending ending -> inputs.getLast().end(ending);
            }
        }
        return inputs.stream().map(InputTally::result).toList();
    }

    private Handover.@Nullable Item take() {
        try {
            return handover.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cancel();
            return null;
        }
    }

    private void append(Rows rows, InputTally tally) {
        // Before it is the sink's.
        InputTally.Counted counted = InputTally.count(rows.batch());
        Mark mark = rows.mark();
        if (mark == null) {
            sink.append(rows.batch(), rows.logStream());
        } else {
            sink.append(rows.batch(), rows.logStream(), mark.source(), mark.position());
        }
        tally.add(counted);
        events.addAndGet(counted.events());
    }

    private static void await(Thread thread) {
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void checkRead(FutureTask<Void> reading) {
        try {
            reading.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
