package dev.loggia.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that writes is killed at any moment: events and positions are there together or not at all. {@code -Dcrash.kills=50} kills
 * more often, {@code -Dcrash.seed=7} begins with that seed.
 */
class CrashTest {

    static final List<String> GROUPS = List.of("crash/one", "crash/two", "crash/three");

    /** The source whose stream is deleted now and then, and the one whose events expire now and then. */
    static final String DELETED = "deleted";

    static final String EXPIRED = "expired";
    static final List<String> SOURCES = List.of("a", "b", "c", DELETED, EXPIRED);

    private static final long DAY = 86_400_000;
    private static final long START = System.currentTimeMillis() / DAY * DAY;

    @TempDir
    private Path folder;

    /** The time of the first event of a source. Its events are the same in every process of a day, or a few days off, which is no harm. */
    static long time(String source) {
        return source.equals(EXPIRED) ? START - 30 * DAY : START;
    }

    @Test
    void losesAndRepeatsNothing() throws IOException, InterruptedException {
        int kills = Integer.getInteger("crash.kills", 6);
        long seed = Long.getLong("crash.seed", 1);
        Random random = new Random(seed);
        long events = 0;
        for (int kill = 0; kill < kills; kill++) {
            try (ChildProcess child = ChildProcess.start("append", folder, seed * 1_000 + kill)) {
                child.await("appending");
                assertThat(child.killAfter(random.nextInt(1_800)))
                        .as("seed %d, the process before kill %d ran until it was killed", seed, kill)
                        .isTrue();
            }
            events = check("seed " + seed + ", kill " + kill);
        }
        assertThat(events).isPositive();
    }

    /** How many events the live sources have. */
    private long check(String when) throws IOException {
        long events = 0;
        try (LogStore store = LogStore.open(folder, StoreOptions.standard(Clock.systemUTC()))) {
            for (LogGroup group : store.groups()) {
                events += check(group, when + ", " + group.name());
            }
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path index :
                    paths.filter(path -> path.endsWith(DiskFolder.INDEX)).toList()) {
                checkIndex(index);
            }
        }
        return events;
    }

    private static long check(LogGroup group, String when) {
        if (!GROUPS.contains(group.name())) {
            return 0;
        }
        Map<String, String> positions = group.positions();
        List<NumberedEvents.Numbered> read;
        try (Snapshot snapshot = group.snapshot()) {
            read = NumberedEvents.read(snapshot);
            assertThat(snapshot.events()).as(when).isEqualTo(read.size());
        }
        assertThat(read).as(when).extracting(NumberedEvents.Numbered::sequence).doesNotHaveDuplicates();
        Map<String, List<Long>> numbers = NumberedEvents.bySource(read);
        long events = 0;
        for (String source : SOURCES) {
            long next = positions.containsKey(source) ? Long.parseLong(positions.get(source)) + 1 : 0;
            List<Long> found = numbers.getOrDefault(source, List.of());
            if (source.equals(DELETED) || source.equals(EXPIRED)) {
                assertThat(found)
                        .as("%s, %s", when, source)
                        .isSorted()
                        .doesNotHaveDuplicates()
                        .allMatch(number -> number < next);
            } else {
                assertThat(found)
                        .as("%s, %s", when, source)
                        .isEqualTo(LongStream.range(0, next).boxed().toList());
                events += next;
            }
        }
        return events;
    }

    private static void checkIndex(Path index) throws IOException {
        try (Directory directory = new NIOFSDirectory(index)) {
            if (DirectoryReader.indexExists(directory)) {
                ByteArrayOutputStream told = new ByteArrayOutputStream();
                try (CheckIndex check = new CheckIndex(directory)) {
                    check.setInfoStream(new PrintStream(told, true, StandardCharsets.UTF_8));
                    assertThat(check.checkIndex().clean)
                            .as(() -> told.toString(StandardCharsets.UTF_8))
                            .isTrue();
                }
            }
        }
    }

    @Test
    void opensWhatAPowerFailureLeft() throws IOException {
        Path index;
        try (LogStore store = LogStore.open(folder, StoreOptions.standard(Clock.systemUTC()))) {
            for (long batch = 0; batch < 5; batch++) {
                store.group("crash/one")
                        .append(
                                NumberedEvents.of("a", START, 10 * batch, 10 * batch + 10),
                                Map.of("a", "" + (10 * batch + 9)));
                store.group("crash/one").flush();
            }
            index = folder.resolve(DiskFolder.GROUPS)
                    .resolve(store.group("crash/one").id())
                    .resolve(DiskFolder.INDEX);
        }
        leaveUnfinishedSegment(index);
        Files.write(index.resolve("pending_segments_zz"), new byte[7]);
        Files.write(index.resolveSibling(DiskFolder.METADATA + ".new"), new byte[] {'{'});
        Path groups = folder.resolve(DiskFolder.GROUPS);
        Path deleted = groups.resolve(".deleted-0123456789abcdef");
        Files.createDirectories(deleted.resolve(DiskFolder.INDEX));
        Files.write(deleted.resolve(DiskFolder.INDEX).resolve("_0.cfs"), new byte[100]);
        Path halfDeleted = groups.resolve("fedcba9876543210");
        Files.createDirectories(halfDeleted.resolve(DiskFolder.INDEX));
        try (LogStore store = LogStore.open(folder, StoreOptions.standard(Clock.systemUTC()))) {
            assertThat(store.groups()).extracting(LogGroup::name).containsExactly("crash/one");
            LogGroup group = store.group("crash/one");
            assertThat(check(group, "before writing")).isEqualTo(50);
            group.append(NumberedEvents.of("a", START, 50, 60), Map.of("a", "59"));
            store.group("crash/two");
        }
        assertThat(deleted).doesNotExist();
        assertThat(halfDeleted).doesNotExist();
        assertThat(check("after writing")).isEqualTo(60);
    }

    /** The files of a segment that no commit names, cut short, as if the machine had gone off while it was flushed. */
    private static void leaveUnfinishedSegment(Path index) throws IOException {
        try (Directory directory = new NIOFSDirectory(index)) {
            Set<String> committed =
                    Set.copyOf(SegmentInfos.readLatestCommit(directory).files(true));
            List<Path> files = new ArrayList<>();
            try (DirectoryStream<Path> all = Files.newDirectoryStream(index, "_0.*")) {
                all.forEach(files::add);
            }
            for (Path file : files) {
                assertThat(committed).contains(file.getFileName().toString());
                Path unfinished = index.resolve(file.getFileName().toString().replace("_0.", "_z."));
                Files.copy(file, unfinished);
                try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                    channel.truncate(channel.size() / 2);
                    channel.write(ByteBuffer.wrap(new byte[3]), channel.size());
                }
            }
            assertThat(files.stream().map(Path::toString).collect(Collectors.toSet()))
                    .isNotEmpty();
        }
    }

    @Test
    void aStoreThatWasNeverFinishedIsEmpty() throws IOException {
        Files.write(folder.resolve("loggia-store.lock"), new byte[0]);
        Files.write(folder.resolve(DiskFolder.MARKER + ".new"), new byte[] {'{'});
        try (LogStore store = LogStore.open(folder, StoreOptions.standard(Clock.systemUTC()))) {
            assertThat(store.groups()).isEmpty();
            store.group("crash/one").append(NumberedEvents.of("a", START, 0, 10), Map.of("a", "9"));
        }
        assertThat(check("after writing")).isEqualTo(10);
    }
}
