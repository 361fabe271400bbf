package dev.loggia.benchmarks.stored;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** How fast is a stored log group queried. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class StoredQueryBenchmark {

    @Param
    Question question = Question.COUNT;

    @Param({"128"})
    int megabytes = 128;

    /** Threads; 0 for as many as there are processors. */
    @Param({"1", "0"})
    int workers = 1;

    private Path folder = Path.of("");
    private @Nullable StoredGroup group;
    private String query = "";

    @Setup
    public void write() throws IOException {
        EventSet events = question.data().events(megabytes);
        folder = Folders.temporary();
        StoredGroup.write(folder, events);
        StoredGroup stored = StoredGroup.open(folder);
        group = stored;
        query = question.query(events);
        workers = workers == 0 ? Runtime.getRuntime().availableProcessors() : workers;
        if (stored.events() != events.events()) {
            throw new IllegalStateException("stored " + stored.events() + " of " + events.events() + " events");
        }
    }

    @TearDown
    public void delete() throws IOException {
        Objects.requireNonNull(group).close();
        Folders.delete(folder);
    }

    @Benchmark
    public List<List<String>> query() {
        return Objects.requireNonNull(group).rows(query, workers);
    }
}
