package dev.loggia.ingest.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** How text is written as bytes, told by its byte order mark. Without one it is UTF-8. */
enum TextEncoding {
    UTF_8(0),
    UTF_8_MARKED(3),
    UTF_16_BIG_ENDIAN(2),
    UTF_16_LITTLE_ENDIAN(2);

    private final int markLength;

    TextEncoding(int markLength) {
        this.markLength = markLength;
    }

    /** The encoding of content that starts with these bytes. */
    static TextEncoding of(byte[] head, int length) {
        int first = length > 0 ? head[0] & 0xFF : -1;
        int second = length > 1 ? head[1] & 0xFF : -1;
        if (first == 0xEF && second == 0xBB && length > 2 && (head[2] & 0xFF) == 0xBF) {
            return UTF_8_MARKED;
        }
        if (first == 0xFE && second == 0xFF) {
            return UTF_16_BIG_ENDIAN;
        }
        return first == 0xFF && second == 0xFE ? UTF_16_LITTLE_ENDIAN : UTF_8;
    }

    /** Bytes of the byte order mark, which is no content. */
    int markLength() {
        return markLength;
    }

    /** Whether the bytes after the mark are those of the messages. */
    boolean isUtf8() {
        return this == UTF_8 || this == UTF_8_MARKED;
    }

    /** How many of the first bytes of a file are whole characters; all of them when it is {@linkplain #isUtf8 in UTF-8}. */
    long wholeCharacters(Path file, long size) throws IOException {
        if (isUtf8()) {
            return size;
        }
        long units = size - size % 2;
        byte[] last = new byte[2];
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (units < 2 || channel.read(ByteBuffer.wrap(last), units - 2) < 2) {
                return units;
            }
        }
        char unit = (char) (this == UTF_16_BIG_ENDIAN ? last[0] << 8 | last[1] & 0xFF : last[1] << 8 | last[0] & 0xFF);
        return Character.isHighSurrogate(unit) ? units - 2 : units;
    }

    /** The text behind the mark as UTF-8. */
    InputStream toUtf8(InputStream afterMark) {
        return switch (this) {
            case UTF_8, UTF_8_MARKED -> afterMark;
            case UTF_16_BIG_ENDIAN -> new TranscodedStream(afterMark, StandardCharsets.UTF_16BE);
            case UTF_16_LITTLE_ENDIAN -> new TranscodedStream(afterMark, StandardCharsets.UTF_16LE);
        };
    }
}
