package dev.loggia.query.plan;

import dev.loggia.event.TimeRange;
import dev.loggia.query.source.NamedSource;
import java.util.ArrayList;
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

    /** The columns that the nodes, and the result, read of the events. */
    public Set<String> neededOfEvents() {
        Set<String> needed = shown();
        nodes.reversed().forEach(node -> passUp(node, needed));
        return needed;
    }

    /**
     * What is read of each node's rows by the nodes after it and the result: of the columns that the node defines if it handles each row
     * by itself, else of all columns.
     */
    public List<Set<String>> neededOfEach() {
        List<Set<String>> fromTheEnd = new ArrayList<>();
        Set<String> needed = shown();
        Set<String> copy = Set.copyOf(needed);
        for (PlanNode node : nodes.reversed()) {
            if (node instanceof RowNode) {
                Set<String> own = new HashSet<>(node.defines());
                own.retainAll(needed);
                fromTheEnd.add(own);
            } else {
                // The same set for all nodes between which nothing changes, as a query may have a hundred thousand of
                // them.
                copy = copy.equals(needed) ? copy : Set.copyOf(needed);
                fromTheEnd.add(copy);
            }
            passUp(node, needed);
        }
        return fromTheEnd.reversed();
    }

    /** The columns that the result shows, in a set of the caller's own. */
    public Set<String> shown() {
        Set<String> shown = new HashSet<>();
        output.forEach(column -> shown.add(column.column()));
        return shown;
    }

    /** Turns the columns needed after a node into those needed before it. */
    public static void passUp(PlanNode node, Set<String> needed) {
        if (node.replacesRows()) {
            needed.clear();
        } else {
            node.defines().forEach(needed::remove);
        }
        needed.addAll(node.reads());
    }
}
