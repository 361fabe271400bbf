package dev.loggia.ingest.sink;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a file can be told by.
 *
 * @param path absolute
 * @param fileKey what the platform tells it by whatever its name, such as device and inode; null when there is no such thing
 * @param size bytes of the file
 * @param head its first bytes, as many as a {@link Fingerprint} is about at most
 */
public record FileIdentity(String path, @Nullable String fileKey, long size, byte[] head) {

    /**
     * Looks at a file. When it has the same {@linkplain #keyOf key} later, then whatever was opened by this path in between is this file.
     */
    public static FileIdentity of(Path path) throws IOException {
        String key = keyOf(path);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long size = channel.size();
            ByteBuffer head = ByteBuffer.allocate((int) Math.min(size, Fingerprint.LONGEST));
            int count = 0;
            while (count >= 0 && head.hasRemaining()) {
                count = channel.read(head, head.position());
            }
            return new FileIdentity(absolute(path), key, size, Arrays.copyOf(head.array(), head.position()));
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

    private static String absolute(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }

    /** The position of a reading of this file. @param complete whether all that there is was read */
    public SourcePosition at(ReadingPoint point, boolean complete) {
        return new SourcePosition(path, fileKey, Fingerprint.of(head, head.length), size, complete, point);
    }
}
