package dev.loggia.ingest.sink;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * What a file can be told by.
 *
 * @param path where it is
 * @param fileKey what the platform tells it by whatever its name, such as device and inode; null when there is no such thing
 * @param fingerprint of all the bytes it has
 */
public record FileIdentity(Path path, @Nullable String fileKey, Fingerprint fingerprint) {

    /**
     * Looks at a file. When it has the same {@linkplain #keyOf key} later, then whatever was opened by this path in between is this file.
     */
    public static FileIdentity of(Path path) throws IOException {
        String key = keyOf(path);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return new FileIdentity(path, key, Fingerprint.of(channel, channel.size()));
        }
    }

    /** The platform's key of the file that has this name now, without blanks, or null when it knows none. */
    public static @Nullable String keyOf(Path path) throws IOException {
        return keyOf(Files.readAttributes(path, BasicFileAttributes.class));
    }

    /** The same of attributes that were read. */
    public static @Nullable String keyOf(BasicFileAttributes attributes) {
        Object key = attributes.fileKey();
        return key == null ? null : key.toString().replaceAll("\\s", "");
    }

    /** Its path in the one form in which paths are compared. */
    String absolutePath() {
        return path.toAbsolutePath().normalize().toString();
    }

    /** Bytes of the file. */
    public long size() {
        return fingerprint.length();
    }

    /**
     * The position of a reading of this file.
     *
     * @param framing what the offset of {@code point} counts
     * @param encoding of the file's text
     * @param complete whether all that there is was read
     */
    public SourcePosition at(String framing, String encoding, ReadingPoint point, boolean complete) {
        return new SourcePosition(absolutePath(), fileKey, fingerprint, complete, framing, encoding, point);
    }

    /**
     * Whether this file, if it is of the same name or of the same key, is the one that was read up to a position, be it that it has grown
     * since. One that has become shorter is not.
     */
    public boolean is(SourcePosition position) throws IOException {
        Fingerprint before = position.fingerprint();
        if (before.length() >= size()) {
            return before.equals(fingerprint);
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return before.equals(Fingerprint.of(channel, before.length()));
        }
    }
}
