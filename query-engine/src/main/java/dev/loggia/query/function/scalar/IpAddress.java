package dev.loggia.query.function.scalar;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * An address of IPv4 or IPv6, read from text without asking any name service. Four decimal parts without leading zeros, or RFC 4291's
 * forms, among them {@code ::1} and {@code ::ffff:10.0.0.1}; neither a zone ({@code %eth0}) nor brackets.
 *
 * @param version 4 or 6
 * @param high the first 64 bits; 0 for version 4
 * @param low the last 64 bits; the 32 of version 4
 */
public record IpAddress(int version, long high, long low) {

    private static final int GROUPS = 8;

    /** The longest text of an address, {@code ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255}. */
    private static final int MAXIMUM_LENGTH = 45;

    /** The address, or null when the text is none. */
    public static @Nullable IpAddress parse(String text) {
        if (text.length() < 2 || text.length() > MAXIMUM_LENGTH) {
            return null;
        }
        if (text.indexOf(':') >= 0) {
            return parseVersion6(text);
        }
        long bits = parseVersion4(text, 0);
        return bits < 0 ? null : new IpAddress(4, 0, bits);
    }

    /** The address of version 4 that one of version 6 stands for ({@code ::ffff:a.b.c.d}); any other is itself. */
    public IpAddress unmapped() {
        return version == 6 && high == 0 && low >>> 32 == 0xffff ? new IpAddress(4, 0, low & 0xffff_ffffL) : this;
    }

    /** The 32 bits of the dotted address that fills the text from {@code start}, or -1. */
    private static long parseVersion4(String text, int start) {
        long bits = 0;
        int parts = 0;
        int i = start;
        while (true) {
            int partStart = i;
            int part = 0;
            while (i < text.length() && i - partStart < 3 && isDigit(text.charAt(i))) {
                part = 10 * part + text.charAt(i++) - '0';
            }
            boolean leadingZero = i - partStart > 1 && text.charAt(partStart) == '0';
            if (i == partStart || part > 255 || leadingZero) {
                return -1;
            }
            bits = bits << 8 | part;
            parts++;
            if (i == text.length()) {
                return parts == 4 ? bits : -1;
            }
            if (parts == 4 || text.charAt(i++) != '.') {
                return -1;
            }
        }
    }

    private static @Nullable IpAddress parseVersion6(String text) {
        int[] groups = new int[GROUPS];
        int count = 0;
        int gap = -1;
        int i = 0;
        if (text.startsWith("::")) {
            gap = 0;
            i = 2;
        }
        while (i < text.length()) {
            if (count == GROUPS) {
                return null;
            }
            int groupStart = i;
            int group = 0;
            while (i < text.length() && i - groupStart < 4 && HexFormat.isHexDigit(text.charAt(i))) {
                group = group << 4 | HexFormat.fromHexDigit(text.charAt(i++));
            }
            if (i < text.length() && text.charAt(i) == '.' && count <= GROUPS - 2) {
                long tail = parseVersion4(text, groupStart);
                if (tail < 0) {
                    return null;
                }
                groups[count++] = (int) (tail >>> 16);
                groups[count++] = (int) (tail & 0xffff);
                break;
            }
            if (i == groupStart) {
                return null;
            }
            groups[count++] = group;
            if (i == text.length()) {
                break;
            }
            if (text.charAt(i++) != ':' || i == text.length()) {
                return null;
            }
            if (text.charAt(i) == ':') {
                if (gap >= 0) {
                    return null;
                }
                gap = count;
                i++;
            }
        }
        if (gap < 0 ? count != GROUPS : count == GROUPS) {
            return null;
        }
        return of(groups, count, gap);
    }

    private static IpAddress of(int[] groups, int count, int gap) {
        long high = 0;
        long low = 0;
        for (int position = 0; position < GROUPS; position++) {
            int fromEnd = GROUPS - position;
            int group = 0;
            if (gap < 0 || position < gap) {
                group = groups[position];
            } else if (fromEnd <= count - gap) {
                group = groups[count - fromEnd];
            }
            if (position < GROUPS / 2) {
                high = high << 16 | group;
            } else {
                low = low << 16 | group;
            }
        }
        return new IpAddress(6, high, low);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
