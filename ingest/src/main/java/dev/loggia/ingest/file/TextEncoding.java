package dev.loggia.ingest.file;

import dev.loggia.diagnostic.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How text is written as bytes: told by its byte order mark, or by the user. */
public enum TextEncoding {
    UTF_8("utf-8", "UTF-8"),
    /** Begins with a byte order mark. */
    UTF_8_MARKED("utf-8-marked", null, 0xEF, 0xBB, 0xBF),
    UTF_16_BIG_ENDIAN("utf-16be", "UTF-16BE", 0xFE, 0xFF),
    UTF_16_LITTLE_ENDIAN("utf-16le", "UTF-16LE", 0xFF, 0xFE),
    LATIN_1("iso-8859-1", "ISO-8859-1"),
    WINDOWS_1252("windows-1252", "windows-1252");

    /** How many bytes {@link #of} wants to see. */
    static final int HEAD = 256;

    /** So few characters prove nothing. */
    private static final int LEAST_CHARACTERS = 8;

    private final String code;
    private final @Nullable String name;
    private final byte[] mark;

    TextEncoding(String code, @Nullable String name, int... mark) {
        this.code = code;
        this.name = name;
        this.mark = new byte[mark.length];
        for (int i = 0; i < mark.length; i++) {
            this.mark[i] = (byte) mark[i];
        }
    }

    /** Other names, without case and hyphens. */
    private static final Map<String, TextEncoding> ALIASES = Map.of("latin1", LATIN_1, "cp1252", WINDOWS_1252);

    /** The encoding that a user calls so, whatever the case, the hyphens and underscores; {@code latin1} and {@code cp1252}, too. */
    public static Optional<TextEncoding> named(String name) {
        String bare = bare(name);
        return Arrays.stream(values())
                .filter(encoding -> encoding.name != null && bare(encoding.name).equals(bare))
                .findFirst()
                .or(() -> Optional.ofNullable(ALIASES.get(bare)));
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    /** What a {@link #code} stands for. @throws DataException when it stands for nothing */
    static TextEncoding ofCode(String code) {
        for (TextEncoding encoding : values()) {
            if (encoding.code.equals(code)) {
                return encoding;
            }
        }
        throw new DataException(
                "position-unreadable",
                "'" + code + "' is not an encoding that this version can read on",
                "it may have been written by a newer version of Loggia");
    }

    /** Its name in the positions of sources: one that was given stays. */
    String code() {
        return code;
    }

    /** The names that {@link #named} knows. */
    public static List<String> names() {
        return Arrays.stream(values())
                .flatMap(encoding -> Optional.ofNullable(encoding.name).stream())
                .toList();
    }

    /**
     * The encoding of content that starts with these bytes: that of its mark; without one UTF-16 when most of it is ASCII written so, else
     * UTF-8.
     *
     * @param given by the user, or null
     */
    static TextEncoding of(byte[] head, int length, @Nullable TextEncoding given) {
        if (given == UTF_8 && UTF_8_MARKED.markLength(head, length) > 0) {
            return UTF_8_MARKED;
        }
        if (given != null) {
            return given;
        }
        for (TextEncoding encoding : values()) {
            if (encoding.markLength(head, length) > 0) {
                return encoding;
            }
        }
        if (isAscii(head, length, 1)) {
            return UTF_16_BIG_ENDIAN;
        }
        return isAscii(head, length, 0) ? UTF_16_LITTLE_ENDIAN : UTF_8;
    }

    /** Whether three in four pairs of bytes are a letter of ASCII and a zero. @param place of the letter in the pair */
    private static boolean isAscii(byte[] head, int length, int place) {
        int characters = length / 2;
        int ascii = 0;
        for (int i = 0; i < characters; i++) {
            byte letter = head[2 * i + place];
            boolean isText = letter >= ' ' && letter < 0x7F || letter == '\n' || letter == '\r' || letter == '\t';
            ascii += isText && head[2 * i + 1 - place] == 0 ? 1 : 0;
        }
        return characters >= LEAST_CHARACTERS && 4 * ascii >= 3 * characters;
    }

    /** Whether bytes are text in UTF-8, the last character perhaps cut off. */
    static boolean isUtf8(byte[] bytes, int length) {
        CharBuffer characters = CharBuffer.allocate(length);
        return !StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes, 0, length), characters, false)
                .isError();
    }

    /** Bytes of the byte order mark that content starts with, which is no content. */
    int markLength(byte[] head, int length) {
        boolean marked = length >= mark.length && Arrays.equals(head, 0, mark.length, mark, 0, mark.length);
        return marked ? mark.length : 0;
    }

    /** Whether the bytes after the mark are those of the messages. */
    boolean isUtf8() {
        return this == UTF_8 || this == UTF_8_MARKED;
    }

    /** Where the content of a file starts that {@linkplain #isUtf8 is in UTF-8}. */
    int start() {
        return this == UTF_8_MARKED ? mark.length : 0;
    }

    /** How many of the first bytes of a file are whole characters; all of them unless it is in UTF-16. */
    long wholeCharacters(Path file, long size) throws IOException {
        if (this != UTF_16_BIG_ENDIAN && this != UTF_16_LITTLE_ENDIAN) {
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
            case LATIN_1 -> new TranscodedStream(afterMark, StandardCharsets.ISO_8859_1);
            case WINDOWS_1252 -> new TranscodedStream(afterMark, Charset.forName("windows-1252"));
        };
    }
}
