package dev.loggia.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Groups that hold something open, the one used longest ago first: at most so many, if those others give way. Thread-safe. */
final class RecentGroups {

    private final int most;
    private final Map<String, GroupIndex> groups = new LinkedHashMap<>(16, 0.75f, true);

    RecentGroups(int most) {
        this.most = most;
    }

    /** Notes that a group is used. @return the groups that should let go, those used longest ago first */
    synchronized List<GroupIndex> use(String id, GroupIndex index) {
        groups.put(id, index);
        int surplus = groups.size() - most;
        if (surplus <= 0) {
            return List.of();
        }
        List<GroupIndex> idle = new ArrayList<>();
        for (GroupIndex group : groups.values()) {
            if (idle.size() < surplus && group != index) {
                idle.add(group);
            }
        }
        return idle;
    }

    synchronized void remove(String id) {
        groups.remove(id);
    }

    synchronized List<GroupIndex> all() {
        return List.copyOf(groups.values());
    }

    synchronized int size() {
        return groups.size();
    }
}
