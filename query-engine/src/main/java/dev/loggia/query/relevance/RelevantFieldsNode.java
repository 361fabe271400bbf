package dev.loggia.query.relevance;

import dev.loggia.event.SystemField;
import dev.loggia.query.exec.Collector;
import dev.loggia.query.exec.RowLayout;
import dev.loggia.query.expression.BoundExpression;
import dev.loggia.query.expression.ExpressionText;
import dev.loggia.query.plan.CollectorNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code relevantfields ... where condition} (section 3.15): one row for each field, the one that tells most of the condition first.
 *
 * @param fields those to compare: those that the query lists, or else all of its own
 * @param listed whether the query lists them; then each gets a row, even when it tells nothing
 * @param everyField whether the fields discovered in messages are compared too
 * @param hidden fields that are not compared, nor what is in them: those that the condition reads
 */
public record RelevantFieldsNode(
        BoundExpression condition, List<NamedField> fields, boolean listed, boolean everyField, Set<String> hidden)
        implements CollectorNode {

    static final String FIELD = "@fieldName";
    static final String SCORE = "@relevanceScore";
    static final String DESCRIPTION = "@relevanceDescription";
    static final String CONTRIBUTORS = "@topRelevanceContributors";
    static final String CONDITIONAL_MEDIAN = "@conditionalMedian";
    static final String BASELINE_MEDIAN = "@baselineMedian";

    /** A field as it is shown. @param value what it reads */
    public record NamedField(String name, BoundExpression value) {}

    public RelevantFieldsNode {
        fields = List.copyOf(fields);
        hidden = Set.copyOf(hidden);
    }

    /** The columns of its rows, in the order in which they are shown. */
    public static List<String> columns() {
        return List.of(FIELD, SCORE, DESCRIPTION, CONTRIBUTORS, CONDITIONAL_MEDIAN, BASELINE_MEDIAN);
    }

    /** The names of the fields that a condition reads, paths into fields of the query's own included. */
    public static Set<String> fieldsOf(BoundExpression condition) {
        Set<String> names = new LinkedHashSet<>();
        addFields(condition, names);
        return names;
    }

    private static void addFields(BoundExpression expression, Set<String> names) {
        if (expression instanceof BoundExpression.ColumnReference field) {
            names.add(field.column());
        } else if (expression instanceof BoundExpression.Access access
                && access.value() instanceof BoundExpression.ColumnReference field) {
            names.add(field.column() + "." + String.join(".", access.path()));
        } else {
            expression.operands().forEach(operand -> addFields(operand, names));
        }
    }

    /** The names of the fields that the query lists. */
    List<String> listedNames() {
        return listed ? fields.stream().map(NamedField::name).toList() : List.of();
    }

    /** Whether a field is hidden, or part of one that is. */
    boolean hides(String name) {
        return isWithin(name, hidden);
    }

    /** Whether a discovered field is compared: it is not hidden, and the query has none of its own in its place. */
    boolean comparesDiscovered(String name) {
        return !hides(name) && fields.stream().noneMatch(field -> isWithin(name, Set.of(field.name())));
    }

    private static boolean isWithin(String name, Set<String> names) {
        if (names.contains(name)) {
            return true;
        }
        for (int dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
            if (names.contains(name.substring(0, dot))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Set<String> reads() {
        Set<String> reads = new LinkedHashSet<>(condition.columns());
        fields.forEach(field -> reads.addAll(field.value().columns()));
        if (everyField) {
            reads.add(SystemField.FIELDS);
        }
        return reads;
    }

    @Override
    public Set<String> defines() {
        return new LinkedHashSet<>(columns());
    }

    @Override
    public boolean replacesRows() {
        return true;
    }

    @Override
    public Collector collector(RowLayout layout, Notices notices) {
        return new RelevantFieldsRows(
                this, columns().stream().filter(layout.columns()::contains).toList(), layout.events());
    }

    @Override
    public String describe() {
        String compared = everyField
                ? "all fields"
                : fields.stream()
                        .map(field -> ExpressionText.name(field.name()))
                        .collect(Collectors.joining(", "));
        return "relevance of " + compared + " where " + ExpressionText.of(condition);
    }
}
