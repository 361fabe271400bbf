package dev.loggia.benchmarks.stored;

import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.LogEvent;
import dev.loggia.event.SystemField;
import dev.loggia.event.Value;
import dev.loggia.testkit.generate.LogGenerator;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Events in memory, as batches to append, so that making them up is not measured. */
final class EventSet {

    /** Without any events. */
    static final EventSet NONE = new EventSet();

    private static final int ROWS = 4_096;
    private static final int STREAMS = 120;

    private final List<Batch> batches = new ArrayList<>();
    private long events;
    private long bytes;

    private EventSet() {}

    /** The first events of a log. @param leastBytes of all messages together */
    static EventSet of(LogGenerator log, long leastBytes) {
        EventSet set = new EventSet();
        while (set.bytes < leastBytes) {
            set.add(log);
        }
        return set;
    }

    private void add(LogGenerator log) {
        ByteArrayOutputStream texts = new ByteArrayOutputStream();
        long[] times = new long[ROWS];
        int[] starts = new int[ROWS];
        int[] ends = new int[ROWS];
        for (int row = 0; row < ROWS; row++) {
            LogEvent event = log.next();
            times[row] = event.timestamp();
            starts[row] = texts.size();
            texts.writeBytes(event.message().getBytes(StandardCharsets.UTF_8));
            ends[row] = texts.size();
        }
        Value stream = new Value.Text(String.format("node-%03d", batches.size() * 7 % STREAMS));
        batches.add(Batch.of(
                ROWS,
                Map.of(
                        SystemField.MESSAGE,
                        new Column.Utf8(texts.toByteArray(), starts, ends, ROWS),
                        SystemField.EVENT_TIME,
                        new Column.Timestamps(times, ROWS),
                        SystemField.LOG_STREAM,
                        new Column.Constant(stream, ROWS))));
        events += ROWS;
        bytes += texts.size();
    }

    List<Batch> batches() {
        return batches;
    }

    long events() {
        return events;
    }

    /** UTF-8 bytes of all messages. */
    long bytes() {
        return bytes;
    }

    /** The messages of a batch. */
    static Column.Utf8 messages(Batch batch) {
        return (Column.Utf8) batch.column(SystemField.MESSAGE);
    }

    /** The one stream of a batch. */
    static String stream(Batch batch) {
        return ((Value.Text) Objects.requireNonNull(
                        batch.column(SystemField.LOG_STREAM).value(0)))
                .text();
    }

    /** The letters, digits and hyphens that follow a text in the first message after the middle that has the text. */
    String identifierAfter(String before) {
        for (Batch batch : batches.subList(batches.size() / 2, batches.size())) {
            Column.Utf8 messages = messages(batch);
            for (int row = 0; row < batch.size(); row++) {
                String text = messages.text(row);
                int at = text.indexOf(before);
                if (at >= 0) {
                    return text.substring(at + before.length()).split("[^0-9A-Za-z-]", 2)[0];
                }
            }
        }
        throw new IllegalStateException("no event after the middle has " + before);
    }

    /** All messages of a batch, a line end after each. */
    static byte[] lines(Batch batch) {
        Column.Utf8 messages = messages(batch);
        byte[] lines = new byte[messages.bytes().length + batch.size()];
        int size = 0;
        for (int row = 0; row < batch.size(); row++) {
            int length = messages.ends()[row] - messages.starts()[row];
            System.arraycopy(messages.bytes(), messages.starts()[row], lines, size, length);
            size += length;
            lines[size++] = '\n';
        }
        return Arrays.copyOf(lines, size);
    }
}
