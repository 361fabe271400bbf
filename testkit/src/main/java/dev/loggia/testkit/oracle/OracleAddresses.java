package dev.loggia.testkit.oracle;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses and ranges of them (sections 3.19 and 4.8). */
final class OracleAddresses {

    private static final Pattern FOUR =
            Pattern.compile("(25[0-5]|2[0-4]\\d|1\\d\\d|\\d\\d?)(\\.(25[0-5]|2[0-4]\\d|1\\d\\d|\\d\\d?)){3}");
    private static final Pattern SIX = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

    private OracleAddresses() {}

    /** The bytes of an address, 4 or 16; null when it is none. */
    private static byte @Nullable [] bytes(String text) {
        if (!FOUR.matcher(text).matches() && !SIX.matcher(text).matches()) {
            return null;
        }
        try {
            return InetAddress.getByName(text).getAddress();
        } catch (UnknownHostException e) {
            return null;
        }
    }

    /** 4, 6, or 0 for what is no address. */
    static int family(String text) {
        return FOUR.matcher(text).matches() ? 4 : bytes(text) == null ? 0 : 6;
    }

    /** How many bits a range fixes; -1 when it is none. */
    static int length(String range) {
        int slash = range.indexOf('/');
        byte[] bytes = bytes(slash < 0 ? range : range.substring(0, slash));
        if (bytes == null) {
            return -1;
        }
        return slash < 0 ? bytes.length * 8 : Integer.parseInt(range.substring(slash + 1));
    }

    static boolean contains(String range, String address) {
        int length = length(range);
        byte[] from = bytes(range.split("/", 2)[0]);
        byte[] bytes = bytes(address);
        if (length < 0 || from == null || bytes == null || from.length != bytes.length) {
            return false;
        }
        int rest = bytes.length * 8 - length;
        return new BigInteger(1, from).shiftRight(rest).equals(new BigInteger(1, bytes).shiftRight(rest));
    }

    static @Nullable BigInteger number(String text) {
        byte[] bytes = family(text) == 4 ? bytes(text) : null;
        return bytes == null ? null : new BigInteger(1, bytes);
    }

    /** RFC 1918. */
    static boolean isPrivate(String text) {
        return isWithin(text, List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"));
    }

    static boolean isReserved(String text) {
        return isWithin(
                text,
                List.of(
                        "0.0.0.0/8",
                        "100.64.0.0/10",
                        "127.0.0.0/8",
                        "169.254.0.0/16",
                        "192.0.2.0/24",
                        "198.51.100.0/24",
                        "203.0.113.0/24",
                        "224.0.0.0/4",
                        "240.0.0.0/4",
                        "2001:db8::/32",
                        "::1/128",
                        "fe80::/10",
                        "ff00::/8"));
    }

    private static boolean isWithin(String text, List<String> ranges) {
        return ranges.stream().anyMatch(range -> contains(range, text));
    }
}
