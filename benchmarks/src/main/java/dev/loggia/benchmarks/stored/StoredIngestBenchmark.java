package dev.loggia.benchmarks.stored;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How fast do events get into a log group: from memory to files that are durable, with every field of JSON discovered. What that takes
 * of the processors, which JMH cannot tell, {@link Comparison} does.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
public class StoredIngestBenchmark {

    @Param
    Data data = Data.TEXT;

    @Param({"256"})
    int megabytes = 256;

    private EventSet events = EventSet.NONE;
    private Path folder = Path.of("");

    @Setup
    public void generate() {
        events = data.events(megabytes);
    }

    @Setup(Level.Iteration)
    public void prepare() throws IOException {
        folder = Folders.temporary();
    }

    @TearDown(Level.Iteration)
    public void delete() throws IOException {
        Folders.delete(folder);
    }

    @Benchmark
    public void append() {
        StoredGroup.write(folder, events);
    }
}
