package dev.loggia.query.plan;

import dev.loggia.event.TimeRange;
import dev.loggia.query.source.NamedSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a query will do: nodes in the order in which rows pass them, then the columns of the result.
 *
 * @param sources what to read; null for what queries read that name no source
 * @param range the events that the query asks for
 * @param output the columns of the result in their order
 * @param events whether the result's rows are events
 */
public record Plan(
        @Nullable List<NamedSource> sources,
        TimeRange range,
        List<PlanNode> nodes,
        List<OutputColumn> output,
        boolean events) {

    public Plan {
        sources = sources == null ? null : List.copyOf(sources);
        nodes = List.copyOf(nodes);
        output = List.copyOf(output);
    }

    /** A column of the result. @param name as shown. @param column as the nodes call it */
    public record OutputColumn(String name, String column) {}

    public Plan withNodes(List<PlanNode> newNodes) {
        return new Plan(sources, range, newNodes, output, events);
    }

    /** The times to read of each source, apart from each other. */
    public List<TimeRange> ranges() {
        for (PlanNode node : nodes) {
            if (node instanceof CollectorNode collector) {
                return collector.ranges(range);
            }
        }
        return List.of(range);
    }

    /** The columns that the nodes from {@code node} on, and the result, read of what comes before. */
    public Set<String> neededBefore(int node) {
        Set<String> needed = new HashSet<>();
        output.forEach(column -> needed.add(column.column()));
        for (int i = nodes.size() - 1; i >= node; i--) {
            PlanNode current = nodes.get(i);
            if (current.replacesRows()) {
                needed.clear();
            } else {
                needed.removeAll(current.defines());
            }
            needed.addAll(current.reads());
        }
        return needed;
    }
}
