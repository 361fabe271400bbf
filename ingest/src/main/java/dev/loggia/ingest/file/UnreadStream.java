package dev.loggia.ingest.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A stream that takes bytes back. Unlike the platform's it hands these out before it asks for more, so that they are not lost when that
 * fails.
 */
final class UnreadStream extends InputStream {

    private final InputStream in;
    private byte[] unread = {};
    private int position;

    /** @param in closed with this one */
    UnreadStream(InputStream in) {
        this.in = in;
    }

    /** Takes back what was read last, to be read again: the bytes in {@code [from, to)}, which are copied. */
    void unread(byte[] bytes, int from, int to) {
        byte[] rest = Arrays.copyOfRange(bytes, from, to + unread.length - position);
        System.arraycopy(unread, position, rest, to - from, unread.length - position);
        unread = rest;
        position = 0;
    }

    @Override
    public int read() throws IOException {
        return position < unread.length ? unread[position++] & 0xFF : in.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = Math.min(length, unread.length - position);
        if (count == 0) {
            return in.read(into, offset, length);
        }
        System.arraycopy(unread, position, into, offset, count);
        position += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
