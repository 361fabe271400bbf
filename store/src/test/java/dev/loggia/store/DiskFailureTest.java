package dev.loggia.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.loggia.diagnostic.DataException;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.lucene.index.SegmentInfos;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A disk that is full or may not be written to: what is durable stays, what is lost is told, and it goes on as soon as it can. */
class DiskFailureTest {

    private static final long TIME = 1_795_168_800_000L;

    private final FailingDirectory directory = new FailingDirectory();
    private final TestClock clock = new TestClock(TIME);
    private final OpenWriters writers = new OpenWriters(4, 1 << 20);
    private final GroupIndex index = new GroupIndex(
            GroupMetadata.of("0123456789abcdef", "full/disk", TIME),
            directory,
            () -> true,
            writers,
            new RecentGroups<>(4),
            StoreOptions::noReader,
            clock);

    @AfterEach
    void close() {
        directory.setRoom(Long.MAX_VALUE);
        directory.setReadOnly(false);
        index.close();
    }

    private void append(long from, long to) {
        index.append(NumberedEvents.of("a", TIME, from, to), Map.of("a", Long.toString(to - 1)));
    }

    private List<NumberedEvents.Numbered> read() {
        try (Snapshot snapshot =
                new Snapshot("full/disk", index.acquireView(), Long.MIN_VALUE, StoreOptions::noReader)) {
            return NumberedEvents.read(snapshot);
        }
    }

    private List<Long> numbers() {
        return read().stream().map(NumberedEvents.Numbered::number).toList();
    }

    private static List<Long> upTo(long end) {
        return LongStream.range(0, end).boxed().toList();
    }

    private static String code(ThrowingCallable work) {
        DataException thrown = catchThrowableOfType(DataException.class, work);
        return thrown == null ? "nothing" : thrown.diagnostics().getFirst().code();
    }

    @Test
    void flushTellsThatTheDiskIsFull() {
        append(0, 100);
        index.commit();
        append(100, 200);
        directory.setRoom(1_000);
        assertThat(code(index::commit)).isEqualTo("disk-full");
        assertThat(index.positions()).isEqualTo(Map.of("a", "99"));
        assertThat(numbers()).isEqualTo(upTo(100));
        directory.setRoom(Long.MAX_VALUE);
        append(100, 150);
        index.commit();
        assertThat(numbers()).isEqualTo(upTo(150));
    }

    @Test
    void appendTellsThatTheDiskIsFullAndTakesNothingUntilSomebodyKnows() {
        append(0, 100);
        index.commit();
        directory.setRoom(100_000);
        long next = 100;
        String told = "nothing";
        while (told.equals("nothing")) {
            long from = next;
            told = code(() -> append(from, from + 1_000));
            next += 1_000;
        }
        assertThat(told).isEqualTo("disk-full");
        directory.setRoom(Long.MAX_VALUE);
        assertThat(code(() -> append(100, 101))).isEqualTo("disk-full");
        assertThat(code(index::commit)).isEqualTo("disk-full");
        assertThat(code(index::commit)).isEqualTo("nothing");
        assertThat(index.positions()).isEqualTo(Map.of("a", "99"));
        append(100, 150);
        assertThat(index.positions()).isEqualTo(Map.of("a", "149"));
        assertThat(numbers()).isEqualTo(upTo(150));
    }

    @Test
    void aCommitInTheBackgroundThatFailsIsToldByTheNextFlush() {
        append(0, 100);
        index.commit();
        append(100, 200);
        directory.setRoom(100);
        index.commitIfDue();
        assertThat(numbers()).as("nothing is due yet").hasSizeGreaterThanOrEqualTo(100);
        clock.advance(Duration.ofSeconds(2));
        index.commitIfDue();
        directory.setRoom(Long.MAX_VALUE);
        assertThat(code(() -> append(200, 201))).isEqualTo("disk-full");
        assertThat(code(index::commit)).isEqualTo("disk-full");
        append(100, 101);
        assertThat(numbers()).isEqualTo(upTo(101));
    }

    @Test
    void aCompactionDoesNotHearWhatAnAppenderHasToBeTold() {
        append(0, 100);
        directory.setRoom(100);
        clock.advance(Duration.ofSeconds(2));
        index.commitIfDue();
        directory.setRoom(Long.MAX_VALUE);
        assertThat(code(index::compact)).isEqualTo("disk-full");
        assertThat(code(index::commit)).as("told to who appended").isEqualTo("disk-full");
        assertThat(code(index::compact)).isEqualTo("nothing");
    }

    @Test
    void aClockThatIsSetBackPutsOffNoCommit() throws IOException {
        append(0, 100);
        clock.advance(Duration.ofDays(-1));
        index.commitIfDue();
        assertThat(SegmentInfos.readLatestCommit(directory).totalMaxDoc()).isEqualTo(100);
    }

    @Test
    void aQueryAnswersFromWhatIsDurableWhenTheDiskIsFull() {
        append(0, 100);
        index.commit();
        append(100, 200);
        directory.setRoom(10);
        assertThat(numbers()).isEqualTo(upTo(100));
        directory.setRoom(Long.MAX_VALUE);
        assertThat(code(index::commit)).isEqualTo("disk-full");
        append(100, 101);
        assertThat(numbers()).isEqualTo(upTo(101));
    }

    @Test
    void aMergeThatFailsLosesOnlyWhatWasNotFlushed() {
        for (long i = 0; i < 4; i++) {
            append(100 * i, 100 * i + 100);
            index.commit();
        }
        directory.setRoom(2_000);
        assertThat(code(index::compact)).isEqualTo("disk-full");
        assertThat(numbers()).isEqualTo(upTo(400));
        directory.setRoom(Long.MAX_VALUE);
        index.compact();
        append(400, 500);
        assertThat(numbers()).isEqualTo(upTo(500));
    }

    @Test
    void sequencesOfLostEventsAreNotGivenAgain() {
        append(0, 100);
        index.commit();
        append(100, 200);
        assertThat(read().getLast().sequence()).isEqualTo(199);
        append(200, 210);
        directory.setRoom(0);
        assertThat(code(index::commit)).isEqualTo("disk-full");
        directory.setRoom(Long.MAX_VALUE);
        append(100, 110);
        assertThat(read().get(100)).isEqualTo(new NumberedEvents.Numbered(210, "a", 100));
    }

    @Test
    void theBackgroundLosesNothingOfAStoreThatIsBeingClosed() {
        append(0, 100);
        clock.advance(Duration.ofSeconds(2));
        writers.close();
        index.commitIfDue();
        index.close();
        assertThat(numbers()).isEqualTo(upTo(100));
    }

    /** Wherever the room ends: in a flush, in a merge, in the file of a commit. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void goesOnFromItsPositionsWhereverTheRoomEnds(long seed) {
        Random random = new Random(seed);
        long durable = 0;
        int failures = 0;
        for (int round = 0; round < 150; round++) {
            directory.setRoom(random.nextInt(3) == 0 ? random.nextInt(40_000) : Long.MAX_VALUE);
            String position = index.positions().get("a");
            long from = position == null ? 0 : Long.parseLong(position) + 1;
            assertThat(from).as("seed %d, round %d", seed, round).isGreaterThanOrEqualTo(durable);
            try {
                append(from, from + 1 + random.nextInt(100));
                if (random.nextInt(10) == 0) {
                    index.compact();
                }
                if (random.nextInt(3) > 0) {
                    index.commit();
                    durable = Long.parseLong(index.positions().get("a")) + 1;
                }
            } catch (DataException e) {
                failures++;
                assertThat(e.diagnostics().getFirst().code()).isEqualTo("disk-full");
                directory.setRoom(Long.MAX_VALUE);
                code(index::commit);
            }
            if (random.nextInt(10) == 0 && durable > 0) {
                assertThat(numbers())
                        .as("seed %d, round %d", seed, round)
                        .startsWith(upTo(durable).toArray(Long[]::new));
            }
        }
        directory.setRoom(Long.MAX_VALUE);
        code(index::commit);
        assertThat(failures).isPositive();
        assertThat(numbers()).isEqualTo(upTo(Long.parseLong(index.positions().get("a")) + 1));
    }

    @Test
    void aFolderThatMayOnlyBeReadCanBeQueried() throws IOException {
        append(0, 100);
        index.close();
        Collection<String> files = List.of(directory.listAll());
        directory.setReadOnly(true);
        assertThat(numbers()).isEqualTo(upTo(100));
        assertThat(index.positions()).isEqualTo(Map.of("a", "99"));
        assertThat(code(() -> append(100, 101))).isEqualTo("store-not-writable");
        assertThat(code(index::compact)).isEqualTo("store-not-writable");
        assertThat(List.of(directory.listAll())).isEqualTo(files);
        assertThat(numbers()).isEqualTo(upTo(100));
    }
}
