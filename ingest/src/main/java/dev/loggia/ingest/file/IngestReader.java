package dev.loggia.ingest.file;

import dev.loggia.diagnostic.DataException;
import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.diagnostic.QueryCancelledException;
import dev.loggia.event.Batch;
import dev.loggia.event.ScanRequest;
import dev.loggia.event.SystemField;
import dev.loggia.event.TimeRange;
import dev.loggia.ingest.file.Handover.Beginning;
import dev.loggia.ingest.file.Handover.Ending;
import dev.loggia.ingest.file.Handover.Mark;
import dev.loggia.ingest.file.Handover.Rows;
import dev.loggia.ingest.file.IngestedInput.Start;
import dev.loggia.ingest.sink.FileIdentity;
import dev.loggia.ingest.sink.KnownSources;
import dev.loggia.ingest.sink.KnownSources.Source;
import dev.loggia.ingest.sink.ReadingPoint;
import dev.loggia.ingest.sink.SourcePosition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** Reads the inputs of an ingest one after the other, and hands over their batches with the positions behind them. */
final class IngestReader {

    private static final ScanRequest EVERYTHING =
            ScanRequest.of(TimeRange.ALL, Set.of(SystemField.MESSAGE, SystemField.TIMESTAMP));

    /** A file that is renamed while it is opened is opened anew, up to so many times. */
    private static final int ATTEMPTS = 5;

    private final IngestList list;
    private final IngestOptions options;
    private final ScanSizes sizes;
    private final FormatDetector detector;
    private final IngestContext context;
    private final Handover handover;
    private final ReadBytes bytes;

    private KnownSources known = KnownSources.of(Map.of());
    private final List<Input> inputs = new ArrayList<>();
    private final InputNotes notes;
    private final ScanCounters counters;

    IngestReader(
            IngestList list, IngestOptions options, ScanSizes sizes, FormatDetector detector, IngestContext context) {
        this.list = list;
        this.options = options;
        this.sizes = sizes;
        this.detector = detector;
        this.context = context;
        this.handover = context.handover();
        this.notes = new InputNotes(list.leftOut());
        this.counters = new ScanCounters(inputs, -1);
        this.bytes = new ReadBytes(counters, list.bytes());
    }

    /** How much was read so far. */
    ReadBytes bytes() {
        return bytes;
    }

    /**
     * Reads everything. Ends early, without a word, when nobody takes any more.
     *
     * @param sources as the sink knows them
     */
    void readAll(KnownSources sources) {
        known = sources;
        try {
            for (IngestList.Item item : list.items()) {
                read(item);
            }
        } catch (QueryCancelledException nobodyTakes) {
            handover.stop();
        } finally {
            notes.warnings().forEach(context::warn);
            counters.warn(context);
        }
    }

    private void read(IngestList.Item item) {
        context.checkCancelled();
        bytes.begin(item.size());
        Path path = item.path();
        try {
            if (path == null || !InputDetector.isSized(path)) {
                readPipe(item);
            } else {
                readFile(item, path);
            }
        } catch (IOException e) {
            leaveOut(item, InputDetector.unreadable(item.name(), e));
        } catch (DataException e) {
            leaveOut(item, e);
        }
        bytes.end();
    }

    private void leaveOut(IngestList.Item item, DataException reason) {
        Diagnostic problem = Diagnostic.warning(
                        reason.diagnostics().getFirst().code(), reason.getMessage() + ": it was left out")
                .withHint(reason.diagnostics().getFirst().hint());
        if (!item.named() && InputDetector.isOfContent(problem)) {
            notes.leaveOut(String.valueOf(reason.getMessage()));
            return;
        }
        context.warn(problem);
        handover.put(new Beginning(item.name(), "", "", "", Start.BEGINNING));
        handover.put(new Ending(problem, List.of()));
    }

    private void readPipe(IngestList.Item item) {
        Input.Pipe pipe = new Input.Pipe(inputs.size(), item.name(), item.path(), new AtomicBoolean(true));
        inputs.add(pipe);
        ScanRun run = newRun();
        try (Lane lane = new LaneOpener(run, detector).open(pipe)) {
            handover.put(new Beginning(item.name(), lane.format(), "", "", Start.BEGINNING));
            copy(lane, run, pipe, (batch, reached, complete) -> new Rows(batch, logStream(item), null));
        } finally {
            run.memory().close();
        }
    }

    private void readFile(IngestList.Item item, Path path) throws IOException {
        InputDetector inputDetector = new InputDetector(options.files(), sizes, detector);
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            FileIdentity file = FileIdentity.of(path);
            Optional<Source> source = known.find(file, position -> isElsewhere(position, path));
            Optional<SourcePosition> before = source.map(Source::position);
            InputDetector.Detected detected = inputDetector.detect(
                    inputs.size(),
                    path,
                    before.map(SourcePosition::framing).map(Framing::ofCode).orElse(null),
                    before.map(SourcePosition::encoding)
                            .map(TextEncoding::ofCode)
                            .orElse(null));
            if (detected.looksBinary() && !item.named()) {
                notes.leaveOut(item.name() + " looks binary");
                return;
            }
            // It is told though the reading is interrupted.
            notes.add(item.name(), detected);
            if (readFile(item, detected.input(), file, source)) {
                return;
            }
            notes.remove(item.name());
        }
        throw new DataException(
                "input-changed", item.name() + " was replaced by another file each time when it was opened", "");
    }

    /** Reads a file, or answers false when the name turns out to be another file's by now. */
    private boolean readFile(IngestList.Item item, Input.File input, FileIdentity file, Optional<Source> source)
            throws IOException {
        if (source.isPresent() && source.get().position().isAllOf(file)) {
            handover.put(beginning(item, input, Start.NOTHING_NEW));
            handover.put(new Ending(null, List.of()));
            return true;
        }
        if (source.isPresent()) {
            warnOfEncoding(input);
        }
        inputs.add(input);
        ReadingPoint from = source.map(known -> known.position().point()).orElse(ReadingPoint.START);
        String key = source.map(Source::key).orElseGet(() -> known.newKey(file));
        ScanRun run = newRun();
        try (Lane lane = new LaneOpener(run, detector).open(input, from, file.size())) {
            if (!Objects.equals(file.fileKey(), FileIdentity.keyOf(input.path()))) {
                return false;
            }
            if (input.compression() == Compression.NONE) {
                bytes.pass(Math.min(from.offset(), file.size()));
            }
            Start start = source.isPresent() ? Start.RESUMED : Start.BEGINNING;
            handover.put(beginning(item, input, start));
            copy(lane, run, input, (batch, reached, complete) -> {
                SourcePosition position =
                        file.at(input.framing().code(), input.encoding().code(), reached, complete);
                known.put(new Source(key, position));
                return new Rows(batch, logStream(item), new Mark(key, position.text()));
            });
        } finally {
            run.memory().close();
        }
        return true;
    }

    /** Offsets count UTF-8 that was made from what the file was taken for at first. */
    private void warnOfEncoding(Input.File input) {
        TextEncoding given = options.files().encoding();
        TextEncoding kept = input.encoding();
        if (given != null && given != kept && !(given.isUtf8() && kept.isUtf8())) {
            context.warn(Diagnostic.warning(
                            "encoding-kept", input.name() + " is read on as " + kept.code() + ", as it was before")
                    .withHint("ingest it into another log group to read all of it in another encoding"));
        }
    }

    private static Beginning beginning(IngestList.Item item, Input.File input, Start start) {
        return new Beginning(
                item.name(),
                input.formatName(),
                input.detected().evidence(),
                input.compression().label(),
                start);
    }

    /** Marks a batch with how far its input was read. */
    @FunctionalInterface
    private interface Marking {
        /** @param complete whether it is the last one, and nothing is missing */
        Rows mark(Batch batch, ReadingPoint reached, boolean complete);
    }

    /** Whether a batch is the last one is known when there is no other: one is held back. */
    private void copy(Lane lane, ScanRun run, Input input, Marking marking) {
        Batch held = null;
        ReadingPoint reached = ReadingPoint.START;
        EventRange range;
        while ((range = lane.next()) != null) {
            Batch batch;
            while ((batch = range.next()) != null) {
                if (held != null) {
                    handover.put(marking.mark(held, reached, false));
                }
                held = batch;
                reached = range.reached();
            }
        }
        if (held != null) {
            handover.put(marking.mark(held, reached, run.incomplete() == null));
        }
        handover.put(new Ending(run.incomplete(), counters.remarks(input)));
    }

    /** Whether the file that a position is of is listed under another name. */
    private boolean isElsewhere(SourcePosition position, Path here) {
        Path other = position.fileKey() == null ? null : list.byFileKey().get(position.fileKey());
        if (other == null || other.equals(here)) {
            return false;
        }
        try {
            return FileIdentity.of(other).is(position);
        } catch (IOException notThereAnyMore) {
            return false;
        }
    }

    private ScanRun newRun() {
        return new ScanRun(EVERYTHING, context, options.files(), sizes, counters);
    }

    private String logStream(IngestList.Item item) {
        String name = options.logStream();
        return name == null ? item.name() : name;
    }
}
