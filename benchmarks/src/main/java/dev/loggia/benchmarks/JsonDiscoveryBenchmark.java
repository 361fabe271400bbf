package dev.loggia.benchmarks;

import dev.loggia.event.JsonDiscovery;
import dev.loggia.event.Value;
import dev.loggia.testkit.generate.LogGenerator;
import dev.loggia.testkit.generate.LogKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** How long does it take to find fields in one JSON event, by how many are wanted. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class JsonDiscoveryBenchmark {

    private static final int EVENTS = 1000;

    @Param({"ms", "customer.country,items.0.sku,total,ms"})
    String fields = "ms";

    private final List<byte[]> messages = new ArrayList<>();
    private JsonDiscovery discovery = JsonDiscovery.of(List.of(), 1);

    @Setup
    public void generate() {
        LogGenerator orders = LogKind.ORDERS.generator(1, Instant.EPOCH, Duration.ofSeconds(1));
        for (int i = 0; i < EVENTS; i++) {
            messages.add(orders.next().message().getBytes(StandardCharsets.UTF_8));
        }
        discovery = JsonDiscovery.of(List.of(fields.split(",")), Integer.MAX_VALUE);
    }

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public void discover(Blackhole blackhole) {
        @Nullable Value[] values = new Value[discovery.names().size()];
        for (byte[] message : messages) {
            discovery.extract(message, 0, message.length, values);
            blackhole.consume(values);
        }
    }
}
