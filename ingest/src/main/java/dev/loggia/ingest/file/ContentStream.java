package dev.loggia.ingest.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import org.jspecify.annotations.Nullable;

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
     * @param given encoding, or null to tell it
     */
    static ContentStream open(InputStream raw, @Nullable TextEncoding given) throws IOException {
        try {
            byte[] head = raw.readNBytes(TextEncoding.HEAD);
            Compression compression = Compression.of(head, head.length);
            if (compression == Compression.NONE) {
                return decode(raw, compression, head, head.length, given);
            }
            InputStream packed = joined(head, 0, head.length, raw);
            if (compression.otherTool() != null) {
                return new ContentStream(packed, compression, TextEncoding.UTF_8);
            }
            InputStream unpacked = compression.unpack(packed);
            byte[] beginning = new byte[TextEncoding.HEAD];
            int length = fill(unpacked, beginning);
            return decode(unpacked, compression, beginning, length, given);
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    private static ContentStream decode(
            InputStream afterHead, Compression compression, byte[] head, int length, @Nullable TextEncoding given) {
        TextEncoding encoding = TextEncoding.of(head, length, given);
        int mark = encoding.markLength(head, length);
        InputStream afterMark = joined(head, mark, length - mark, afterHead);
        return new ContentStream(encoding.toUtf8(afterMark), compression, encoding);
    }

    /** Bytes that were read already and what follows. They are there even if that is damaged, unlike those of a pushback stream. */
    static InputStream joined(byte[] head, int offset, int length, InputStream rest) {
        return new SequenceInputStream(new ByteArrayInputStream(head, offset, length), rest);
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
