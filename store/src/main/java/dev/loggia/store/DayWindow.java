package dev.loggia.store;

import dev.loggia.event.TimeRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.lucene.index.SegmentCommitInfo;

/**
 * Segments that may be merged with each other: those of one day, or of several days in a row that are small together.
 *
 * @param lastDay the newest of the days, in days since the epoch
 * @param segments by time; at least one
 */
record DayWindow(long lastDay, List<Segment> segments) {

    private static final long DAY = Duration.ofDays(1).toMillis();

    private static final Comparator<Segment> BY_TIME = Comparator.<Segment>comparingLong(
                    segment -> segment.times().start())
            .thenComparingLong(segment -> segment.times().end())
            .thenComparingLong(Segment::number);

    DayWindow {
        segments = segments.stream().sorted(BY_TIME).toList();
    }

    /**
     * @param bytes what it takes on disk, less what of it was deleted
     * @param times of its events
     */
    record Segment(SegmentCommitInfo info, long bytes, TimeRange times) {

        /** Segments are numbered in the order in which they are made; Lucene names them so. */
        long number() {
            return Long.parseLong(info.info.name.substring(1), Character.MAX_RADIX);
        }

        /**
         * The day of the newest event, as retention goes by it. It also keeps the events of a source that lost its clock (1970) with
         * the day on which they came.
         */
        long day() {
            return Math.floorDiv(times.end(), DAY);
        }
    }

    /** @param smallBytes days in a row that have no more than this together make one window */
    static List<DayWindow> of(List<Segment> segments, long smallBytes) {
        SortedMap<Long, List<Segment>> days = new TreeMap<>();
        for (Segment segment : segments) {
            days.computeIfAbsent(segment.day(), day -> new ArrayList<>()).add(segment);
        }
        List<DayWindow> windows = new ArrayList<>();
        // From the oldest on: windows of the past then stay what they are while today grows.
        days.forEach((day, ofDay) -> {
            DayWindow before = windows.isEmpty() ? null : windows.getLast();
            if (before != null && before.bytes() + bytes(ofDay) <= smallBytes) {
                List<Segment> joined = new ArrayList<>(before.segments);
                joined.addAll(ofDay);
                windows.set(windows.size() - 1, new DayWindow(day, joined));
            } else {
                windows.add(new DayWindow(day, ofDay));
            }
        });
        return windows;
    }

    long bytes() {
        return bytes(segments);
    }

    static long bytes(List<Segment> segments) {
        return segments.stream().mapToLong(Segment::bytes).sum();
    }

    /** When its last day ends, in milliseconds since the epoch. */
    long end() {
        return (lastDay + 1) * DAY;
    }

    /** The number of its newest segment. */
    long newest() {
        return segments.stream().mapToLong(Segment::number).max().orElseThrow();
    }
}
