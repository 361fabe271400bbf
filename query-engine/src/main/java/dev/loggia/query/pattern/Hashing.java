package dev.loggia.query.pattern;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Hashes of byte strings, the same on every machine. */
final class Hashing {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private Hashing() {}

    /** 64 bits, well spread. */
    static long hash(byte[] bytes, int from, int to) {
        long hash = (to - from) * FACTOR;
        int at = from;
        for (; at + 8 <= to; at += 8) {
            hash = mix(hash ^ (long) LONGS.get(bytes, at));
        }
        long rest = 0;
        for (; at < to; at++) {
            rest = rest << 8 | bytes[at] & 0xff;
        }
        return mix(hash ^ rest);
    }

    private static long mix(long value) {
        long product = value * FACTOR;
        return (product ^ product >>> 32) * 0xD6E8FEB86659FD93L ^ product >>> 29;
    }
}
