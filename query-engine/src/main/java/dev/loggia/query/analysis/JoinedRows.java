package dev.loggia.query.analysis;

import dev.loggia.grammar.tree.FieldName;
import dev.loggia.query.expression.BoundExpression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows that a {@code join} puts beside others: which names are theirs, and which of these are asked for. */
final class JoinedRows {

    private final String left;
    private final String right;
    private final Scope scope;
    private final Map<String, BoundExpression> used = new LinkedHashMap<>();

    /** @param scope of the joined rows */
    JoinedRows(String left, String right, Scope scope) {
        this.left = left;
        this.right = right;
        this.scope = scope;
    }

    /** The name without the alias of the rows that were there before; empty when it has another. */
    Optional<FieldName> ofLeft(FieldName name) {
        return behind(left, name);
    }

    /** The name without the alias of the joined rows; empty when it has another. */
    Optional<FieldName> ofRightName(FieldName name) {
        return behind(right, name);
    }

    boolean isOfRight(FieldName name) {
        return ofRightName(name).isPresent();
    }

    /** A column of the joined rows by its own name; empty when they have no such column. */
    Optional<BoundExpression> column(FieldName own) {
        return scope.resolve(own).map(expression -> use(own.flat(), expression));
    }

    /** Asks for a column of the joined rows; answers what stands for it after the join. */
    BoundExpression use(String name, BoundExpression expression) {
        used.putIfAbsent(name, expression);
        return new BoundExpression.ColumnReference(columnOf(name));
    }

    /** What a column of the joined rows is called after the join. */
    String columnOf(String name) {
        return right + "." + name;
    }

    /** The names that certainly exist among the joined rows, with their alias. */
    List<String> columns() {
        return scope.madeNames().stream().map(this::columnOf).toList();
    }

    /** What is asked for: the expressions by their names among the joined rows. */
    Map<String, BoundExpression> used() {
        return used;
    }

    private static Optional<FieldName> behind(String alias, FieldName name) {
        List<FieldName.Segment> segments = new ArrayList<>(name.segments());
        if (segments.size() < 2 || !segments.removeFirst().text().equals(alias)) {
            return Optional.empty();
        }
        return Optional.of(new FieldName(segments));
    }
}
