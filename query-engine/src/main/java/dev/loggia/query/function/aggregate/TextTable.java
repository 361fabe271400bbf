package dev.loggia.query.function.aggregate;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Distinct UTF-8 texts, numbered from 0 in order of appearance; kept as bytes, without an object for each. */
final class TextTable {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final int FIRST_CHUNK = 1 << 10;
    private static final int LARGEST_CHUNK = 1 << 20;

    private int[] slots = newSlots(16);
    private int[] hashes = new int[8];
    private int[] chunkNumbers = new int[8];
    private int[] starts = new int[8];
    private int[] lengths = new int[8];
    private int size;

    private final List<byte[]> chunks = new ArrayList<>();
    private int chunkUsed;
    private long chunkBytes;

    int size() {
        return size;
    }

    String text(int number) {
        return new String(bytes(number), starts[number], lengths[number], StandardCharsets.UTF_8);
    }

    /** The array that holds a text, from {@link #start} on for {@link #length} bytes. */
    byte[] bytes(int number) {
        return chunks.get(chunkNumbers[number]);
    }

    int start(int number) {
        return starts[number];
    }

    int length(int number) {
        return lengths[number];
    }

    /** The number of a text, which is new when it is the {@link #size} there was before. */
    int add(byte[] utf8, int start, int end) {
        int hash = hash(utf8, start, end);
        int mask = slots.length - 1;
        int slot = hash & mask;
        for (int number = slots[slot]; number >= 0; number = slots[slot]) {
            if (hashes[number] == hash && isText(number, utf8, start, end)) {
                return number;
            }
            slot = slot + 1 & mask;
        }
        slots[slot] = size;
        store(hash, utf8, start, end);
        if (2 * size > slots.length) {
            rehash();
        }
        return size - 1;
    }

    private boolean isText(int number, byte[] utf8, int start, int end) {
        int from = starts[number];
        return Arrays.equals(bytes(number), from, from + lengths[number], utf8, start, end);
    }

    private void store(int hash, byte[] utf8, int start, int end) {
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * size);
            chunkNumbers = Arrays.copyOf(chunkNumbers, 2 * size);
            starts = Arrays.copyOf(starts, 2 * size);
            lengths = Arrays.copyOf(lengths, 2 * size);
        }
        int length = end - start;
        if (chunks.isEmpty() || chunkUsed + length > chunks.getLast().length) {
            int usual = (int) Math.min(LARGEST_CHUNK, Math.max(FIRST_CHUNK, chunkBytes));
            chunks.add(new byte[Math.max(usual, length)]);
            chunkBytes += chunks.getLast().length;
            chunkUsed = 0;
        }
        System.arraycopy(utf8, start, chunks.getLast(), chunkUsed, length);
        hashes[size] = hash;
        chunkNumbers[size] = chunks.size() - 1;
        starts[size] = chunkUsed;
        lengths[size] = length;
        chunkUsed += length;
        size++;
    }

    private void rehash() {
        slots = newSlots(Math.multiplyExact(2, slots.length));
        int mask = slots.length - 1;
        for (int number = 0; number < size; number++) {
            int slot = hashes[number] & mask;
            while (slots[slot] >= 0) {
                slot = slot + 1 & mask;
            }
            slots[slot] = number;
        }
    }

    private static int hash(byte[] utf8, int start, int end) {
        long hash = end - start;
        int i = start;
        for (; i + 8 <= end; i += 8) {
            hash = (hash ^ (long) LONGS.get(utf8, i)) * MIX;
            hash ^= hash >>> 32;
        }
        for (; i < end; i++) {
            hash = (hash ^ utf8[i]) * MIX;
        }
        hash ^= hash >>> 29;
        return (int) (hash ^ hash >>> 32);
    }

    private static int[] newSlots(int length) {
        int[] slots = new int[length];
        Arrays.fill(slots, -1);
        return slots;
    }

    long memoryBytes() {
        return 4L * slots.length + 16L * hashes.length + chunkBytes;
    }
}
