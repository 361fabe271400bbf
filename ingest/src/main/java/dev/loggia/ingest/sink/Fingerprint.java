package dev.loggia.ingest.sink;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a file starts with. It holds for a longer file too, as long as its beginning stays.
 *
 * @param length how many bytes of the file it is about, at most {@value #LONGEST}
 * @param hash of them, in hexadecimal digits
 */
public record Fingerprint(int length, String hash) {

    /** Log files of some length differ from each other in so many bytes. */
    static final int LONGEST = 4096;

    private static final int HASH_BYTES = 16;

    /** @param head the first bytes of a file, {@value #LONGEST} or all there are */
    static Fingerprint of(byte[] head, int length) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(head, 0, length);
            return new Fingerprint(length, HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /** Whether a file with these first bytes starts so. */
    boolean matches(byte[] head) {
        return length <= head.length && equals(of(head, length));
    }
}
