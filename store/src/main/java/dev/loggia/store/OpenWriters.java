package dev.loggia.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The writers that are open, least recently used first: at most so many, which share one budget of memory. A group's writer that is not
 * busy gives way to another's. Thread-safe.
 */
final class OpenWriters {

    /** A writer's part of the budget is never more, for larger segments are not better. */
    private static final long MOST_BYTES_OF_A_WRITER = 64L << 20;

    private final int most;
    private final long bufferBytes;
    private final Map<String, GroupIndex> open = new LinkedHashMap<>(16, 0.75f, true);

    /** @param bufferBytes memory for events of all writers together */
    OpenWriters(int most, long bufferBytes) {
        this.most = most;
        this.bufferBytes = bufferBytes;
    }

    /** Notes that a group's writer is used; makes room for it by closing others. Called with the group's lock held. */
    void use(String id, GroupIndex index) throws IOException {
        List<GroupIndex> idle = new ArrayList<>();
        synchronized (this) {
            open.put(id, index);
            for (Map.Entry<String, GroupIndex> entry : open.entrySet()) {
                if (open.size() - idle.size() <= most) {
                    break;
                }
                if (entry.getValue() != index) {
                    idle.add(entry.getValue());
                }
            }
        }
        for (GroupIndex other : idle) {
            other.closeIfIdle();
        }
    }

    synchronized void closed(String id) {
        open.remove(id);
    }

    synchronized List<GroupIndex> all() {
        return List.copyOf(open.values());
    }

    /** What each writer may hold in memory. */
    synchronized long bytesOfAWriter() {
        return Math.min(MOST_BYTES_OF_A_WRITER, bufferBytes / Math.max(1, open.size()));
    }
}
