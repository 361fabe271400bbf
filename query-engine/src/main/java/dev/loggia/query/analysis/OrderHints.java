package dev.loggia.query.analysis;

import dev.loggia.event.SystemField;
import dev.loggia.grammar.tree.Command;
import dev.loggia.grammar.tree.Expression;
import java.util.List;

/** Hints on commands whose place or key makes another result than it seems. */
final class OrderHints {

    private OrderHints() {}

    static void look(List<Command> commands, Problems problems) {
        boolean chosen = false;
        for (int i = 0; i < commands.size(); i++) {
            // The first rows of an order, or of earlier groups, are cut on purpose.
            chosen |= commands.get(i) instanceof Command.Sort || i > 0 && CommandOrder.makesRows(commands.get(i - 1));
            if (!(commands.get(i) instanceof Command.Stats stats)) {
                continue;
            }
            if (!chosen
                    && i > 0
                    && commands.get(i - 1) instanceof Command.Limit limit
                    && limit.kind() == Command.LimitKind.LIMIT) {
                problems.warning(
                        "limit-before-stats",
                        limit.span(),
                        "stats sees only the " + limit.count() + " rows that this leaves",
                        "put it after stats to cut the result");
            }
            if (stats.keys().size() == 1
                    && stats.keys().getFirst().expression() instanceof Expression.Field field
                    && field.name().flat().equals(SystemField.TIMESTAMP)) {
                problems.warning(
                        "group-by-time",
                        field.span(),
                        "each millisecond is a group of its own",
                        "group by spans of time: by bin(5m)");
            }
        }
    }
}
