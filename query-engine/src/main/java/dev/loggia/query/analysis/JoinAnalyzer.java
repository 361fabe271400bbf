package dev.loggia.query.analysis;

import dev.loggia.diagnostic.SourceSpan;
import dev.loggia.grammar.tree.Command;
import dev.loggia.grammar.tree.FieldName;
import dev.loggia.query.command.JoinNode;
import dev.loggia.query.command.JoinTable;
import dev.loggia.query.exec.SubqueryRows;
import dev.loggia.query.expression.BoundExpression;
import dev.loggia.query.plan.ExtendNode;
import dev.loggia.query.plan.Plan.OutputColumn;
import dev.loggia.query.plan.PlanNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One {@code join} (section 3.24). What its other rows must have is known only when all commands after it were read. */
final class JoinAnalyzer {

    /** The service's figure (section 7). */
    private static final int MOST_KEYS = 50_000;

    private static final String KEY = "\0key";

    private final Command.Join join;
    private final Settings settings;
    private final Problems problems;
    private final Scope scope;
    private final Subqueries subqueries;
    private final QueryAnalyzer inner;
    private final JoinedRows joined;
    private final int position;
    private BoundExpression leftKey = new BoundExpression.Constant(null);

    /** @param position how many steps the plan has before the join */
    JoinAnalyzer(
            Command.Join join, Settings settings, Problems problems, Scope scope, Subqueries subqueries, int position) {
        this.join = join;
        this.settings = settings;
        this.problems = problems;
        this.scope = scope;
        this.subqueries = subqueries;
        this.position = position;
        this.inner = subqueries.of(join.query());
        this.joined = new JoinedRows(join.left().text(), join.right().text(), inner.scope());
    }

    /** Where the plan gets {@link #node}. */
    int position() {
        return position;
    }

    void analyze() {
        inner.analyze(false);
        if (join.left().text().equals(join.right().text())) {
            problems.error(
                    "already-defined",
                    join.right().span(),
                    "both sides of the join are named " + join.right().text(),
                    "give each a name of its own, such as left=a right=b");
        }
        boolean swapped = joined.isOfRight(join.leftKey().name());
        Command.FieldReference left = swapped ? join.rightKey() : join.leftKey();
        Command.FieldReference right = swapped ? join.leftKey() : join.rightKey();
        joined.ofLeft(left.name())
                .or(() -> unqualified(left, join.left()))
                .flatMap(name -> scope.resolve(name).or(() -> unknown(left.span(), name)))
                .ifPresent(key -> leftKey = key);
        joined.ofRightName(right.name())
                .or(() -> unqualified(right, join.right()))
                .flatMap(name -> inner.scope().resolve(name).or(() -> unknown(right.span(), name)))
                .ifPresent(key -> inner.commands().add(new ExtendNode(KEY, key)));
        scope.join(joined);
        if (!inner.scope().showsEventsAsTheyAre()) {
            for (OutputColumn column : inner.output()) {
                joined.use(column.name(), new BoundExpression.ColumnReference(column.column()));
                String shown = joined.columnOf(column.name());
                if (scope.events()) {
                    scope.extract(shown);
                } else {
                    scope.define(shown, Scope.Origin.STATS);
                }
            }
        }
    }

    private Optional<FieldName> unqualified(Command.FieldReference key, Command.Name side) {
        problems.error(
                "join-key",
                key.span(),
                "the join compares a field of each side, and this one does not say that it is of " + side.text(),
                "write " + join.left().text() + ".FIELD = " + join.right().text() + ".FIELD");
        return Optional.empty();
    }

    private Optional<BoundExpression> unknown(SourceSpan span, FieldName name) {
        problems.error("unknown-symbol", span, "there is no column " + name.flat() + " to join by", null);
        return Optional.empty();
    }

    /** The step. Called after the last command. */
    PlanNode node() {
        List<OutputColumn> output = new ArrayList<>(List.of(new OutputColumn(KEY, KEY)));
        List<String> columns = new ArrayList<>();
        joined.used().forEach((name, expression) -> {
            if (expression instanceof BoundExpression.ColumnReference reference) {
                output.add(new OutputColumn(name, reference.column()));
            } else {
                inner.commands().add(new ExtendNode("\0" + name, expression));
                output.add(new OutputColumn(name, "\0" + name));
            }
            columns.add(joined.columnOf(name));
        });
        Optional<JoinTable> table =
                subqueries.rows(join.query().span(), inner.plan(output)).map(this::table);
        return new JoinNode(
                table.isEmpty() ? subqueries.name() : join.right().text(),
                join.type() == Command.JoinType.LEFT,
                leftKey,
                table.orElse(JoinTable.EMPTY),
                columns);
    }

    private JoinTable table(SubqueryRows rows) {
        JoinTable table = JoinTable.of(rows);
        if (settings.strict() && table.keys() > MOST_KEYS) {
            problems.error(
                    "limit-joinKeys",
                    join.query().span(),
                    String.format(
                            java.util.Locale.ROOT,
                            "the joined rows have %,d different keys, the service takes %,d",
                            table.keys(),
                            MOST_KEYS),
                    "filter them, or run without --strict");
        }
        return table;
    }
}
