package dev.loggia.ingest.sink;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What the first bytes of a file look like. It stays the same as long as a file only grows.
 *
 * @param length how many bytes of the file it is about
 * @param hash of the first {@value #HEAD} and the last {@value #TAIL} of them, in hexadecimal digits
 */
public record Fingerprint(long length, String hash) {

    /** Tells a log from others. */
    private static final int HEAD = 4096;

    /** Tells a log from one that begins with the same long banner. */
    private static final int TAIL = 512;

    private static final int HASH_BYTES = 16;

    /** Of a file that has so many bytes at least; of one that has less, it is like that of no other. */
    static Fingerprint of(FileChannel file, long length) throws IOException {
        MessageDigest digest = sha256();
        int head = (int) Math.min(length, HEAD);
        int tail = (int) Math.min(length - head, TAIL);
        digest.update(read(file, 0, head));
        digest.update(read(file, length - tail, tail));
        return new Fingerprint(length, HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES));
    }

    private static ByteBuffer read(FileChannel file, long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        int count = 0;
        while (count >= 0 && bytes.hasRemaining()) {
            count = file.read(bytes, from + bytes.position());
        }
        return bytes.flip();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
