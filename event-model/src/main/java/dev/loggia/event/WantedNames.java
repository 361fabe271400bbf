package dev.loggia.event;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place in a JSON text on the way to wanted names: a tree with a step for each segment of a flat name. A key that holds dots
 * takes several steps at once, so the key {@code a.b} and the path from {@code a} to {@code b} lead to the same place. Immutable
 * once built.
 */
final class WantedNames {

    /** The index of the wanted name that ends here, or -1. */
    private int index = -1;

    private final Map<String, WantedNames> keys = new HashMap<>();
    private final Map<Integer, WantedNames> elements = new HashMap<>();

    private WantedNames() {}

    /** The root for these flat names. */
    static WantedNames of(List<String> names) {
        WantedNames root = new WantedNames();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (name.startsWith("@@")) {
                root.add(name.substring(1), i);
            } else if (!name.startsWith("@")) {
                root.add(name, i);
            }
        }
        return root;
    }

    /** The flat name of a path: one that starts with {@code @} gets another, which tells it from a system field. */
    static String flatName(String path) {
        return path.startsWith("@") ? "@" + path : path;
    }

    private void add(String path, int nameIndex) {
        WantedNames place = this;
        int from = 0;
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', from)) {
            place = place.child(path.substring(from, dot));
            from = dot + 1;
        }
        place.child(path.substring(from)).index = nameIndex;
    }

    private WantedNames child(String segment) {
        WantedNames child = keys.get(segment);
        if (child == null) {
            child = new WantedNames();
            keys.put(segment, child);
            int element = elementNumber(segment);
            if (element >= 0) {
                elements.put(element, child);
            }
        }
        return child;
    }

    private static int elementNumber(String segment) {
        if (segment.isEmpty() || segment.length() > 9 || segment.length() > 1 && segment.charAt(0) == '0') {
            return -1;
        }
        for (int i = 0; i < segment.length(); i++) {
            if (segment.charAt(i) < '0' || segment.charAt(i) > '9') {
                return -1;
            }
        }
        return Integer.parseInt(segment);
    }

    int index() {
        return index;
    }

    /** Where a key of an object here leads, or null when nothing is wanted there. */
    @Nullable
    WantedNames key(String key) {
        WantedNames place = keys.get(key);
        if (place != null || key.indexOf('.') < 0) {
            return place;
        }
        place = this;
        int from = 0;
        for (int dot = key.indexOf('.'); dot >= 0 && place != null; dot = key.indexOf('.', from)) {
            place = place.keys.get(key.substring(from, dot));
            from = dot + 1;
        }
        return place == null ? null : place.keys.get(key.substring(from));
    }

    /** Where an element of an array here leads, or null when nothing is wanted there. */
    @Nullable
    WantedNames element(int element) {
        return elements.get(element);
    }

    /** Whether something below an object here may be wanted. */
    boolean wantsKeys() {
        return !keys.isEmpty();
    }

    /** Whether something below an array here may be wanted. */
    boolean wantsElements() {
        return !elements.isEmpty();
    }
}
