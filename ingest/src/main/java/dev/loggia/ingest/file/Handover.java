package dev.loggia.ingest.file;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.diagnostic.QueryCancelledException;
import dev.loggia.event.Batch;
import dev.loggia.ingest.file.IngestedInput.Start;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Between the thread that reads ahead and the one that appends. Holds a few batches, with buffers of some 1 MiB each. */
final class Handover {

    private static final int CAPACITY = 8;

    /** What is handed over: of each input its beginning, its rows, its end. */
    sealed interface Item {}

    /** An input's turn has come. */
    record Beginning(String path, String format, String evidence, String compression, Start start) implements Item {}

    /** A batch of it. @param mark null when it can be read only once */
    record Rows(Batch batch, String logStream, @Nullable Mark mark) implements Item {}

    /** How far a source was read. */
    record Mark(String source, String position) {}

    /** It was read. @param problem why it was not read to its end, or null when it was. @param remarks what was odd about events */
    record Ending(@Nullable Diagnostic problem, List<String> remarks) implements Item {}

    private final Queue<Item> items = new ArrayDeque<>();
    private boolean finished;
    private volatile boolean stopped;

    /**
     * Hands over. Blocks while there is no room.
     *
     * @throws QueryCancelledException when nobody takes any more
     */
    synchronized void put(Item item) {
        try {
            while (items.size() == CAPACITY && !stopped) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new QueryCancelledException();
        }
        if (stopped) {
            throw new QueryCancelledException();
        }
        items.add(item);
        notifyAll();
    }

    /** Nothing more will come. */
    synchronized void finish() {
        finished = true;
        notifyAll();
    }

    /** The next item, or null when there is none or the handover was stopped. Blocks while nobody knows. */
    synchronized @Nullable Item take() throws InterruptedException {
        while (items.isEmpty() && !finished && !stopped) {
            wait();
        }
        Item item = stopped ? null : items.poll();
        notifyAll();
        return item;
    }

    /** Ends it for both sides; what was not taken is dropped. */
    synchronized void stop() {
        stopped = true;
        items.clear();
        notifyAll();
    }

    boolean isStopped() {
        return stopped;
    }
}
