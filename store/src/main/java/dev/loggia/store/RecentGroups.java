package dev.loggia.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Groups that hold something open, the one used longest ago first: at most so many, if those others give way. Thread-safe.
 *
 * @param <T> holds what is open of a group
 */
final class RecentGroups<T> {

    private final int most;
    private final Map<String, T> groups = new LinkedHashMap<>(16, 0.75f, true);

    RecentGroups(int most) {
        this.most = most;
    }

    /** Notes that a group is used. @return the groups that should let go, those used longest ago first */
    synchronized List<T> use(String id, T holder) {
        groups.put(id, holder);
        int surplus = groups.size() - most;
        if (surplus <= 0) {
            return List.of();
        }
        List<T> idle = new ArrayList<>();
        for (T group : groups.values()) {
            if (idle.size() < surplus && !group.equals(holder)) {
                idle.add(group);
            }
        }
        return idle;
    }

    synchronized void remove(String id) {
        groups.remove(id);
    }

    synchronized List<T> all() {
        return List.copyOf(groups.values());
    }

    synchronized int size() {
        return groups.size();
    }
}
