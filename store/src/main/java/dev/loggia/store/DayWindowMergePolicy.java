package dev.loggia.store;

import dev.loggia.event.TimeRange;
import dev.loggia.store.DayWindow.Segment;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.MergeTrigger;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfos;
import org.jspecify.annotations.Nullable;

/**
 * Merges segments of the same UTC day (of event time) only, so that a query over some days reads only these, and an expired day goes as
 * whole segments. Days that are small are merged with their neighbours.
 *
 * <p>Within a window, 16 segments of similar size become one, in the order of time, up to a largest size: each byte is rewritten once
 * for every factor of 16 that its segment grows. When the day is over and no more events of it come, one last merge leaves the fewest
 * segments that the largest size allows. Later events of that day are merged among themselves until they are a tenth of it. Nothing is
 * remembered: all follows from the segments there are. Thread-safe as far as its times and its clock are.
 */
final class DayWindowMergePolicy extends MergePolicy {

    private static final long MEGABYTE = 1 << 20;

    /** So many segments of similar size become one. */
    static final int FACTOR = 16;

    static final long STANDARD_LARGEST = 2048 * MEGABYTE;

    /** Days in a row that have no more than this together make one window. */
    static final long SMALL_WINDOW = 64 * MEGABYTE;

    /** Smaller segments count as of this size, so that there are few levels below it. */
    private static final long FLOOR = MEGABYTE / 32;

    /** In powers of the factor; segments within it (8 times in bytes) are of similar size. */
    private static final double LEVEL = 0.75;

    /** Smaller segments are one file each, larger ones several. */
    static final long COMPOUND = 4 * MEGABYTE;

    /** What a buffer holds in memory is several times what it takes on disk. */
    private static final long COMPOUND_BUFFER = 4 * COMPOUND;

    private static final long LATE = Duration.ofHours(1).toMillis();

    /** What came after a day was finished is merged into it when it is more than this part of it; a tenth. */
    private static final long LATE_SHARE = 10;

    /** Segments of a finished day, besides those of the largest size. */
    private static final int FEW = 4;

    private static final double DELETED = 0.1;

    private final SegmentTimes times;
    private final Clock clock;
    private final long largest;

    /** @param largest no merge makes a segment larger than this (bytes), unless it is forced */
    DayWindowMergePolicy(SegmentTimes times, Clock clock, long largest) {
        super(1.0, COMPOUND);
        this.times = times;
        this.clock = clock;
        this.largest = largest;
    }

    /**
     * Chooses for the flush that comes next whether the segment is one file or several. Lucene asks the merge policy only for segments
     * that it merges; a flush goes by the writer's configuration. To be called before a commit or refresh; the configuration should
     * say "several" otherwise, as a flush that is not asked for is one of a full buffer.
     */
    static void chooseFilesOfFlush(IndexWriter writer) {
        writer.getConfig().setUseCompoundFile(writer.ramBytesUsed() < COMPOUND_BUFFER);
    }

    @Override
    public @Nullable MergeSpecification findMerges(MergeTrigger trigger, SegmentInfos infos, MergeContext context)
            throws IOException {
        Set<SegmentCommitInfo> merging = context.getMergingSegments();
        MergeSpecification found = new MergeSpecification();
        for (DayWindow window : windows(infos, context)) {
            List<Segment> free = window.segments().stream()
                    .filter(segment -> !merging.contains(segment.info()) && segment.bytes() <= largest / 2)
                    .toList();
            boolean idle = window.segments().stream().noneMatch(segment -> merging.contains(segment.info()));
            if (idle && isOver(window, infos) && finish(found, window, free)) {
                continue;
            }
            addLevels(found, free);
        }
        return orNull(found);
    }

    /** Whether the day is over and the segments that came since hold nothing of it. */
    private boolean isOver(DayWindow window, SegmentInfos infos) {
        return window.end() + LATE <= clock.millis() && infos.counter - window.newest() > FACTOR;
    }

    /** Leaves few segments of a day that is over. Returns false when there are few already. */
    private boolean finish(MergeSpecification found, DayWindow window, List<Segment> free) {
        Segment large =
                free.stream().max(Comparator.comparingLong(Segment::bytes)).orElse(null);
        List<Segment> late =
                free.stream().filter(segment -> !segment.equals(large)).toList();
        if (DayWindow.bytes(late) * LATE_SHARE > window.bytes()) {
            addBlocks(found, free, Integer.MAX_VALUE, 2);
            return true;
        }
        if (late.size() >= FEW) {
            addBlocks(found, late, Integer.MAX_VALUE, 2);
            return true;
        }
        return false;
    }

    private void addLevels(MergeSpecification found, List<Segment> segments) {
        List<Segment> left = segments;
        while (left.size() >= FACTOR) {
            double top =
                    left.stream().mapToDouble(DayWindowMergePolicy::level).max().orElseThrow();
            addBlocks(
                    found,
                    left.stream()
                            .filter(segment -> level(segment) > top - LEVEL)
                            .toList(),
                    FACTOR,
                    FACTOR);
            left = left.stream()
                    .filter(segment -> level(segment) <= top - LEVEL)
                    .toList();
        }
    }

    private static double level(Segment segment) {
        return Math.log(Math.max(segment.bytes(), FLOOR)) / Math.log(FACTOR);
    }

    /** Merges runs of segments: of {@code most}, or of as many as the largest size allows; a rest of fewer than {@code least} stays. */
    private void addBlocks(MergeSpecification found, List<Segment> segments, int most, int least) {
        List<Segment> block = new ArrayList<>();
        long bytes = 0;
        for (Segment segment : segments) {
            if (block.size() == most || bytes + segment.bytes() > largest) {
                add(found, block);
                block.clear();
                bytes = 0;
            }
            block.add(segment);
            bytes += segment.bytes();
        }
        if (block.size() >= least) {
            add(found, block);
        }
    }

    /** @param maximum how many segments of each window may be left */
    @Override
    public @Nullable MergeSpecification findForcedMerges(
            SegmentInfos infos, int maximum, Map<SegmentCommitInfo, Boolean> wanted, MergeContext context)
            throws IOException {
        Set<SegmentCommitInfo> merging = context.getMergingSegments();
        MergeSpecification found = new MergeSpecification();
        for (DayWindow window : windows(infos, context)) {
            List<Segment> segments = window.segments().stream()
                    .filter(segment -> wanted.containsKey(segment.info()))
                    .toList();
            if (segments.stream().anyMatch(segment -> merging.contains(segment.info()))) {
                continue;
            }
            if (segments.size() > maximum) {
                addParts(found, segments, maximum);
            } else {
                for (Segment segment : segments) {
                    if (context.numDeletesToMerge(segment.info()) > 0) {
                        found.add(new OneMerge(List.of(segment.info())));
                    }
                }
            }
        }
        return orNull(found);
    }

    /** Merges all into so many segments of about the same size. */
    private static void addParts(MergeSpecification found, List<Segment> segments, int parts) {
        long share = DayWindow.bytes(segments) / parts;
        List<Segment> part = new ArrayList<>();
        long bytes = 0;
        int made = 0;
        for (Segment segment : segments) {
            part.add(segment);
            bytes += segment.bytes();
            if (bytes >= share && made < parts - 1) {
                add(found, part);
                part.clear();
                bytes = 0;
                made++;
            }
        }
        add(found, part);
    }

    @Override
    public @Nullable MergeSpecification findForcedDeletesMerges(SegmentInfos infos, MergeContext context)
            throws IOException {
        MergeSpecification found = new MergeSpecification();
        for (SegmentCommitInfo info : infos) {
            if (!context.getMergingSegments().contains(info)
                    && context.numDeletesToMerge(info) > DELETED * info.info.maxDoc()) {
                found.add(new OneMerge(List.of(info)));
            }
        }
        return orNull(found);
    }

    private List<DayWindow> windows(SegmentInfos infos, MergeContext context) throws IOException {
        List<Segment> segments = new ArrayList<>();
        for (SegmentCommitInfo info : infos) {
            TimeRange range = times.of(info);
            // Whatever has no times is kept apart, with the oldest: it holds no events.
            segments.add(new Segment(info, size(info, context), range == null ? new TimeRange(0, 0) : range));
        }
        return DayWindow.of(segments, SMALL_WINDOW);
    }

    private static void add(MergeSpecification found, List<Segment> segments) {
        if (segments.size() > 1) {
            found.add(new OneMerge(segments.stream().map(Segment::info).toList()));
        }
    }

    private static @Nullable MergeSpecification orNull(MergeSpecification found) {
        return found.merges.isEmpty() ? null : found;
    }
}
