package dev.loggia.benchmarks;

import dev.loggia.event.JsonLeaves;
import dev.loggia.testkit.generate.LogGenerator;
import dev.loggia.testkit.generate.LogKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** How many bytes of JSON events a second are read into leaves, on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class JsonLeavesBenchmark {

    private static final int EVENTS = 10_000;

    /** A file of events, one a line; generated orders when empty. */
    @Param("")
    String file = "";

    private final List<byte[]> messages = new ArrayList<>();
    private final JsonLeaves leaves = new JsonLeaves(100_000, 10_000);
    private long bytes;

    /** What was read, beside the passes that the benchmark counts. */
    @State(Scope.Thread)
    @AuxCounters
    public static class Read {
        public long bytes;
    }

    @Setup
    public void load() throws IOException {
        LogGenerator orders = LogKind.ORDERS.generator(1, Instant.EPOCH, Duration.ofSeconds(1));
        for (int i = 0; i < EVENTS; i++) {
            messages.add(orders.next().message().getBytes(StandardCharsets.UTF_8));
        }
        if (!file.isEmpty()) {
            messages.clear();
            for (String line : Files.readAllLines(Path.of(file))) {
                messages.add(line.getBytes(StandardCharsets.UTF_8));
            }
        }
        bytes = messages.stream().mapToLong(message -> message.length).sum();
    }

    @Benchmark
    public void read(Read read, Blackhole blackhole) {
        for (byte[] message : messages) {
            blackhole.consume(leaves.read(message, 0, message.length));
            blackhole.consume(leaves.count());
        }
        read.bytes += bytes;
    }
}
