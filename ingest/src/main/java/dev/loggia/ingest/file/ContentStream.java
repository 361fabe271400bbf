package dev.loggia.ingest.file;

import java.io.IOException;
import java.io.InputStream;

/**
 * The content of a file or pipe as UTF-8 without byte order mark, whatever it is packed in.
 *
 * @param content what to read; damage of a packed file is an IOException after everything before it was read
 */
record ContentStream(InputStream content, Compression compression, TextEncoding encoding) implements AutoCloseable {

    /**
     * Looks at the first bytes. Content packed in a way that Loggia does not read comes as it is.
     *
     * @param raw closed with the stream, and when this fails
     */
    static ContentStream open(InputStream raw) throws IOException {
        try {
            UnreadStream packed = new UnreadStream(raw);
            byte[] head = packed.readNBytes(Compression.MAGIC_LENGTH);
            packed.unread(head, 0, head.length);
            Compression compression = Compression.of(head, head.length);
            if (compression.otherTool() != null) {
                return new ContentStream(packed, compression, TextEncoding.UTF_8);
            }
            if (compression == Compression.NONE) {
                TextEncoding encoding = TextEncoding.of(head, head.length);
                packed.skipNBytes(encoding.markLength());
                return new ContentStream(encoding.toUtf8(packed), compression, encoding);
            }
            return unpack(packed, compression);
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    private static ContentStream unpack(InputStream packed, Compression compression) throws IOException {
        UnreadStream unpacked = new UnreadStream(compression.unpack(packed));
        byte[] head = new byte[3];
        int length = fill(unpacked, head);
        TextEncoding encoding = TextEncoding.of(head, length);
        unpacked.unread(head, encoding.markLength(), length);
        return new ContentStream(encoding.toUtf8(unpacked), compression, encoding);
    }

    /** Reads until the buffer is full, the content ends, or it is damaged: then the next read fails again, for others to tell. */
    static int fill(InputStream in, byte[] buffer) {
        int length = 0;
        try {
            int count = 0;
            while (count >= 0 && length < buffer.length) {
                count = in.read(buffer, length, buffer.length - length);
                length += Math.max(count, 0);
            }
        } catch (IOException damage) {
            return length;
        }
        return length;
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
