package dev.loggia.query.plan.rewrite;

import dev.loggia.query.plan.PlanNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Moves steps past those before them, in time linear in their number: a query may have a hundred thousand. Steps are given in order, and
 * a moved one never passes another that was moved.
 */
final class Passage {

    private final List<PlanNode> settled = new ArrayList<>();

    /** What the next step may still pass, in order. */
    private final Deque<PlanNode> passable = new ArrayDeque<>();

    /** The last of the passable steps so far that holds a column, counted from the first one ever. */
    private final Map<String, Integer> lastHolder = new HashMap<>();

    private int settledOfPassable;

    /** A step that those may pass which do not touch {@code columns}. */
    void passable(PlanNode node, Set<String> columns) {
        int number = settledOfPassable + passable.size();
        passable.add(node);
        columns.forEach(column -> lastHolder.put(column, number));
    }

    /** A step that moves as far as none of {@code columns} is held. */
    void move(PlanNode node, Set<String> columns) {
        int holder = -1;
        for (String column : columns) {
            holder = Math.max(holder, lastHolder.getOrDefault(column, -1));
        }
        while (settledOfPassable <= holder) {
            settleNext();
        }
        settled.add(node);
    }

    /** A step that stays, and lets nothing pass. */
    void stay(PlanNode node) {
        settleAll();
        settled.add(node);
    }

    private void settleAll() {
        while (!passable.isEmpty()) {
            settleNext();
        }
    }

    private void settleNext() {
        settled.add(passable.remove());
        settledOfPassable++;
    }

    /** All steps in their new order. */
    List<PlanNode> nodes() {
        settleAll();
        return settled;
    }
}
