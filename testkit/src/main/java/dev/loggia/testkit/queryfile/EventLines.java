package dev.loggia.testkit.queryfile;

import dev.loggia.event.JsonText;
import dev.loggia.event.LogEvent;
import dev.loggia.event.Value;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of an {@code events} section: {@code [@[time] [stream] > ]message}. Without a time an event is a second later than the one
 * before.
 */
final class EventLines {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final long FIRST = millis(DAY.atTime(10, 0));
    private static final String GROUP = "memory";
    private static final String STREAM = "stream";
    private static final String END_OF_PREFIX = " > ";

    private EventLines() {}

    static List<LogEvent> read(Section section) {
        List<LogEvent> events = new ArrayList<>();
        long time = FIRST - 1000;
        for (String line : section.content()) {
            if (line.isEmpty()) {
                continue;
            }
            time += 1000;
            String stream = STREAM;
            String message = line;
            if (line.startsWith("@")) {
                int end = line.indexOf(END_OF_PREFIX);
                if (end < 0) {
                    throw new IllegalArgumentException(
                            "a line that starts with @ needs ' > ' before its message: " + line);
                }
                for (String word : line.substring(1, end).strip().split(" ")) {
                    if (Character.isDigit(word.charAt(0))) {
                        time = time(word);
                    } else if (word.startsWith("+")) {
                        time += Duration.parse("PT" + word.substring(1)).toMillis() - 1000;
                    } else {
                        stream = word;
                    }
                }
                message = line.substring(end + END_OF_PREFIX.length());
            }
            events.add(new LogEvent(time, time, GROUP, stream, events.size(), unquoted(message)));
        }
        return events;
    }

    /** The lines as a text, each as it stands or as a JSON string. */
    static String text(Section section) {
        StringBuilder text = new StringBuilder();
        for (String line : section.content()) {
            text.append(unquoted(line)).append('\n');
        }
        return text.toString();
    }

    /** A message in double quotes is a JSON string: for line breaks, blanks at the ends, and the empty message. */
    private static String unquoted(String message) {
        if (message.length() >= 2
                && message.startsWith("\"")
                && message.endsWith("\"")
                && JsonText.parse("[" + message + "]") instanceof Value.ListValue list
                && list.elements().size() == 1
                && list.elements().getFirst() instanceof Value.Text text) {
            return text.text();
        }
        return message;
    }

    /** {@code 10:04:59.999}, or with a date {@code 2026-11-21T10:00:00}; UTC. */
    static long time(String text) {
        return millis(text.indexOf('T') < 0 ? DAY.atTime(LocalTime.parse(text)) : LocalDateTime.parse(text));
    }

    private static long millis(LocalDateTime time) {
        return time.toInstant(ZoneOffset.UTC).toEpochMilli();
    }
}
