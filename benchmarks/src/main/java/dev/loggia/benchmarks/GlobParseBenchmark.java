package dev.loggia.benchmarks;

import dev.loggia.testkit.generate.LogKind;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** How fast is parse by glob, with the parsed field as key. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class GlobParseBenchmark {

    @Param({"16", "256"})
    int megabytes = 16;

    private QueriedFile file = QueriedFile.NONE;

    @Setup
    public void write() throws IOException {
        file = QueriedFile.write(LogKind.ACCESS, megabytes);
    }

    @TearDown
    public void delete() throws IOException {
        file.delete();
    }

    @Benchmark
    public int query() {
        return file.rows(
                "parse @message \"* - * [*] \\\"* * *\\\" * *\" as ip, user, t, method, path, protocol, status, rest | stats count(*) by status");
    }
}
