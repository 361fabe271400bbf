package dev.loggia.ingest.file;

import dev.loggia.diagnostic.QueryCancelledException;
import dev.loggia.event.Batch;
import dev.loggia.event.InputReport;
import dev.loggia.event.Scan;
import dev.loggia.event.ScanStatistics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A running scan over the inputs of a source. Workers take from the first input that no other worker is taking from: while one
 * unpacks, another parses what was unpacked before or takes from the next input.
 */
final class FileScan implements Scan {

    private static final long PATIENCE_MILLIS = 20;

    private final ScanRun run;
    private final LaneOpener opener;
    private final List<Input> inputs;
    private final TreeSet<Place> idle = new TreeSet<>(Comparator.comparingInt(place -> place.input.index()));
    private final List<Place> opened = new ArrayList<>();
    private int busy;
    private int unread;
    private boolean closed;

    FileScan(ScanRun run, LaneOpener opener, List<Input> inputs) {
        this.run = run;
        this.opener = opener;
        this.inputs = inputs;
    }

    @Override
    public @Nullable Partition next() {
        Place place;
        while ((place = take()) != null) {
            Partition partition = null;
            try {
                partition = place.next();
            } finally {
                giveBack(place, partition != null);
            }
            if (partition != null) {
                return new Counted(partition);
            }
        }
        return null;
    }

    private synchronized @Nullable Place take() {
        while (!closed) {
            run.context().checkCancelled();
            Place place = idle.pollFirst();
            if (place == null && opened.size() < inputs.size()) {
                place = new Place(inputs.get(opened.size()));
                opened.add(place);
            }
            if (place != null) {
                busy++;
                return place;
            }
            if (busy == 0) {
                return null;
            }
            try {
                wait(PATIENCE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new QueryCancelledException();
            }
        }
        return null;
    }

    private synchronized void giveBack(Place place, boolean more) {
        busy--;
        if (more) {
            unread++;
        }
        if (closed) {
            place.close();
        } else if (more) {
            idle.add(place);
        }
        warnWhenDone();
        notifyAll();
    }

    private synchronized void partitionRead() {
        unread--;
        warnWhenDone();
    }

    private void warnWhenDone() {
        if (unread == 0 && busy == 0 && idle.isEmpty() && opened.size() == inputs.size()) {
            run.counters().warn(run.context());
        }
    }

    @Override
    public ScanStatistics statistics() {
        return run.counters().statistics();
    }

    @Override
    public List<InputReport> inputs() {
        return run.counters().reports();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (busy == 0) {
            opened.forEach(Place::close);
        } else {
            idle.forEach(Place::close);
        }
        run.counters().warn(run.context());
        run.memory().close();
        notifyAll();
    }

    /** An input whose turn has come; opened by the worker that takes from it first, for that may block. */
    private final class Place {
        private final Input input;
        private @Nullable Lane lane;

        Place(Input input) {
            this.input = input;
        }

        @Nullable
        Partition next() {
            Lane taken = lane;
            if (taken == null) {
                taken = opener.open(input);
                lane = taken;
            }
            return taken.next();
        }

        void close() {
            if (lane != null) {
                lane.close();
            }
        }
    }

    /** Knows when the partition was read to its end: counts are final after the last one. */
    private final class Counted implements Partition {
        private final Partition partition;
        private boolean read;

        Counted(Partition partition) {
            this.partition = partition;
        }

        @Override
        public @Nullable Batch next() {
            Batch batch = partition.next();
            if (batch == null && !read) {
                read = true;
                partitionRead();
            }
            return batch;
        }
    }
}
