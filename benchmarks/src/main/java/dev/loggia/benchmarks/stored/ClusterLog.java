package dev.loggia.benchmarks.stored;

import dev.loggia.event.LogEvent;
import dev.loggia.testkit.generate.LogGenerator;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Supplier;

/** Logs of a cluster that keeps blocks of files and runs jobs: many identifiers, numbers and addresses. */
final class ClusterLog implements LogGenerator {

    /** In one of so many events a process is out of memory. */
    private static final int EVENTS_OF_A_FAILURE = 200_000;

    private static final int ADDRESSES = 5_000;
    private static final int MOST_BLOCK_BYTES = 67_108_864;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss,SSS", Locale.ROOT);

    private final Chance chance;
    private final double meanGap;
    private final Supplier<String> blocks;
    private final Supplier<String> jobs;
    private final Supplier<String> instances;
    private long now;
    private long events;

    ClusterLog(long seed, Instant start, double meanGapMillis) {
        this.chance = new Chance(seed);
        this.meanGap = meanGapMillis;
        this.now = start.toEpochMilli();
        this.blocks = chance.identifiers(() -> "blk_" + chance.number());
        this.jobs = chance.identifiers(() -> "job_1795_" + String.format("%06d", chance.below(1_000_000)));
        this.instances = chance.identifiers(() -> chance.uuid().toString());
    }

    @Override
    public LogEvent next() {
        now += chance.gap(meanGap);
        Instant time = Instant.ofEpochMilli(now);
        events++;
        String text = events % EVENTS_OF_A_FAILURE == 0
                ? "ERROR node.Executor: Executor " + small() + " of " + jobs.get()
                        + " gave up\njava.lang.OutOfMemoryError: Java heap space\n\tat java.base/java.util.Arrays.copyOf(Arrays.java:3537)"
                : text();
        return LogEvent.of(time, TIME.format(time.atZone(ZoneOffset.UTC)) + ' ' + text);
    }

    private String text() {
        return switch (chance.below(16)) {
            case 0, 1 ->
                "INFO node.BlockReceiver: Receiving block " + blocks.get() + " src: /" + endpoint() + " dest: /"
                        + address() + ":50010";
            case 2, 3 ->
                "INFO node.PacketResponder: PacketResponder " + chance.below(3) + " for block " + blocks.get()
                        + " terminating";
            case 4 ->
                "INFO node.BlockReceiver: Received block " + blocks.get() + " of size " + bytes() + " from /"
                        + address();
            case 5, 6 ->
                "INFO names.BlockMap: add stored block: " + address() + ":50010 is added to " + blocks.get() + " size "
                        + bytes();
            case 7 -> "INFO node.BlockScanner: Verification succeeded for " + blocks.get();
            case 8 ->
                "WARN node.Transfer: Slow write of " + blocks.get() + " to " + endpoint() + " took " + small()
                        + "ms (threshold=300ms)";
            case 9, 10 ->
                "INFO jobs.Executor: Running task " + small() + ".0 in stage " + small() + ".0 (" + jobs.get()
                        + ", attempt " + chance.below(3) + ")";
            case 11 ->
                "INFO jobs.MemoryStore: Block rdd_" + small() + "_" + small()
                        + " stored as values in memory (estimated size " + chance.logUniformBelow(4_000) / 10.0
                        + " KB, free "
                        + chance.logUniformBelow(4_000) / 10.0 + " MB)";
            case 12 ->
                "INFO api.Servers: [instance: " + instances.get() + "] Took " + chance.logUniformBelow(30_000) / 100.0
                        + " seconds to spawn the instance on the hypervisor";
            case 13 ->
                "INFO api.Requests: " + address() + " \"GET /v2/" + instances.get()
                        + "/servers/detail HTTP/1.1\" status: 200 len: " + chance.logUniformBelow(20_000) + " time: 0."
                        + (1_000_000 + chance.below(9_000_000));
            case 14 ->
                "WARN quorum.Connection: Connection broken for id " + chance.number() + ", my id = " + chance.below(5)
                        + ", error = Interrupted while waiting on queue";
            default ->
                "INFO jobs.Allocator: Assigned container_" + jobs.get() + "_" + String.format("%02d", chance.below(40))
                        + " on host node-" + chance.logUniformBelow(400) + " to attempt_" + small();
        };
    }

    private String address() {
        return chance.address(ADDRESSES);
    }

    private String endpoint() {
        return address() + ':' + (32_768 + chance.below(28_000));
    }

    private int bytes() {
        return chance.below(3) > 0 ? MOST_BLOCK_BYTES : chance.logUniformBelow(MOST_BLOCK_BYTES);
    }

    private int small() {
        return chance.logUniformBelow(5_000);
    }
}
