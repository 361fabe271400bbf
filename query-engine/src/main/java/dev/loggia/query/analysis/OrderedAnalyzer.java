package dev.loggia.query.analysis;

import dev.loggia.diagnostic.SourceSpan;
import dev.loggia.event.Comparison;
import dev.loggia.event.SystemField;
import dev.loggia.event.TimeRange;
import dev.loggia.event.Value;
import dev.loggia.grammar.tree.Command;
import dev.loggia.grammar.tree.Expression;
import dev.loggia.grammar.tree.FieldName;
import dev.loggia.grammar.tree.Period;
import dev.loggia.query.command.AccumNode;
import dev.loggia.query.command.AutoRegressNode;
import dev.loggia.query.command.ColumnTotalsNode;
import dev.loggia.query.command.FillDownNode;
import dev.loggia.query.command.FillMissingNode;
import dev.loggia.query.command.NamePattern;
import dev.loggia.query.command.OutlierNode;
import dev.loggia.query.command.RowTotalNode;
import dev.loggia.query.command.SessionizeNode;
import dev.loggia.query.exec.AggregateRows;
import dev.loggia.query.exec.RowOrdering;
import dev.loggia.query.expression.BoundExpression;
import dev.loggia.query.function.TimeBinCode;
import dev.loggia.query.plan.AggregateNode;
import dev.loggia.query.plan.ExtendNode;
import dev.loggia.query.plan.SortNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The commands that work on rows in their order, or on whole columns (sections 3.21 to 3.23). */
final class OrderedAnalyzer {

    /** Columns that one autoregress makes. */
    private static final int MOST_COPIES = 1000;

    private static final Period DEFAULT_GAP = new Period(30, Period.Unit.MINUTE);

    private final CommandAnalyzer commands;
    private final Problems problems;
    private final Scope scope;

    OrderedAnalyzer(CommandAnalyzer commands, Problems problems, Scope scope) {
        this.commands = commands;
        this.problems = problems;
        this.scope = scope;
    }

    void accum(Command.Accum accum) {
        Optional<String> column = column(accum.field(), "accum");
        String result = accum.alias() == null
                ? column.orElse(accum.field().name().flat())
                : accum.alias().text();
        column.ifPresent(numbers -> commands.add(new AccumNode(numbers, result)));
        define(result, accum.alias() == null ? null : accum.alias().span());
    }

    void addTotals(Command.AddTotals totals) {
        boolean ofRows = !Boolean.FALSE.equals(totals.row());
        boolean ofColumns = Boolean.TRUE.equals(totals.column());
        List<String> columns = totals.fields().isEmpty() ? shown(totals) : new ArrayList<>();
        for (Command.FieldReference field : totals.fields()) {
            column(field, "addtotals").ifPresent(columns::add);
        }
        if (ofRows) {
            Command.Name name = totals.fieldName();
            String total = name == null ? "Total" : name.text();
            commands.add(new RowTotalNode(columns, total));
            define(total, name == null ? totals.span() : name.span());
            columns.add(total);
        }
        if (ofColumns) {
            commands.add(new ColumnTotalsNode(columns));
        }
        if (!ofRows && !ofColumns) {
            problems.warning(
                    "no-effect",
                    totals.span(),
                    "addtotals with row=false and without col=true adds nothing",
                    "write col=true for a last row with the sum of each column");
        }
    }

    /** The columns that the result shows so far: all fields of events are too many, and nobody knows them before reading. */
    private List<String> shown(Command.AddTotals totals) {
        List<String> columns = new ArrayList<>();
        scope.output(Set.of()).forEach(column -> columns.add(column.column()));
        if (columns.isEmpty()) {
            problems.warning(
                    "no-effect",
                    totals.span(),
                    "addtotals without names adds up the fields that are shown, and none is chosen before it",
                    "name the fields to add, or choose them with fields first");
        }
        return columns;
    }

    void autoregress(Command.AutoRegress regress) {
        Optional<String> column = column(regress.field(), "autoregress");
        int count = regress.to() - regress.from() + 1;
        if (count > MOST_COPIES) {
            problems.error(
                    "argument-range",
                    regress.span(),
                    "p asks for " + count + " columns, autoregress makes at most " + MOST_COPIES,
                    "choose the lags that you need, such as p=60, in an autoregress of their own");
            return;
        }
        Command.Name alias = regress.alias();
        String name = alias == null ? regress.field().name().flat() : alias.text();
        SourceSpan span = alias == null ? regress.field().span() : alias.span();
        List<String> copies = new ArrayList<>();
        for (int lag = regress.from(); lag <= regress.to(); lag++) {
            copies.add(alias != null && count == 1 ? name : name + "_p" + lag);
        }
        copies.forEach(copy -> define(copy, span));
        column.ifPresent(values -> commands.add(new AutoRegressNode(values, regress.from(), copies)));
    }

    void fillDown(Command.FillDown fill) {
        List<NamePattern> patterns = new ArrayList<>();
        for (Command.Name name : fill.patterns()) {
            NamePattern pattern = new NamePattern(name.text());
            if (!pattern.isWildcard()) {
                column(new Command.FieldReference(path(name.text()), name.span()), "filldown")
                        .ifPresent(column -> patterns.add(new NamePattern(column)));
                continue;
            }
            patterns.add(pattern);
            if (!scope.events() && scope.madeNames().stream().noneMatch(pattern::matches)) {
                problems.warning(
                        "no-effect",
                        name.span(),
                        "no column after stats is named like " + name.text(),
                        "there are " + String.join(", ", scope.madeNames()));
            }
        }
        commands.add(new FillDownNode(fill.patterns().isEmpty() ? List.of(new NamePattern("*")) : patterns));
    }

    private static FieldName path(String name) {
        return new FieldName(Arrays.stream(name.split("\\.", -1))
                .map(segment -> new FieldName.Segment(segment, false))
                .toList());
    }

    void fillMissing(Command.FillMissing fill, TimeRange range) {
        List<AggregateRows.Key> keys = commands.nodes().stream()
                .filter(AggregateNode.class::isInstance)
                .reduce((earlier, later) -> later)
                .map(stats -> ((AggregateNode) stats).rows().keys())
                .orElse(List.of());
        Optional<FillMissingNode.Bins> bins = keys.stream()
                .flatMap(key -> bins(key).stream())
                .filter(key -> scope.origin(key.column()).equals(Optional.of(Scope.Origin.STATS)))
                .findFirst();
        if (bins.isEmpty()) {
            problems.error(
                    "command-order",
                    fill.span(),
                    "fillmissing needs the bins of a stats before it",
                    "group by a bin first, as in stats count(*) as n by bin(5m) | fillmissing with 0 for n");
            return;
        }
        String time = bins.get().column();
        List<String> others = keys.stream()
                .map(AggregateRows.Key::column)
                .filter(key -> !key.equals(time))
                .toList();
        Map<String, Value> values = new LinkedHashMap<>();
        for (Command.Fill with : fill.fills()) {
            Command.FieldReference field = new Command.FieldReference(
                    path(with.field().text()), with.field().span());
            column(field, "fillmissing").ifPresent(column -> {
                if (column.equals(time) || others.contains(column)) {
                    problems.error(
                            "argument-type",
                            field.span(),
                            column + " is a key of stats, which the added rows have in any case",
                            "name the columns that are no keys");
                } else {
                    values.put(column, with.value());
                }
            });
        }
        commands.add(new FillMissingNode(range, bins.get(), others, values));
        List<RowOrdering.Key> order = new ArrayList<>();
        order.add(new RowOrdering.Key(time, false));
        others.forEach(key -> order.add(new RowOrdering.Key(key, false)));
        commands.add(new SortNode(new RowOrdering(order, RowOrdering.Tie.ARRIVAL)));
    }

    /** How a key of stats bins the time of events, if it does. */
    private static Optional<FillMissingNode.Bins> bins(AggregateRows.Key key) {
        Period offset = key.expression() instanceof BoundExpression.Shift shift ? shift.period() : null;
        BoundExpression binned =
                key.expression() instanceof BoundExpression.Shift shift ? shift.time() : key.expression();
        boolean ofEvents = binned.columns().equals(Set.of(SystemField.TIMESTAMP));
        return ofEvents
                        && binned instanceof BoundExpression.Call call
                        && call.arguments().getFirst() instanceof BoundExpression.ColumnReference
                        && call.code() instanceof TimeBinCode code
                ? Optional.of(new FillMissingNode.Bins(key.column(), code, offset))
                : Optional.empty();
    }

    void outlier(Command.Outlier outlier) {
        boolean remove = false;
        double factor = 2.5;
        boolean lower = false;
        boolean mark = false;
        for (Command.Option option : outlier.options()) {
            String value = option.value().text();
            switch (option.name().text()) {
                case "action" -> remove = isFirst("remove", "transform", option);
                case "uselower" -> lower = isFirst("true", "false", option);
                case "mark" -> mark = isFirst("true", "false", option);
                default -> factor = factor(value, option);
            }
        }
        List<String> columns = new ArrayList<>();
        List<String> marks = new ArrayList<>();
        for (Command.FieldReference field : outlier.fields()) {
            Optional<String> column = column(field, "outlier").filter(known -> !columns.contains(known));
            column.ifPresent(columns::add);
            if (mark && column.isPresent()) {
                marks.add(field.name().flat() + "_outlier");
            }
        }
        marks.forEach(name -> define(name, outlier.span()));
        commands.add(new OutlierNode(columns, remove, factor, lower, marks));
    }

    private boolean isFirst(String first, String second, Command.Option option) {
        String value = option.value().text();
        if (!value.equalsIgnoreCase(first) && !value.equalsIgnoreCase(second)) {
            refuse(option, first + " or " + second);
        }
        return value.equalsIgnoreCase(first);
    }

    private double factor(String value, Command.Option option) {
        Value.Number number = Comparison.number(Value.of(value));
        if (number == null || number.asDouble() < 0) {
            refuse(option, "a number that is not negative");
            return 0;
        }
        return number.asDouble();
    }

    private void refuse(Command.Option option, String expected) {
        problems.error(
                "argument-type",
                option.value().span(),
                option.name().text() + " takes " + expected + ", found "
                        + option.value().text(),
                null);
    }

    void sessionize(Command.Sessionize sessionize) {
        List<String> identity = new ArrayList<>();
        for (Command.FieldReference field : sessionize.fields()) {
            column(field, "sessionize").ifPresent(identity::add);
        }
        Command.FieldReference timestamp =
                new Command.FieldReference(FieldName.of(SystemField.TIMESTAMP), sessionize.span());
        Optional<String> time = column(timestamp, "sessionize");
        Command.PeriodAt span = sessionize.maximumSpan();
        Period longestGap = span == null ? DEFAULT_GAP : span.period();
        Command.Name alias = sessionize.alias();
        String result = alias == null ? "session_id" : alias.text();
        time.ifPresent(column -> commands.add(new SessionizeNode(identity, column, longestGap, result)));
        define(result, alias == null ? sessionize.span() : alias.span());
    }

    /** The column of a field, which a path into another field becomes first; empty when it does not exist, which is reported. */
    private Optional<String> column(Command.FieldReference reference, String where) {
        Expression.Field field = new Expression.Field(reference.name(), reference.span());
        return commands.binder(where).bind(field).map(bound -> {
            if (bound instanceof BoundExpression.ColumnReference known) {
                return known.column();
            }
            String name = reference.name().flat();
            commands.add(new ExtendNode(name, bound));
            scope.offer(name);
            return name;
        });
    }

    /** Shows a column of the command's own. @param span of the name the query gives it, which must be new; null for one it does not */
    private void define(String name, @Nullable SourceSpan span) {
        if (span != null) {
            commands.checkNew(name, span);
        }
        scope.define(name, Scope.Origin.FIELDS);
        scope.extract(name);
    }
}
