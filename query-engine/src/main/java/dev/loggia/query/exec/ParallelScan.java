package dev.loggia.query.exec;

import dev.loggia.diagnostic.QueryCancelledException;
import dev.loggia.event.Batch;
import dev.loggia.event.InputReport;
import dev.loggia.event.Scan;
import dev.loggia.event.ScanStatistics;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Lets workers take partitions of the sources until none is left, each with a state of its own, and merges the states. */
final class ParallelScan {

    private final List<Pipeline.Input> inputs;
    private final Collector collector;
    private final boolean partialsAsBytes;
    private final QueryContext context;
    private final List<Scan> opened = new ArrayList<>();
    private int current = -1;
    private volatile boolean stopped;

    ParallelScan(List<Pipeline.Input> inputs, Collector collector, boolean partialsAsBytes, QueryContext context) {
        this.inputs = inputs;
        this.collector = collector;
        this.partialsAsBytes = partialsAsBytes;
        this.context = context;
    }

    Collector.State run() {
        try {
            List<Collector.State> states = context.workers() == 1 ? List.of(work()) : workInParallel();
            Collector.State merged = received(states.getFirst());
            for (Collector.State state : states.subList(1, states.size())) {
                context.checkCancelled();
                merged.merge(received(state));
            }
            return merged;
        } finally {
            closeAll();
        }
    }

    private List<Collector.State> workInParallel() {
        AtomicInteger number = new AtomicInteger();
        List<Collector.State> states = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(context.workers(), task -> {
            Thread thread = new Thread(task, "loggia-query-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        })) {
            List<Future<Collector.State>> futures = new ArrayList<>();
            for (int i = 0; i < context.workers(); i++) {
                futures.add(threads.submit(this::work));
            }
            RuntimeException failure = null;
            for (Future<Collector.State> future : futures) {
                try {
                    states.add(future.get());
                } catch (ExecutionException e) {
                    failure = worse(failure, e);
                } catch (InterruptedException e) {
                    context.cancel();
                    threads.shutdownNow();
                    Thread.currentThread().interrupt();
                    failure = new QueryCancelledException();
                }
            }
            if (failure != null) {
                throw failure;
            }
            return states;
        }
    }

    /** The first failure counts, but one worker's cancellation is only the echo of another's failure. */
    private static RuntimeException worse(@Nullable RuntimeException first, ExecutionException failed) {
        if (failed.getCause() instanceof Error error) {
            throw error;
        }
        if (failed.getCause() instanceof RuntimeException failure) {
            return first == null || first instanceof QueryCancelledException ? failure : first;
        }
        throw new IllegalStateException("a worker threw a checked exception", failed);
    }

    private Collector.State work() {
        boolean done = false;
        try {
            Collector.State state = collector.newState(context);
            Work work = next();
            while (work != null) {
                readAll(work, state);
                work = stopped ? null : next();
            }
            done = true;
            return state;
        } finally {
            // What a failed worker leaves, no other may go on with for nothing.
            stopped |= !done;
        }
    }

    private void readAll(Work work, Collector.State state) {
        Batch batch = work.partition.next();
        while (batch != null && !stopped) {
            context.checkCancelled();
            Batch events = batch.size() == 0 ? batch : OrderKeys.add(batch, work.source);
            Iterator<Batch> rows =
                    Pipeline.apply(events, inputs.get(work.source).operators());
            while (!stopped && rows.hasNext()) {
                context.checkCancelled();
                state.add(rows.next());
                stopped |= state.full();
            }
            batch = stopped ? null : work.partition.next();
        }
    }

    private record Work(Scan.Partition partition, int source) {}

    /** The next partition of the current source, or the first of the next; null when all is taken. */
    private @Nullable Work next() {
        Scan scan;
        int source;
        while (true) {
            synchronized (opened) {
                if (current < 0) {
                    if (inputs.isEmpty()) {
                        return null;
                    }
                    open(0);
                }
                scan = opened.get(current);
                source = current;
            }
            context.checkCancelled();
            Scan.Partition partition = scan.next();
            if (partition != null) {
                return new Work(partition, source);
            }
            synchronized (opened) {
                if (source + 1 == inputs.size()) {
                    return null;
                }
                if (current == source) {
                    open(source + 1);
                }
            }
        }
    }

    private void open(int source) {
        Pipeline.Input input = inputs.get(source);
        opened.add(input.source().scan(input.request(), context));
        current = source;
    }

    private void closeAll() {
        synchronized (opened) {
            opened.forEach(Scan::close);
        }
    }

    ScanStatistics statistics() {
        return scans().stream().reduce(ScanStatistics.NONE, ScanStatistics::plus);
    }

    List<ScanStatistics> scans() {
        synchronized (opened) {
            return opened.stream().map(Scan::statistics).toList();
        }
    }

    List<InputReport> inputs() {
        synchronized (opened) {
            return opened.stream().flatMap(scan -> scan.inputs().stream()).toList();
        }
    }

    int sourcesScanned() {
        synchronized (opened) {
            return (int) inputs.subList(0, opened.size()).stream()
                    .map(Pipeline.Input::source)
                    .distinct()
                    .count();
        }
    }

    private Collector.State received(Collector.State state) {
        if (!partialsAsBytes) {
            return state;
        }
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            state.write(new DataOutputStream(bytes));
            Collector.State copy = collector.newState(context);
            copy.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
