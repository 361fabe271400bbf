package dev.loggia.ingest.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Makes a line of JSON of each entry of a journal as {@code journalctl -o export} writes it: lines {@code FIELD=value}, or the field's name,
 * its value's length in 8 bytes and the value, up to a blank line. From the first entry on that is not so, or has more than 1 MiB,
 * everything is passed on as it stands.
 */
final class JournalFramer implements Framer {

    /** Where the next byte is. */
    private enum Place {
        LINE,
        LENGTH,
        VALUE,
        /** In what is passed on as it stands. */
        AS_IT_STANDS
    }

    private static final byte[] BEGINNING = "__CURSOR=".getBytes(StandardCharsets.US_ASCII);

    private static final int LONGEST_ENTRY = 1 << 20;

    private final JournalEntry fields = new JournalEntry();
    private byte[] entry = new byte[4 << 10];
    private int length;
    private Place place = Place.LINE;
    private int lineStart;
    private int nameEnd;
    private int wanted;

    /** Whether a content begins as an export does. */
    static boolean isJournal(byte[] sample, int length) {
        return length >= BEGINNING.length && Arrays.equals(sample, 0, BEGINNING.length, BEGINNING, 0, BEGINNING.length);
    }

    @Override
    public void convert(byte[] content, int from, int to, FramedOutput output) {
        int p = from;
        while (p < to) {
            p = switch (place) {
                case LINE -> line(content, p, to, output);
                case LENGTH, VALUE -> bytes(content, p, to, output);
                case AS_IT_STANDS -> {
                    output.write(content, p, to);
                    yield to;
                }
            };
        }
    }

    @Override
    public boolean holdsBack() {
        return length > 0;
    }

    /** An entry that lacks its blank line is one if it ends with a field. */
    @Override
    public void end(FramedOutput output) {
        if (place == Place.LINE && lineStart == length) {
            endEntry(output);
        } else {
            breakOff(output);
        }
    }

    private int line(byte[] content, int from, int to, FramedOutput output) {
        int lineFeed = LineEnds.next(content, from, to);
        int next = Math.min(lineFeed + 1, to);
        if (!append(content, from, next, output) || lineFeed == to) {
            return next;
        }
        int end = length - 1;
        if (end == lineStart) {
            endEntry(output);
            return next;
        }
        int name = lineStart;
        while (name < end && isOfName(entry[name])) {
            name++;
        }
        if (name == lineStart) {
            breakOff(output);
        } else if (name == end) {
            nameEnd = name;
            await(Place.LENGTH, Long.BYTES);
        } else if (entry[name] == '=') {
            fields.add(lineStart, name, name + 1, end);
            lineStart = length;
        } else {
            breakOff(output);
        }
        return next;
    }

    private int bytes(byte[] content, int from, int to, FramedOutput output) {
        int next = (int) Math.min(to, (long) from + wanted - length);
        if (!append(content, from, next, output) || length < wanted) {
            return next;
        }
        if (place == Place.LENGTH) {
            long size = ByteBuffer.wrap(entry).order(ByteOrder.LITTLE_ENDIAN).getLong(length - Long.BYTES);
            if (size < 0 || size > LONGEST_ENTRY) {
                breakOff(output);
            } else {
                await(Place.VALUE, (int) size + 1);
            }
        } else if (entry[length - 1] == '\n') {
            fields.add(lineStart, nameEnd, nameEnd + 1 + Long.BYTES, length - 1);
            lineStart = length;
            place = Place.LINE;
        } else {
            breakOff(output);
        }
        return next;
    }

    private void await(Place next, int count) {
        place = next;
        wanted = length + count;
    }

    private static boolean isOfName(byte b) {
        return b >= 'A' && b <= 'Z' || b == '_' || b >= '0' && b <= '9';
    }

    /** Adds to the entry; false when it would become too long, and all of it is passed on as it stands. */
    private boolean append(byte[] content, int from, int to, FramedOutput output) {
        int count = to - from;
        if (length + count > LONGEST_ENTRY) {
            breakOff(output);
            output.write(content, from, to);
            return false;
        }
        if (length + count > entry.length) {
            entry = Arrays.copyOf(entry, Math.max(length + count, Math.min(2 * entry.length, LONGEST_ENTRY)));
        }
        System.arraycopy(content, from, entry, length, count);
        length += count;
        return true;
    }

    private void breakOff(FramedOutput output) {
        output.write(entry, 0, length);
        clear();
        place = Place.AS_IT_STANDS;
    }

    private void endEntry(FramedOutput output) {
        fields.writeTo(output, entry);
        clear();
    }

    private void clear() {
        fields.clear();
        length = 0;
        lineStart = 0;
    }
}
