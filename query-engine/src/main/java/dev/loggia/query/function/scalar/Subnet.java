package dev.loggia.query.function.scalar;

import org.jspecify.annotations.Nullable;

/**
 * A range of addresses, {@code 10.0.0.0/8} or {@code 2001:db8::/32}; bits after the prefix do not count.
 *
 * @param version 4 or 6
 * @param highMask the bits of the first half that count
 * @param lowMask the bits of the second half that count
 */
public record Subnet(int version, long high, long low, long highMask, long lowMask) {

    /** The range, an address alone being a range of one; null when the text is none. */
    public static @Nullable Subnet parse(String text) {
        int slash = text.indexOf('/');
        IpAddress address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            return null;
        }
        int size = address.version() == 4 ? 32 : 128;
        int prefix = slash < 0 ? size : prefix(text.substring(slash + 1));
        if (prefix < 0 || prefix > size) {
            return null;
        }
        long highMask = address.version() == 4 ? 0 : leading(Math.min(prefix, 64), 64);
        long lowMask = address.version() == 4 ? leading(prefix, 32) : leading(Math.max(prefix - 64, 0), 64);
        return new Subnet(address.version(), address.high() & highMask, address.low() & lowMask, highMask, lowMask);
    }

    /** The range of this size that holds an address of the same version. */
    public Subnet withAddress(IpAddress address) {
        return new Subnet(version, address.high() & highMask, address.low() & lowMask, highMask, lowMask);
    }

    /** How many bits count. */
    public int prefixLength() {
        return Long.bitCount(highMask) + Long.bitCount(lowMask);
    }

    /** Whether it holds an address of its own version. */
    boolean contains(IpAddress address) {
        return address.version() == version && (address.high() & highMask) == high && (address.low() & lowMask) == low;
    }

    /** At most three digits, or -1. */
    private static int prefix(String digits) {
        boolean number =
                !digits.isEmpty() && digits.length() <= 3 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Integer.parseInt(digits) : -1;
    }

    /** The first {@code count} of the last {@code size} bits. */
    private static long leading(int count, int size) {
        return count == 0 ? 0 : -1L << 64 - count >>> 64 - size;
    }
}
