package dev.loggia.query.relevance;

import dev.loggia.event.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares two samples field by field. */
final class FieldRanking {

    private FieldRanking() {}

    /** What one field reads in the events that have it, of each sample. */
    private record FieldValues(List<Value> matching, List<Value> others) {}

    /**
     * The fields, the one that differs most first, then by name.
     *
     * @param noun what the rows are, for descriptions
     * @param listed those that are told even if they do not differ; of others only those that do
     */
    static List<FieldDifference> of(EventSample matching, EventSample others, String noun, List<String> listed) {
        Map<String, FieldValues> fields = new HashMap<>();
        listed.forEach(name -> fields.put(name, new FieldValues(new ArrayList<>(), new ArrayList<>())));
        for (EventSample.Event event : matching.events()) {
            event.fields().forEach(field -> values(fields, field).matching.add(field.value()));
        }
        for (EventSample.Event event : others.events()) {
            event.fields().forEach(field -> values(fields, field).others.add(field.value()));
        }
        FieldDifference.Sizes sizes = new FieldDifference.Sizes(
                matching.size(),
                others.size(),
                noun,
                matching.seen() == matching.size() && others.seen() == others.size());
        List<FieldDifference> differences = new ArrayList<>();
        fields.forEach((name, values) -> {
            FieldDifference difference = FieldDifference.of(name, values.matching, values.others, sizes);
            if (difference.score() > 0 || listed.contains(name)) {
                differences.add(difference);
            }
        });
        differences.sort(
                Comparator.comparingDouble(FieldDifference::score).reversed().thenComparing(FieldDifference::name));
        return differences;
    }

    private static FieldValues values(Map<String, FieldValues> fields, EventSample.Field field) {
        return fields.computeIfAbsent(field.name(), name -> new FieldValues(new ArrayList<>(), new ArrayList<>()));
    }
}
