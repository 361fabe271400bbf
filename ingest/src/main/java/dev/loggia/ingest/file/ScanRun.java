package dev.loggia.ingest.file;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.event.FieldReader;
import dev.loggia.event.ScanContext;
import dev.loggia.event.ScanRequest;
import dev.loggia.ingest.format.LogFormat;
import java.util.BitSet;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What the parts of one running scan share. Thread-safe. */
final class ScanRun {

    private final ScanRequest request;
    private final ScanContext context;
    private final FileSourceOptions options;
    private final ScanSizes sizes;
    private final ScanCounters counters;
    private final ScanMemory memory;
    private final Map<String, MessageFields> fields = new ConcurrentHashMap<>();
    private final BitSet changed = new BitSet();
    private final BitSet renamed = new BitSet();
    private @Nullable Diagnostic incomplete;

    ScanRun(
            ScanRequest request,
            ScanContext context,
            FileSourceOptions options,
            ScanSizes sizes,
            ScanCounters counters) {
        this.request = request;
        this.context = context;
        this.options = options;
        this.sizes = sizes;
        this.counters = counters;
        this.memory = new ScanMemory(context);
    }

    ScanRequest request() {
        return request;
    }

    ScanContext context() {
        return context;
    }

    FileSourceOptions options() {
        return options;
    }

    ScanSizes sizes() {
        return sizes;
    }

    ScanCounters counters() {
        return counters;
    }

    ScanMemory memory() {
        return memory;
    }

    /** What is discovered in messages of a format. */
    MessageFields fields(LogFormat format) {
        FieldReader reader = format.fieldReader();
        return fields.computeIfAbsent(
                reader == null ? "" : reader.identity(),
                identity -> new MessageFields(reader, request.fields(), options.maximumFields()));
    }

    /** Warns that an input, or its end, was not read. */
    void warnOfGap(String code, String message) {
        warnOfGap(Diagnostic.warning(code, message));
    }

    private void warnOfGap(Diagnostic warning) {
        synchronized (changed) {
            incomplete = incomplete == null ? warning : incomplete;
        }
        context.warn(warning);
    }

    /** Why not everything was read so far, or null when it was. */
    @Nullable
    Diagnostic incomplete() {
        synchronized (changed) {
            return incomplete;
        }
    }

    /** The content cannot be read on. */
    void warnOfDamage(Input input, long offset, String reason) {
        warnOfGap(
                "input-damaged",
                String.format(
                        Locale.ROOT,
                        "%s cannot be read to its end: %s; the events before byte %,d of its content were kept",
                        input.name(),
                        reason,
                        offset));
    }

    /** The content ends within an event, which is left for the next time. */
    void warnOfUnfinished(Input input) {
        warnOfGap(Diagnostic.warning(
                        "input-unfinished",
                        input.name() + " ends within an event: that one is read when its rest is in the file")
                .withHint("in a journald export a blank line ends an entry"));
    }

    /** Columns got other names far into the content, where nobody looked before. Several workers may notice, one warning tells. */
    void warnOfOtherColumns(Input input) {
        synchronized (renamed) {
            if (renamed.get(input.index())) {
                return;
            }
            renamed.set(input.index());
        }
        context.warn(Diagnostic.warning(
                        "columns-renamed",
                        input.name() + " gives columns other names later on, but the first ones are used")
                .withHint("split the file before the line that names other columns"));
    }

    /** The file has become shorter. Several workers may notice, one warning tells. */
    void warnOfShrinking(Input input, long size) {
        synchronized (changed) {
            if (changed.get(input.index())) {
                return;
            }
            changed.set(input.index());
        }
        warnOfGap(
                "input-changed",
                String.format(
                        Locale.ROOT,
                        "%s became shorter while it was read: it had %,d bytes at the start",
                        input.name(),
                        size));
    }
}
