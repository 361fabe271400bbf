package dev.loggia.regex;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Finds one text in others, eight bytes at a time. Immutable, thread-safe.
 *
 * <p>When case is ignored the letters are ASCII and in lower case. The letters k and s have a third form each beyond ASCII, the
 * Kelvin sign and the long s, which is not looked for: then a text with anything beyond ASCII gets no clear answer.
 */
final class Literal {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EVERY_BYTE = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long CASE_BITS = 0x2020202020202020L;

    /** What logs are full of, most frequent first; anything else is rarer. */
    private static final String COMMON = " etaoinsr0l1cd.2pm-3u:h4/5f6,g7b8\"9w_=vy[]{}()kxTIEAONSRCDLPFjqzWMUGHBV";

    private final String text;
    private final byte[] utf8;
    private final boolean folded;
    private final byte[] caseBits;
    private final int rarest;

    /** @param folded whether upper and lower case are the same; the text's letters are then lower case */
    Literal(String text, boolean folded) {
        this.text = text;
        this.utf8 = text.getBytes(StandardCharsets.UTF_8);
        this.folded = folded;
        this.caseBits = new byte[utf8.length];
        for (int i = 0; i < utf8.length; i++) {
            caseBits[i] = (byte) (folded && utf8[i] >= 'a' && utf8[i] <= 'z' ? 0x20 : 0);
        }
        this.rarest = rarest(utf8);
    }

    String text() {
        return text;
    }

    boolean folded() {
        return folded;
    }

    private static int rarest(byte[] utf8) {
        int best = 0;
        int bestRank = -1;
        for (int i = 0; i < utf8.length; i++) {
            int rank = COMMON.indexOf(utf8[i]);
            int order = rank < 0 ? COMMON.length() : rank;
            if (order > bestRank) {
                best = i;
                bestRank = order;
            }
        }
        return best;
    }

    /** Whether the bytes in {@code [start, end)} hold the text. */
    Answer find(byte[] bytes, int start, int end) {
        byte wanted = utf8[rarest];
        long pattern = EVERY_BYTE * (wanted & 0xff);
        long fold = caseBits[rarest] == 0 ? 0 : CASE_BITS;
        int after = end - (utf8.length - 1 - rarest);
        int at = start + rarest;
        for (; at + Long.BYTES <= after; at += Long.BYTES) {
            long difference = ((long) LONGS.get(bytes, at) | fold) ^ pattern;
            long zeros = (difference - EVERY_BYTE) & ~difference & HIGH_BITS;
            for (; zeros != 0; zeros &= zeros - 1) {
                if (isAt(bytes, at + (Long.numberOfTrailingZeros(zeros) >>> 3) - rarest)) {
                    return Answer.YES;
                }
            }
        }
        for (; at < after; at++) {
            if ((bytes[at] | caseBits[rarest]) == wanted && isAt(bytes, at - rarest)) {
                return Answer.YES;
            }
        }
        return hasThirdForm() && !isAscii(bytes, start, end) ? Answer.UNKNOWN : Answer.NO;
    }

    private boolean isAt(byte[] bytes, int start) {
        for (int i = 0; i < utf8.length; i++) {
            if ((bytes[start + i] | caseBits[i]) != utf8[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether the text after an offset holds this one. */
    Answer find(String other, int from) {
        if (!folded) {
            return other.indexOf(text, from) >= 0 ? Answer.YES : Answer.NO;
        }
        char wanted = text.charAt(0);
        char upper = Character.toUpperCase(wanted);
        int last = other.length() - text.length();
        for (int at = from; at <= last; at++) {
            char c = other.charAt(at);
            if ((c == wanted || c == upper) && isAt(other, at)) {
                return Answer.YES;
            }
        }
        return hasThirdForm() && !isAscii(other, from) ? Answer.UNKNOWN : Answer.NO;
    }

    private boolean isAt(String other, int start) {
        for (int i = 1; i < text.length(); i++) {
            char wanted = text.charAt(i);
            char c = other.charAt(start + i);
            boolean letter = wanted >= 'a' && wanted <= 'z';
            if (c != wanted && !(letter && (c | 0x20) == wanted)) {
                return false;
            }
        }
        return true;
    }

    private boolean hasThirdForm() {
        return folded && (text.indexOf('k') >= 0 || text.indexOf('s') >= 0);
    }

    private static boolean isAscii(byte[] bytes, int start, int end) {
        int at = start;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            if (((long) LONGS.get(bytes, at) & HIGH_BITS) != 0) {
                return false;
            }
        }
        for (; at < end; at++) {
            if (bytes[at] < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAscii(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }
}
