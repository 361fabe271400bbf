package dev.loggia.query.expression;

import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.Comparison;
import dev.loggia.event.Predicate;
import dev.loggia.event.PredicateFilter;
import dev.loggia.event.TimeRange;
import dev.loggia.event.Value;
import dev.loggia.event.ValueText;
import dev.loggia.grammar.tree.Expression.LogicalOperator;
import dev.loggia.query.function.Argument;
import dev.loggia.query.function.Arithmetic;
import dev.loggia.query.function.FunctionDefinition.ParameterType;
import dev.loggia.query.function.ParameterConversion;
import dev.loggia.query.function.ScalarDefinition;
import dev.loggia.query.function.TimeBinCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** Computes expressions over the rows of a batch. Stateless, thread-safe. */
public final class Evaluator {

    /** Above so many constants after {@code in} a hash is made of them. */
    private static final int MOST_COMPARED_ONE_BY_ONE = 8;

    private Evaluator() {}

    /** One value a row. */
    public static Column evaluate(BoundExpression expression, Batch batch) {
        int size = batch.size();
        return switch (expression) {
            case BoundExpression.Constant constant -> new Column.Constant(constant.value(), size);
            case BoundExpression.ColumnReference reference -> batch.column(reference.column());
            case BoundExpression.Access access ->
                map(evaluate(access.value(), batch), size, value -> StructurePath.follow(value, access.path()));
            case BoundExpression.Negate negate -> map(evaluate(negate.operand(), batch), size, Arithmetic::negate);
            case BoundExpression.ArithmeticCall call ->
                map(
                        evaluate(call.left(), batch),
                        evaluate(call.right(), batch),
                        size,
                        (left, right) -> Arithmetic.apply(call.operator(), left, right));
            case BoundExpression.Shift shift ->
                map(evaluate(shift.time(), batch), size, time -> Arithmetic.plus(time, shift.period(), shift.sign()));
            case BoundExpression.Compare compare ->
                map(
                        evaluate(compare.left(), batch),
                        evaluate(compare.right(), batch),
                        size,
                        (left, right) -> truth(compare.comparison().test(left, right)));
            case BoundExpression.Logical logical -> logical(logical, batch);
            case BoundExpression.Not not ->
                map(evaluate(not.operand(), batch), size, value -> {
                    Boolean truth = Comparison.truth(value);
                    return truth == null ? null : Value.of(!truth);
                });
            case BoundExpression.Contains contains ->
                map(evaluate(contains.value(), batch), evaluate(contains.text(), batch), size, Evaluator::contains);
            case BoundExpression.Matches matches ->
                map(evaluate(matches.value(), batch), size, value -> {
                    if (value == null) {
                        return null;
                    }
                    return Value.of(!(value instanceof Value.Structure)
                            && matches.regex().find(ValueText.exact(value)));
                });
            case BoundExpression.InList in -> inList(in, batch);
            case BoundExpression.InValue in ->
                map(evaluate(in.value(), batch), evaluate(in.list(), batch), size, Evaluator::inValue);
            case BoundExpression.InSubquery in -> throw new IllegalStateException(in.subquery() + " has not run");
            case BoundExpression.Call call -> call(call, batch);
        };
    }

    /** The value of an expression that reads no column. */
    public static @Nullable Value constant(BoundExpression expression) {
        return evaluate(expression, Batch.of(1, Map.of())).value(0);
    }

    private static @Nullable Value truth(@Nullable Boolean truth) {
        return truth == null ? null : Value.of(truth.booleanValue());
    }

    private interface OneValue {
        @Nullable
        Value apply(@Nullable Value value);
    }

    private static Column map(Column column, int size, OneValue function) {
        if (column instanceof Column.Constant constant) {
            return new Column.Constant(function.apply(constant.constant()), size);
        }
        @Nullable Value[] results = new Value[size];
        for (int row = 0; row < size; row++) {
            results[row] = function.apply(column.value(row));
        }
        return new Column.Mixed(results, size);
    }

    private interface TwoValues {
        @Nullable
        Value apply(@Nullable Value left, @Nullable Value right);
    }

    private static Column map(Column left, Column right, int size, TwoValues function) {
        if (left instanceof Column.Constant a && right instanceof Column.Constant b) {
            return new Column.Constant(function.apply(a.constant(), b.constant()), size);
        }
        @Nullable Value[] results = new Value[size];
        for (int row = 0; row < size; row++) {
            results[row] = function.apply(left.value(row), right.value(row));
        }
        return new Column.Mixed(results, size);
    }

    /** Missing and false is false, missing or true is true (section 2.4). */
    private static Column logical(BoundExpression.Logical logical, Batch batch) {
        BinaryOperator<@Nullable Boolean> both =
                logical.operator() == LogicalOperator.AND ? Evaluator::and : Evaluator::or;
        Column result = evaluate(logical.operands().getFirst(), batch);
        for (BoundExpression operand :
                logical.operands().subList(1, logical.operands().size())) {
            result = map(
                    result,
                    evaluate(operand, batch),
                    batch.size(),
                    (a, b) -> truth(both.apply(Comparison.truth(a), Comparison.truth(b))));
        }
        return result;
    }

    private static @Nullable Boolean and(@Nullable Boolean a, @Nullable Boolean b) {
        if (Boolean.FALSE.equals(a) || Boolean.FALSE.equals(b)) {
            return false;
        }
        return a == null || b == null ? null : Boolean.TRUE;
    }

    private static @Nullable Boolean or(@Nullable Boolean a, @Nullable Boolean b) {
        if (Boolean.TRUE.equals(a) || Boolean.TRUE.equals(b)) {
            return true;
        }
        return a == null || b == null ? null : Boolean.FALSE;
    }

    private static @Nullable Value contains(@Nullable Value value, @Nullable Value text) {
        if (value == null || text == null) {
            return null;
        }
        return Value.of(!(value instanceof Value.Structure || text instanceof Value.Structure)
                && ValueText.exact(value).contains(ValueText.exact(text)));
    }

    private static Column inList(BoundExpression.InList in, Batch batch) {
        Column values = evaluate(in.value(), batch);
        if (in.candidates().size() > MOST_COMPARED_ONE_BY_ONE
                && in.candidates().stream().allMatch(BoundExpression.Constant.class::isInstance)) {
            return inConstants(values, in.candidates());
        }
        Column[] candidates = in.candidates().stream()
                .map(candidate -> evaluate(candidate, batch))
                .toArray(Column[]::new);
        @Nullable Value[] results = new Value[batch.size()];
        for (int row = 0; row < results.length; row++) {
            Value value = values.value(row);
            results[row] = value == null ? null : Value.of(isIn(value, candidates, row));
        }
        return new Column.Mixed(results, results.length);
    }

    private static Column inConstants(Column values, List<BoundExpression> candidates) {
        List<Value> constants = new ArrayList<>();
        for (BoundExpression candidate : candidates) {
            Value constant = constant(candidate);
            if (constant != null) {
                constants.add(constant);
            }
        }
        String column = "value";
        int[] rows = new int[values.size()];
        int found = PredicateFilter.select(
                new Predicate.In(column, constants), Batch.of(values.size(), Map.of(column, values)), rows);
        @Nullable Value[] results = new Value[values.size()];
        for (int row = 0; row < results.length; row++) {
            results[row] = values.isMissing(row) ? null : Value.FALSE;
        }
        for (int i = 0; i < found; i++) {
            results[rows[i]] = Value.TRUE;
        }
        return new Column.Mixed(results, results.length);
    }

    private static boolean isIn(Value value, Column[] candidates, int row) {
        for (Column candidate : candidates) {
            if (Boolean.TRUE.equals(Comparison.EQUAL.test(value, candidate.value(row)))) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Value inValue(@Nullable Value value, @Nullable Value list) {
        if (value == null || list == null) {
            return null;
        }
        if (list instanceof Value.ListValue elements) {
            for (Value element : elements.elements()) {
                if (Boolean.TRUE.equals(Comparison.EQUAL.test(value, element))) {
                    return Value.TRUE;
                }
            }
        }
        return Value.FALSE;
    }

    /** The bin of all rows when the bounds of the batch lie in one: then no row's time is read. */
    private static OptionalLong binOfAll(BoundExpression.Call call, Batch batch) {
        if (call.code() instanceof TimeBinCode bin
                && call.arguments().getFirst() instanceof BoundExpression.ColumnReference time) {
            TimeRange times = batch.timesOf(time.column());
            return times == null ? OptionalLong.empty() : bin.ofAll(times);
        }
        return OptionalLong.empty();
    }

    private static Column call(BoundExpression.Call call, Batch batch) {
        int size = batch.size();
        OptionalLong bin = binOfAll(call, batch);
        if (bin.isPresent()) {
            return new Column.Constant(new Value.Timestamp(bin.getAsLong()), size);
        }
        int count = call.arguments().size();
        Column[] columns = new Column[count];
        boolean allConstant = true;
        for (int i = 0; i < count; i++) {
            columns[i] = evaluate(call.arguments().get(i), batch);
            allConstant &= columns[i] instanceof Column.Constant;
        }
        if (call.code() instanceof ScalarDefinition.ColumnCode code) {
            Column result = code.applyColumns(columns, size);
            if (result != null) {
                return result;
            }
        }
        ParameterType[] types = new ParameterType[count];
        int implicit = call.definition().readsTimestamp() ? 1 : 0;
        for (int i = 0; i < count; i++) {
            types[i] = i < implicit
                    ? ParameterType.TIMESTAMP
                    : call.definition().parameter(i - implicit).type();
        }
        int rows = allConstant ? 1 : size;
        @Nullable Value[] arguments = new Value[count];
        @Nullable Value[] results = new Value[rows];
        for (int row = 0; row < rows; row++) {
            results[row] = apply(call, columns, types, row, arguments);
        }
        return allConstant ? new Column.Constant(results[0], size) : new Column.Mixed(results, size);
    }

    private static @Nullable Value apply(
            BoundExpression.Call call, Column[] columns, ParameterType[] types, int row, @Nullable Value[] arguments) {
        for (int i = 0; i < columns.length; i++) {
            Argument bound = call.bound().get(i);
            if (bound instanceof Argument.OfPeriod || bound instanceof Argument.OfRegex) {
                continue;
            }
            arguments[i] = ParameterConversion.convert(columns[i].value(row), types[i]);
            if (arguments[i] == null && !call.definition().acceptsMissing()) {
                return null;
            }
        }
        return call.code().apply(arguments);
    }
}
