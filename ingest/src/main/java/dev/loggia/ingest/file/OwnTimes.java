package dev.loggia.ingest.file;

import dev.loggia.ingest.format.LogFormat;

/** The times that events have of their own, as their format gives them. */
final class OwnTimes {

    private OwnTimes() {}

    /** That of the last event that has one, or {@link LogFormat#NO_TIME}. Looks from the end. */
    static long last(Segment segment, LogFormat format, ScanSizes sizes) {
        if (!format.hasTimes()) {
            return LogFormat.NO_TIME;
        }
        byte[] bytes = segment.bytes();
        int end = segment.to();
        if (segment.open()) {
            EventCursor only = new EventCursor(segment, format, sizes.longestEvent());
            return only.next() && !only.isPiece() ? only.ownTime() : LogFormat.NO_TIME;
        }
        while (end > segment.from()) {
            int lineFeed = bytes[end - 1] == '\n' ? end - 1 : end;
            int lineFeedBefore = LineEnds.last(bytes, segment.from(), lineFeed);
            boolean first = lineFeedBefore < 0;
            int start = first ? segment.from() : lineFeedBefore + 1;
            if (first && segment.continued()) {
                return LogFormat.NO_TIME;
            }
            int contentEnd = lineFeed < end ? LineEnds.contentEnd(bytes, start, lineFeed) : end;
            int lineEnd = Math.min(contentEnd, start + sizes.longestEvent());
            long time = first ? format.time(bytes, start, lineEnd) : format.startTime(bytes, start, lineEnd);
            if (time != LogFormat.NO_TIME && time != LogFormat.CONTINUES) {
                return time;
            }
            end = start;
        }
        return LogFormat.NO_TIME;
    }

    /** Adds all of them in order. */
    static void addSteps(Segment segment, LogFormat format, ScanSizes sizes, YearSteps steps) {
        EventCursor cursor = new EventCursor(segment, format, sizes.longestEvent());
        while (cursor.next()) {
            if (!cursor.isPiece()) {
                long time = cursor.ownTime();
                if (time != LogFormat.NO_TIME) {
                    steps.add(time, segment.base() + cursor.start());
                }
            }
        }
    }
}
