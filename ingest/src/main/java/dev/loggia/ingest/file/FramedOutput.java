package dev.loggia.ingest.file;

/** What a {@link Framer} puts out. May hold back what it is not sure of yet. Confined to one thread. */
final class FramedOutput {

    private static final int SIZE = 64 << 10;

    /** A buffer that has grown beyond this is given up when it is empty. */
    private static final int KEPT = 1 << 20;

    private static final int NONE = -1;

    private byte[] bytes = new byte[SIZE];
    private int start;
    private int length;
    private int held = NONE;

    void write(byte[] from, int begin, int end) {
        makeRoom(end - begin);
        System.arraycopy(from, begin, bytes, length, end - begin);
        length += end - begin;
    }

    void write(int b) {
        makeRoom(1);
        bytes[length++] = (byte) b;
    }

    /** Holds back what is written from now on. */
    void hold() {
        held = length;
    }

    /** Lets go what was held back, if anything. */
    void release() {
        held = NONE;
    }

    /** Forgets what was held back, if anything. */
    void rollBack() {
        length = held == NONE ? length : held;
        held = NONE;
    }

    /** How many bytes are held back. */
    int heldBytes() {
        return held == NONE ? 0 : length - held;
    }

    /** How many bytes may be taken. */
    int available() {
        return (held == NONE ? length : held) - start;
    }

    /** Takes as much as there is and fits. */
    int take(byte[] into, int offset, int most) {
        int count = Math.min(most, available());
        System.arraycopy(bytes, start, into, offset, count);
        start += count;
        if (start == length) {
            start = 0;
            length = 0;
            held = held == NONE ? NONE : 0;
            bytes = bytes.length > KEPT ? new byte[SIZE] : bytes;
        }
        return count;
    }

    private void makeRoom(int count) {
        if (bytes.length - length >= count) {
            return;
        }
        byte[] target = bytes;
        if (bytes.length - (length - start) < count) {
            target = new byte[Math.max(2 * bytes.length, Math.addExact(length - start, count))];
        }
        System.arraycopy(bytes, start, target, 0, length - start);
        bytes = target;
        held = held == NONE ? NONE : held - start;
        length -= start;
        start = 0;
    }
}
