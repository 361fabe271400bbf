package dev.loggia.ingest.timestamp;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Times of ISO 8601. The shape that most have, {@code 2026-01-02T03:04:05} with a blank for the {@code T} or not, is read eight
 * bytes at a time; whatever looks otherwise is left to the steps.
 */
final class IsoPattern implements TimestampPattern {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;

    /** {@code 0000-00-}, first byte lowest; and what added to a byte exclusive-or that sets its high bit unless it is 0, or 0 to 9. */
    private static final long DASHED_DATE = 0x2D30302D30303030L;

    private static final long SLASHED_DATE = 0x2F30302F30303030L;
    private static final long DATE_LIMITS = 0x7F76767F76767676L;

    /** {@code 00?00:00}, and the same; the byte between date and time is looked at by itself. */
    private static final long CLOCK = 0x30303A3030003030L;

    private static final long CLOCK_LIMITS = 0x76767F7676007676L;
    private static final long CLOCK_BYTES = 0xFFFFFFFFFF00FFFFL;

    /** Bytes up to and with the seconds. */
    private static final int WIDTH = 19;

    private final TimestampPattern steps;

    IsoPattern(TimestampPattern steps) {
        this.steps = steps;
    }

    @Override
    public boolean lacksYear() {
        return false;
    }

    @Override
    public long read(byte[] buffer, int at, int end) {
        if (end - at < WIDTH) {
            return steps.read(buffer, at, end);
        }
        byte separator = buffer[at + 4];
        byte gap = buffer[at + 10];
        long date = (long) LONGS.get(buffer, at) ^ (separator == '/' ? SLASHED_DATE : DASHED_DATE);
        long clock = ((long) LONGS.get(buffer, at + 8) ^ CLOCK) & CLOCK_BYTES;
        long odd = (date | date + DATE_LIMITS | clock | clock + CLOCK_LIMITS) & HIGH_BITS;
        int second = Digits.two(buffer, at + 17, end);
        int p = at + WIDTH;
        if (odd != 0 || gap != 'T' && gap != ' ' || buffer[at + 16] != ':' || second < 0 || Digits.at(buffer, p, end)) {
            return steps.read(buffer, at, end);
        }
        int milli = 0;
        if (p + 1 < end && (buffer[p] == '.' || buffer[p] == ',') && Digits.isDigit(buffer[p + 1])) {
            int width = Digits.run(buffer, p + 1, end);
            milli = Digits.millis(buffer, p + 1, width);
            p += 1 + width;
        }
        // Each byte of a pair becomes ten times itself and the next: the number that both are.
        long datePairs = date * 10 + (date >>> 8);
        long clockPairs = clock * 10 + (clock >>> 8);
        int year = (int) (datePairs & 0x7F) * 100 + (int) (datePairs >>> 16 & 0x7F);
        long local = Calendar.millis(
                year,
                (int) (datePairs >>> 40 & 0x7F),
                (int) (clockPairs & 0x7F),
                (int) (clockPairs >>> 24 & 0x7F),
                (int) (clockPairs >>> 48 & 0x7F),
                second,
                milli);
        return local == Reading.NONE ? Reading.NONE : withZone(local, buffer, at, p, end);
    }

    private static long withZone(long local, byte[] buffer, int at, int p, int end) {
        int after = Step.skipBlanks(buffer, p, end);
        int zone = after == p ? ZoneMark.read(buffer, p, end) : ZoneMark.readAfterBlanks(buffer, after, end);
        if (zone == ZoneMark.NONE) {
            return Reading.of(local, false, p - at);
        }
        return Reading.of(local - ZoneMark.minutes(zone) * 60_000L, true, after + ZoneMark.width(zone) - at);
    }
}
