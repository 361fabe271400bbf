package dev.loggia.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.event.TimeRange;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.MergeTrigger;
import org.apache.lucene.index.SegmentCommitInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is merged and what it costs, on segments without content. */
class DayWindowMergePolicyTest {

    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long MB = 1 << 20;

    private final MergeSimulation index = new MergeSimulation();

    /** A file of ten past days, in order: 100 flushes of 16 MB for each day. */
    @Test
    void orderedInputOfTenDays() throws IOException {
        MergePolicy policy = at(40 * DAY);
        for (int flush = 0; flush < 1000; flush++) {
            index.flush(policy, 16 * MB, range(flush * DAY / 100, DAY / 100));
        }
        everyMergeIsWithinADay();
        report("10 days of 1.6 GB in order");
        assertThat(index.amplification()).isLessThan(2.5);
        // One each for the days before, and the levels of the newest one.
        assertThat(index.infos.size()).isLessThanOrEqualTo(9 + 2 * 15);
        assertThat(index.sizes().stream().filter(size -> size == 1600 * MB).count())
                .isGreaterThanOrEqualTo(9);
    }

    /** Every second a commit of a few kilobytes. */
    @Test
    void aThousandTinyFlushes() throws IOException {
        MergePolicy policy = at(HOUR);
        int most = 0;
        for (int flush = 0; flush < 1000; flush++) {
            index.flush(policy, 4096, range(flush * 1000L, 1000));
            most = Math.max(most, index.infos.size());
        }
        report("1000 flushes of 4 KB, at most " + most + " segments");
        assertThat(most).isLessThanOrEqualTo(2 * 15 + 1);
        assertThat(index.amplification()).isLessThan(5);
    }

    /** A whole year of 10 MB a day, in 60 flushes. */
    @Test
    void aYearOfSmallDays() throws IOException {
        int most = 0;
        for (int flush = 0; flush < 365 * 60; flush++) {
            long time = flush * DAY / 60;
            index.flush(at(time + HOUR / 10), 172_000, range(time, DAY / 60));
            most = Math.max(most, index.infos.size());
        }
        report("a year of 10 MB a day, at most " + most + " segments");
        // Windows of 6 days.
        assertThat(most).isLessThanOrEqualTo(365 / 6 + 3 * 15);
        assertThat(index.amplification()).isLessThan(8);
        assertThat(index.merges)
                .allSatisfy(merge -> assertThat(span(merge.parts())).isLessThanOrEqualTo(7 * DAY));
    }

    @Test
    void oneGiantDay() throws IOException {
        MergePolicy policy = at(HOUR);
        int most = 0;
        for (int flush = 0; flush < 6400; flush++) {
            index.flush(policy, 16 * MB, range(flush * 10_000L, 10_000));
            most = Math.max(most, index.infos.size());
        }
        report("one day of 100 GB, at most " + most + " segments");
        assertThat(index.sizes()).allMatch(size -> size <= 2048 * MB);
        assertThat(most).isLessThanOrEqualTo(50 + 1 + 2 * 15);
        assertThat(index.amplification()).isLessThan(2.5);
    }

    /** 5 % of the events are up to two days late, in flushes of their own day and in ones that reach back. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void lateEvents(long seed) throws IOException {
        Random random = new Random(seed);
        int most = 0;
        for (int flush = 0; flush < 4000; flush++) {
            long time = 10 * DAY + flush * DAY / 400;
            MergePolicy policy = at(time);
            if (random.nextInt(20) == 0) {
                index.flush(policy, MB / 2, range(time - random.nextLong(2 * DAY), 1000));
            }
            long reach = random.nextInt(20) == 0 ? random.nextLong(2 * DAY) : 0;
            index.flush(policy, MB, range(time - reach, reach + DAY / 400));
            most = Math.max(most, index.infos.size());
        }
        report("late events over ten days of 400 MB, at most " + most + " segments");
        onlySmallMergesJoinDays();
        assertThat(most).isLessThanOrEqualTo(10 * 5 + 3 * 15);
        assertThat(index.amplification()).isLessThan(5);
    }

    @Test
    void aDayThatIsOverIsMergedOnceAndLateEventsWaitUntilTheyAreATenth() throws IOException {
        for (int flush = 0; flush < 10; flush++) {
            index.add(50 * MB, range(flush * HOUR, HOUR));
        }
        for (int flush = 0; flush < 17; flush++) {
            index.add(100 * MB, range(DAY + flush * HOUR / 100, HOUR / 100));
        }
        index.infos.asList().stream().skip(10).forEach(index::startMerging);
        index.settle(at(DAY + HOUR - 1));
        assertThat(index.merges).isEmpty();
        MergePolicy policy = at(DAY + HOUR);
        index.settle(policy);
        assertThat(index.merges).hasSize(1);
        assertThat(index.sizes()).contains(500 * MB).doesNotContain(50 * MB);

        index.add(25 * MB, range(5 * HOUR, HOUR));
        index.infos.counter += 20;
        index.settle(policy);
        assertThat(index.merges).hasSize(1);
        index.add(35 * MB, range(6 * HOUR, HOUR));
        index.settle(policy);
        assertThat(index.merges).as("the day still gets segments").hasSize(1);
        index.infos.counter += 20;
        index.settle(policy);
        assertThat(index.merges).hasSize(2);
        assertThat(index.sizes()).contains(560 * MB);
    }

    @Test
    void segmentsThatAreBeingMergedAreLeftAlone() throws IOException {
        for (int flush = 0; flush < 16; flush++) {
            index.add(MB, range(flush, 1));
        }
        index.startMerging(index.infos.info(3));
        assertThat(at(0).findMerges(MergeTrigger.SEGMENT_FLUSH, index.infos, index))
                .isNull();
        index.add(MB, range(17, 1));
        assertThat(at(0).findMerges(MergeTrigger.SEGMENT_FLUSH, index.infos, index).merges)
                .singleElement()
                .satisfies(merge -> assertThat(merge.segments).hasSize(16).doesNotContain(index.infos.info(3)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void forcedMergesLeaveTheWantedNumberForEachWindow(int wanted) throws IOException {
        for (int day = 0; day < 5; day++) {
            for (int flush = 0; flush < 7; flush++) {
                index.add((10 + flush) * MB, range(day * DAY + flush * HOUR, HOUR));
            }
        }
        index.force(at(0), wanted);
        everyMergeIsWithinADay();
        assertThat(index.infos.size()).isEqualTo(5 * wanted);
        assertThat(index.sizes().stream().mapToLong(size -> size).sum()).isEqualTo(5 * 91 * MB);
    }

    @Test
    void forcedMergesTakeDeletedDocumentsOut() throws IOException {
        SegmentCommitInfo segment = index.add(100 * MB, range(0, HOUR));
        index.add(100 * MB, range(DAY, HOUR));
        index.delete(segment, 1);
        index.force(at(0), 1);
        assertThat(index.merges).hasSize(1);
        assertThat(index.infos.size()).isEqualTo(2);
    }

    @Test
    void aTenthOfDeletedDocumentsIsTakenOutOnDemand() throws IOException {
        MergePolicy policy = at(0);
        SegmentCommitInfo first = index.add(MB, range(0, HOUR));
        SegmentCommitInfo second = index.add(MB, range(HOUR, HOUR));
        index.delete(first, 100);
        assertThat(policy.findForcedDeletesMerges(index.infos, index)).isNull();
        index.delete(second, 101);
        assertThat(policy.findForcedDeletesMerges(index.infos, index).merges)
                .singleElement()
                .satisfies(merge -> assertThat(merge.segments).containsExactly(second));
    }

    /** 1970: events of a source without a clock come together with today's. */
    @Test
    void segmentsThatReachFarBackStayWithTheDayOfTheirNewestEvents() throws IOException {
        for (int flush = 0; flush < 64; flush++) {
            index.flush(at(9000 * DAY), 10 * MB, new TimeRange(0, 9000 * DAY + flush));
            index.flush(at(9000 * DAY), 10 * MB, range(8999 * DAY + flush, 1));
        }
        assertThat(index.infos.size()).isEqualTo(8);
        onlySmallMergesJoinDays();
    }

    private MergePolicy at(long now) {
        Clock clock = Clock.fixed(Instant.ofEpochMilli(now), ZoneOffset.UTC);
        return new DayWindowMergePolicy(index::times, clock, DayWindowMergePolicy.STANDARD_LARGEST);
    }

    private void report(String what) {
        System.out.printf(
                "%s: %d merges, %d segments left, each byte rewritten %.2f times%n",
                what, index.merges.size(), index.infos.size(), index.amplification());
    }

    private void everyMergeIsWithinADay() {
        assertThat(index.merges)
                .isNotEmpty()
                .allSatisfy(merge -> assertThat(merge.parts())
                        .allMatch(part -> day(part.start()) == day(part.end()))
                        .extracting(part -> day(part.end()))
                        .containsOnly(day(merge.parts().getFirst().end())));
    }

    /** A segment is of the day of its newest event. */
    private void onlySmallMergesJoinDays() {
        assertThat(index.merges)
                .filteredOn(merge -> merge.bytes() > DayWindowMergePolicy.SMALL_WINDOW)
                .isNotEmpty()
                .allSatisfy(merge -> assertThat(merge.parts())
                        .extracting(part -> day(part.end()))
                        .containsOnly(day(merge.parts().getFirst().end())));
    }

    private static long span(List<TimeRange> parts) {
        return parts.stream().mapToLong(TimeRange::end).max().orElseThrow()
                - parts.stream().mapToLong(TimeRange::start).min().orElseThrow();
    }

    private static long day(long time) {
        return Math.floorDiv(time, DAY);
    }

    private static TimeRange range(long start, long length) {
        return new TimeRange(start, start + length - 1);
    }
}
