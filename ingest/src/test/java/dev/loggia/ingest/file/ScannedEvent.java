package dev.loggia.ingest.file;

import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.EventSource;
import dev.loggia.event.Scan;
import dev.loggia.event.ScanContext;
import dev.loggia.event.ScanRequest;
import dev.loggia.event.SystemField;
import dev.loggia.event.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * An event as a scan yields it.
 *
 * @param message its bytes, one character each
 */
record ScannedEvent(long sequence, long time, String message) {

    /** Everything that a scan yields, in the order of the source. */
    static List<ScannedEvent> of(EventSource source, ScanRequest request, ScanContext context) {
        try (Scan scan = source.scan(request, context)) {
            return of(scan, context.workers());
        }
    }

    static List<ScannedEvent> of(Scan scan, int workers) {
        List<ScannedEvent> events = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                running.add(pool.submit(() -> read(scan, events)));
            }
            for (Future<?> worker : running) {
                worker.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        events.sort(Comparator.comparingLong(ScannedEvent::sequence));
        return List.copyOf(events);
    }

    private static void read(Scan scan, List<ScannedEvent> events) {
        Scan.Partition partition;
        while ((partition = scan.next()) != null) {
            Batch batch;
            while ((batch = partition.next()) != null) {
                Column.Utf8 messages = (Column.Utf8) batch.column(SystemField.MESSAGE);
                for (int row = 0; row < batch.size(); row++) {
                    events.add(new ScannedEvent(
                            ((Value.Whole) batch.column(SystemField.SEQUENCE).value(row)).value(),
                            ((Value.Timestamp)
                                            batch.column(SystemField.TIMESTAMP).value(row))
                                    .millis(),
                            new String(
                                    messages.bytes(),
                                    messages.starts()[row],
                                    messages.ends()[row] - messages.starts()[row],
                                    StandardCharsets.ISO_8859_1)));
                }
            }
        }
    }
}
