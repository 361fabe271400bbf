package dev.loggia.ingest.file;

import dev.loggia.ingest.format.LogFormat;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a file the plain way: all of it, in order, with strings. What it says is right.
 *
 * @param latest events of a file without years end before this (a pipe's begin before it)
 * @param forward whether years are counted on from the first event, as for a pipe, or back from the last
 */
record ReferenceReader(LogFormat format, int longestEvent, long inputTime, long latest, boolean forward, ZoneId zone) {

    private static final long DAY = 86_400_000L;

    /** What was read. */
    record Result(List<ScannedEvent> events, long inherited, long fromLater, long fromInput, long longEvents) {}

    private record Raw(int start, String message, long time) {}

    Result read(byte[] content, int start) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        List<Raw> raws = raws(text, start);
        List<Long> times = resolve(raws);
        List<ScannedEvent> events = new ArrayList<>();
        long previous = LogFormat.NO_TIME;
        long inherited = 0;
        long first = format.lacksYear()
                ? LogFormat.NO_TIME
                : times.stream()
                        .filter(time -> time != LogFormat.NO_TIME)
                        .findFirst()
                        .orElse(LogFormat.NO_TIME);
        long fromLater = 0;
        long fromInput = 0;
        long longEvents = 0;
        for (int i = 0; i < raws.size(); i++) {
            Raw raw = raws.get(i);
            long time = times.get(i);
            if (time != LogFormat.NO_TIME) {
                previous = time;
            } else if (previous != LogFormat.NO_TIME) {
                inherited++;
                time = previous;
            } else if (first != LogFormat.NO_TIME) {
                fromLater++;
                time = first;
            } else {
                fromInput++;
                time = inputTime;
            }
            List<String> pieces = pieces(raw.message());
            longEvents += pieces.size() > 1 ? 1 : 0;
            int offset = raw.start();
            for (String piece : pieces) {
                events.add(new ScannedEvent(offset, time, piece));
                offset += piece.length();
            }
        }
        return new Result(events, inherited, fromLater, fromInput, longEvents);
    }

    private List<Raw> raws(String text, int from) {
        List<Raw> raws = new ArrayList<>();
        int eventStart = -1;
        int eventEnd = -1;
        long time = LogFormat.NO_TIME;
        for (int start = from; start < text.length(); ) {
            int lineFeed = text.indexOf('\n', start);
            int next = lineFeed < 0 ? text.length() : lineFeed + 1;
            int end = lineFeed < 0 ? text.length() : lineFeed;
            if (lineFeed > start && text.charAt(lineFeed - 1) == '\r') {
                end--;
            }
            byte[] line =
                    text.substring(start, Math.min(end, start + longestEvent)).getBytes(StandardCharsets.ISO_8859_1);
            if (eventStart < 0 || format.startsEvent(line, 0, line.length)) {
                if (eventStart >= 0) {
                    raws.add(new Raw(eventStart, text.substring(eventStart, eventEnd), time));
                }
                eventStart = start;
                time = format.time(line, 0, line.length);
            }
            eventEnd = end;
            start = next;
        }
        if (eventStart >= 0) {
            raws.add(new Raw(eventStart, text.substring(eventStart, eventEnd), time));
        }
        return raws;
    }

    private List<String> pieces(String message) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        while (message.length() - start > longestEvent) {
            int cut = start + longestEvent;
            while (cut > start + longestEvent - 4 && (message.charAt(cut) & 0xC0) == 0x80) {
                cut--;
            }
            cut = cut == start + longestEvent - 4 ? start + longestEvent : cut;
            pieces.add(message.substring(start, cut));
            start = cut;
        }
        pieces.add(message.substring(start));
        return pieces;
    }

    private List<Long> resolve(List<Raw> raws) {
        List<Long> times = new ArrayList<>(raws.stream().map(Raw::time).toList());
        if (!format.lacksYear()) {
            return times;
        }
        int[] years = new int[times.size()];
        int year = 0;
        long previous = LogFormat.NO_TIME;
        int first = -1;
        int last = -1;
        for (int i = 0; i < times.size(); i++) {
            long time = times.get(i);
            if (time == LogFormat.NO_TIME) {
                continue;
            }
            if (previous != LogFormat.NO_TIME && previous - time > 30 * DAY) {
                year++;
            } else if (previous != LogFormat.NO_TIME && time - previous > 366 * DAY - DAY / 24) {
                year--;
            }
            years[i] = year;
            previous = time;
            first = first < 0 ? i : first;
            last = i;
        }
        if (last < 0) {
            return times;
        }
        int known = forward ? first : last;
        int shift = 2100 - years[known];
        while (inYear(times.get(known), years[known] + shift) > latest) {
            shift--;
        }
        for (int i = 0; i < times.size(); i++) {
            if (times.get(i) != LogFormat.NO_TIME) {
                times.set(i, inYear(times.get(i), years[i] + shift));
            }
        }
        return times;
    }

    private long inYear(long time, int year) {
        ZonedDateTime date = Instant.ofEpochMilli(time).atZone(ZoneOffset.UTC);
        boolean leapDay = date.getMonthValue() == 2 && date.getDayOfMonth() == 29;
        ZonedDateTime moved = date.withYear(year);
        if (leapDay && moved.getDayOfMonth() == 28) {
            moved = moved.plusDays(1);
        }
        return moved.toLocalDateTime().atZone(zone).toInstant().toEpochMilli();
    }
}
