package dev.loggia.ingest.file;

/** How many bytes of its inputs an ingest has read, for the progress. Thread-safe. */
final class ReadBytes {

    private final ScanCounters counters;
    private final long total;
    private long done;
    private long readBefore;
    private long passed;
    private long size;

    /** @param total bytes there are to read, or -1 when nobody knows */
    ReadBytes(ScanCounters counters, long total) {
        this.counters = counters;
        this.total = total;
    }

    /** The next input's turn. @param listed bytes of it that the total counts, or -1 when it counts none */
    synchronized void begin(long listed) {
        size = listed < 0 ? Long.MAX_VALUE : listed;
        readBefore = counters.statistics().bytesRead();
        passed = 0;
    }

    /** So many of its bytes need not be read. */
    synchronized void pass(long bytes) {
        passed = bytes;
    }

    /** It was read. */
    synchronized void end() {
        done += size == Long.MAX_VALUE ? current() : size;
        begin(0);
    }

    synchronized long read() {
        return done + current();
    }

    long total() {
        return total;
    }

    private long current() {
        return Math.min(size, passed + counters.statistics().bytesRead() - readBefore);
    }
}
