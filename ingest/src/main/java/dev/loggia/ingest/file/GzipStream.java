package dev.loggia.ingest.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * The content of a gzip file of any number of members (RFC 1952). Unlike the platform's stream it never takes a pause of a pipe
 * for the end, gives every byte before a damage, and reports what follows the last member unless it is padding of zeros.
 */
final class GzipStream extends InputStream {

    private static final int HAS_CHECKSUM = 1 << 1;
    private static final int HAS_EXTRA = 1 << 2;
    private static final int HAS_NAME = 1 << 3;
    private static final int HAS_COMMENT = 1 << 4;
    private static final int DEFLATE = 8;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final byte[] packed = new byte[64 << 10];
    private int position;
    private int limit;
    private boolean inMember;
    private boolean readMember;
    private @Nullable IOException damage;

    GzipStream(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (damage != null) {
            throw damage;
        }
        try {
            return readContent(into, offset, length);
        } catch (IOException e) {
            damage = e;
            throw e;
        }
    }

    private int readContent(byte[] into, int offset, int length) throws IOException {
        while (inMember || startMember()) {
            int count = inflate(into, offset, length);
            if (count > 0) {
                checksum.update(into, offset, count);
                return count;
            }
            if (damage != null) {
                throw damage;
            }
            if (inflater.finished()) {
                endMember();
            } else if (position == limit && !fill()) {
                throw new EOFException("the file ends in the middle of the data");
            }
        }
        return -1;
    }

    private int inflate(byte[] into, int offset, int length) throws IOException {
        inflater.setInput(packed, position, limit - position);
        long before = inflater.getBytesWritten();
        try {
            int count = inflater.inflate(into, offset, length);
            if (inflater.needsDictionary()) {
                throw new IOException("the data need a dictionary");
            }
            return count;
        } catch (DataFormatException e) {
            damage = new IOException("the data are broken: " + e.getMessage(), e);
            return (int) (inflater.getBytesWritten() - before);
        } finally {
            position = limit - inflater.getRemaining();
        }
    }

    private boolean startMember() throws IOException {
        if (readMember && !skipPadding()) {
            return false;
        }
        if (position == limit && !fill()) {
            return false;
        }
        if (readByte() != 0x1F || readByte() != 0x8B || readByte() != DEFLATE) {
            throw new IOException("what follows is not gzip");
        }
        int flags = readByte();
        skip(6);
        if ((flags & HAS_EXTRA) != 0) {
            skip(readByte() | readByte() << 8);
        }
        if ((flags & HAS_NAME) != 0) {
            skipText();
        }
        if ((flags & HAS_COMMENT) != 0) {
            skipText();
        }
        if ((flags & HAS_CHECKSUM) != 0) {
            skip(2);
        }
        inflater.reset();
        checksum.reset();
        inMember = true;
        readMember = true;
        return true;
    }

    private void endMember() throws IOException {
        inMember = false;
        long expectedChecksum = readInt();
        long expectedLength = readInt();
        if (expectedChecksum != checksum.getValue()) {
            throw new IOException("the checksum is wrong");
        }
        if (expectedLength != (inflater.getBytesWritten() & 0xFFFFFFFFL)) {
            throw new IOException("the length is wrong");
        }
    }

    /** Whether something other than zeros follows. */
    private boolean skipPadding() throws IOException {
        while (true) {
            while (position < limit) {
                if (packed[position] != 0) {
                    return true;
                }
                position++;
            }
            if (!fill()) {
                return false;
            }
        }
    }

    private void skipText() throws IOException {
        int next;
        do {
            next = readByte();
        } while (next != 0);
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            readByte();
        }
    }

    private long readInt() throws IOException {
        return readByte() | readByte() << 8 | readByte() << 16 | (long) readByte() << 24;
    }

    private int readByte() throws IOException {
        if (position == limit && !fill()) {
            throw new EOFException("the file ends in the middle of the data");
        }
        return packed[position++] & 0xFF;
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = 0;
        int count = in.read(packed, 0, packed.length);
        if (count < 0) {
            return false;
        }
        limit = count;
        return true;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
