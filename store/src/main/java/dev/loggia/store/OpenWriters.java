package dev.loggia.store;

import java.util.List;

/**
 * The writers that are open, at most so many, which share one budget of memory. A group's writer that is not busy gives way to another's.
 * Thread-safe.
 */
final class OpenWriters {

    /** A writer's part of the budget is never more, for larger segments are not better. */
    private static final long MOST_BYTES_OF_A_WRITER = 64L << 20;

    private final long bufferBytes;
    private final RecentGroups<GroupIndex> open;
    private volatile boolean closed;

    /** @param bufferBytes memory for events of all writers together */
    OpenWriters(int most, long bufferBytes) {
        this.open = new RecentGroups<>(most);
        this.bufferBytes = bufferBytes;
    }

    /** To be called before a writer is opened. Those that are open can be used until they are closed, so that nothing is lost. */
    void checkOpen() {
        if (closed) {
            throw new IllegalStateException("the store is closed");
        }
    }

    /** Notes that a group's writer is used; makes room for it by closing others. Called with the group's lock held. */
    void use(String id, GroupIndex index) {
        open.use(id, index).forEach(GroupIndex::closeIfIdle);
    }

    void closed(String id) {
        open.remove(id);
    }

    List<GroupIndex> all() {
        return open.all();
    }

    /** What each writer may hold in memory. */
    long bytesOfAWriter() {
        return Math.min(MOST_BYTES_OF_A_WRITER, bufferBytes / Math.max(1, open.size()));
    }

    /** No writer is opened from now on. */
    void close() {
        closed = true;
    }
}
