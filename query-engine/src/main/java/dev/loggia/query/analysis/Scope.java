package dev.loggia.query.analysis;

import dev.loggia.grammar.tree.FieldName;
import dev.loggia.query.expression.BoundExpression;
import dev.loggia.query.plan.Plan.OutputColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which names stand for what at one place of the pipeline, and which columns the result will show (sections 3.0 and 15.1). Before the
 * first {@code stats} every name is a field of the events; after it only its columns exist.
 */
final class Scope {

    /** Where a name comes from that the query itself made. */
    enum Origin {
        FIELDS,
        PARSE,
        STATS,
        DISPLAY
    }

    private boolean events = true;
    private boolean uncertain;
    private String rowsOf = "";
    private final Map<String, Origin> made = new LinkedHashMap<>();
    private final Map<String, String> columnOfText = new HashMap<>();
    private final Set<String> selected = new LinkedHashSet<>();
    private final Set<String> extracted = new LinkedHashSet<>();
    private final Set<String> rowColumns = new LinkedHashSet<>();
    private final List<JoinedRows> joined = new ArrayList<>();
    private @Nullable List<OutputColumn> display;

    boolean events() {
        return events;
    }

    /** The command that made the rows, which are no events. */
    String rowsOf() {
        return rowsOf;
    }

    /** From here on unknown names are no mistakes: a stage before could not be understood. */
    void loseCertainty() {
        uncertain = true;
    }

    Optional<Origin> origin(String name) {
        return Optional.ofNullable(made.get(name));
    }

    void define(String name, Origin origin) {
        made.remove(name);
        made.put(name, origin);
        if (!events) {
            rowColumns.add(name);
        }
    }

    /** Lets a column be asked for that is not shown otherwise. */
    void offer(String name) {
        made.put(name, Origin.STATS);
    }

    /** Shows a field or column at this place, as {@code fields} does. */
    void select(String name) {
        selected.add(name);
        if (!events) {
            rowColumns.add(name);
        }
    }

    boolean isSelected(String name) {
        return selected.contains(name);
    }

    /** Shows a column after the selected ones, as {@code parse} does. */
    void extract(String name) {
        extracted.add(name);
    }

    /** Shows exactly these. */
    void display(List<OutputColumn> columns) {
        display = columns;
    }

    /** Lets an expression's text stand for a column: {@code count(*)} after {@code stats count(*)}. */
    void nameText(String canonicalText, String column) {
        columnOfText.put(canonicalText, column);
    }

    Optional<String> columnOfText(String canonicalText) {
        return Optional.ofNullable(columnOfText.get(canonicalText));
    }

    /** Leaves the rows so far behind: only columns defined from now on exist. @param command what makes the new rows */
    void startRows(String command) {
        events = false;
        rowsOf = command;
        made.clear();
        columnOfText.clear();
        selected.clear();
        extracted.clear();
        rowColumns.clear();
        joined.clear();
        display = null;
    }

    /** Rows that were put beside these: their columns have names behind an alias. */
    void join(JoinedRows rows) {
        joined.add(rows);
    }

    /** The joined rows that the alias in front of a name stands for. */
    Optional<JoinedRows> joinedRows(FieldName name) {
        return joined.stream().filter(rows -> rows.isOfRight(name)).findFirst();
    }

    /** The names that exist for certain, for suggestions. */
    Set<String> madeNames() {
        return made.keySet();
    }

    /**
     * What a field name stands for: a name of the query's own, a path into one, else a field of the events; empty when there is none.
     */
    Optional<BoundExpression> resolve(FieldName name) {
        if (made.containsKey(name.flat())) {
            return Optional.of(new BoundExpression.ColumnReference(name.flat()));
        }
        for (JoinedRows rows : joined) {
            Optional<FieldName> left = rows.ofLeft(name);
            Optional<FieldName> right = rows.ofRightName(name);
            if (right.isPresent()) {
                return rows.column(right.get());
            }
            if (left.isPresent()) {
                return resolveOwn(left.get());
            }
        }
        Optional<BoundExpression> own = resolveOwn(name);
        return own.isPresent()
                ? own
                : joined.stream().flatMap(rows -> rows.column(name).stream()).findFirst();
    }

    private Optional<BoundExpression> resolveOwn(FieldName name) {
        String flat = name.flat();
        if (made.containsKey(flat)) {
            return Optional.of(new BoundExpression.ColumnReference(flat));
        }
        List<FieldName.Segment> segments = name.segments();
        for (int length = segments.size() - 1; length > 0; length--) {
            String prefix = new FieldName(segments.subList(0, length)).flat();
            if (made.containsKey(prefix)) {
                List<String> path = new ArrayList<>();
                segments.subList(length, segments.size()).forEach(segment -> path.add(segment.text()));
                return Optional.of(new BoundExpression.Access(new BoundExpression.ColumnReference(prefix), path));
            }
        }
        return events || uncertain ? Optional.of(new BoundExpression.ColumnReference(flat)) : Optional.empty();
    }

    /** Whether the result would be events without any field that the query names. */
    boolean showsEventsAsTheyAre() {
        return display == null && events && selected.isEmpty() && extracted.isEmpty();
    }

    /** The columns of the result. */
    List<OutputColumn> output(Set<String> parsedFirst) {
        if (display != null) {
            return display;
        }
        Set<String> names = new LinkedHashSet<>();
        if (!events) {
            names.addAll(rowColumns);
        } else {
            names.addAll(selected.isEmpty() ? parsedFirst : selected);
            names.addAll(extracted);
        }
        return names.stream().map(name -> new OutputColumn(name, name)).toList();
    }
}
