package dev.loggia.testkit.oracle;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which columns the result shows (section 3.0). */
final class OracleColumns {

    private boolean events = true;
    private final Set<String> selected = new LinkedHashSet<>();
    private final Set<String> extracted = new LinkedHashSet<>();
    private @Nullable List<String> displayed;

    void select(String name) {
        selected.add(name);
    }

    void extract(String name) {
        (events ? extracted : selected).add(name);
    }

    void display(List<String> names) {
        displayed = List.copyOf(new LinkedHashSet<>(names));
    }

    void startRows(List<String> names) {
        events = false;
        selected.clear();
        extracted.clear();
        selected.addAll(names);
        displayed = null;
    }

    /** The columns that the query chose or made; none while events are shown as they are. */
    List<String> chosen() {
        if (displayed != null) {
            return displayed;
        }
        Set<String> names = new LinkedHashSet<>(selected);
        names.addAll(extracted);
        return List.copyOf(names);
    }

    List<String> shown() {
        if (displayed != null || !selected.isEmpty()) {
            return chosen();
        }
        Set<String> names = new LinkedHashSet<>(List.of("@timestamp", "@message"));
        names.addAll(extracted);
        return List.copyOf(names);
    }
}
