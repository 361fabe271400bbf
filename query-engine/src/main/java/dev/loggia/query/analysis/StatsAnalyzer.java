package dev.loggia.query.analysis;

import dev.loggia.diagnostic.NearMiss;
import dev.loggia.grammar.QueryParser;
import dev.loggia.grammar.tree.Command;
import dev.loggia.grammar.tree.Expression;
import dev.loggia.query.exec.AggregateRows;
import dev.loggia.query.expression.BoundExpression;
import dev.loggia.query.function.AggregateDefinition;
import dev.loggia.query.function.Argument;
import dev.loggia.query.function.BuiltinFunctions;
import dev.loggia.query.plan.AggregateNode;
import dev.loggia.query.plan.ExtendNode;
import dev.loggia.query.plan.PlanNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns one {@code stats} into an aggregate and the expressions over its results (section 3.8). */
final class StatsAnalyzer implements Names {

    static final String ARGUMENT = "an aggregate's argument";

    private final String text;
    private final Settings settings;
    private final Problems problems;
    private final Scope scope;
    private final ExpressionBinder keyBinder;
    private final ExpressionBinder argumentBinder;
    private final ExpressionBinder itemBinder;
    private final List<AggregateRows.Key> keys = new ArrayList<>();
    private final List<AggregateRows.Call> calls = new ArrayList<>();
    private final Map<String, String> columnOfCall = new LinkedHashMap<>();
    private final Map<String, String> columnOfText = new LinkedHashMap<>();
    private final Set<String> names = new LinkedHashSet<>();

    /** What this stats defines, also further on in the text. */
    private final Set<String> aliases = new HashSet<>();

    private boolean readsAggregateOrAlias;

    StatsAnalyzer(String text, Settings settings, Problems problems, Scope scope, Subqueries subqueries) {
        this.text = text;
        this.settings = settings;
        this.problems = problems;
        this.scope = scope;
        this.keyBinder = new ExpressionBinder(settings, problems, new RowNames(scope, problems, "by"), subqueries);
        this.argumentBinder =
                new ExpressionBinder(settings, problems, new RowNames(scope, problems, ARGUMENT), subqueries);
        this.itemBinder = new ExpressionBinder(settings, problems, this, subqueries);
    }

    /** Adds the steps to {@code nodes} and moves the scope behind the {@code stats}. */
    void analyze(Command.Stats stats, List<PlanNode> nodes) {
        for (Command.Item item : stats.items()) {
            if (item.alias() != null) {
                aliases.add(item.alias().text());
            }
        }
        int timeKey = -1;
        for (Command.Item key : stats.keys()) {
            if (timeKey < 0 && isTimeBin(key.expression())) {
                timeKey = keys.size();
            }
            analyzeKey(key, stats.offset());
        }
        if (stats.offset() != null && timeKey < 0) {
            problems.error("argument-type", stats.offset().span(), "offset needs a bin to shift: by bin(5m)", null);
        }
        List<ExtendNode> results = new ArrayList<>();
        for (Command.Item item : stats.items()) {
            analyzeItem(item).ifPresent(results::add);
        }
        checkTopk(stats);
        nodes.add(new AggregateNode(
                new AggregateRows(keys, calls, Math.max(0, timeKey)), List.copyOf(columnOfCall.keySet())));
        nodes.addAll(results);
        scope.startRows("stats");
        for (String name : names) {
            scope.define(name, Scope.Origin.STATS);
        }
        columnOfText.forEach(scope::nameText);
    }

    private static boolean isTimeBin(Expression expression) {
        return expression instanceof Expression.Call call && call.name().equalsIgnoreCase("bin");
    }

    private void analyzeKey(Command.Item item, Command.@Nullable PeriodAt offset) {
        String name = nameOf(item);
        Optional<BoundExpression> bound = keyBinder.bind(item.expression());
        if (isTaken(name, item)) {
            return;
        }
        bound.ifPresent(expression -> keys.add(new AggregateRows.Key(
                name,
                offset != null && isTimeBin(item.expression())
                        ? new BoundExpression.Shift(expression, offset.period(), 1)
                        : expression)));
        columnOfText.put(QueryParser.print(item.expression()), name);
    }

    private Optional<ExtendNode> analyzeItem(Command.Item item) {
        String name = nameOf(item);
        readsAggregateOrAlias = false;
        Optional<BoundExpression> bound = itemBinder.bind(item.expression());
        if (bound.isPresent() && !readsAggregateOrAlias) {
            problems.error(
                    "not-an-aggregate",
                    item.expression().span(),
                    item.expression().span().of(text) + " is not an aggregate",
                    "write it after by to group by it, or inside an aggregate such as max(...)");
            bound = Optional.empty();
        }
        if (isTaken(name, item)) {
            return Optional.empty();
        }
        columnOfText.put(QueryParser.print(item.expression()), name);
        return bound.map(expression -> new ExtendNode(name, expression));
    }

    private String nameOf(Command.Item item) {
        if (item.alias() != null) {
            return item.alias().text();
        }
        return item.expression() instanceof Expression.Field field
                ? field.name().flat()
                : item.span().of(text);
    }

    private boolean isTaken(String name, Command.Item item) {
        if (settings.strict() && item.alias() != null && scope.origin(name).isPresent()) {
            problems.error(
                    "already-defined",
                    item.alias().span(),
                    "Ephemeral field is already defined: " + name,
                    "give the column a name of its own");
        }
        if (names.add(name)) {
            return false;
        }
        problems.error(
                "already-defined",
                item.alias() == null ? item.span() : item.alias().span(),
                "stats has two columns named " + name,
                "give one of them another name with as");
        return true;
    }

    private void checkTopk(Command.Stats stats) {
        if (!settings.strict() || stats.items().size() == 1 && stats.keys().isEmpty()) {
            return;
        }
        for (Command.Item item : stats.items()) {
            if (item.expression() instanceof Expression.Call call && call.name().equalsIgnoreCase("topk")) {
                problems.error(
                        "command-order",
                        call.span(),
                        "in the service topk stands alone in its stats, without by",
                        "use a stats of its own");
            }
        }
    }

    @Override
    public Optional<BoundExpression> field(Expression.Field field) {
        String name = field.name().flat();
        if (names.contains(name)) {
            readsAggregateOrAlias = true;
            return Optional.of(new BoundExpression.ColumnReference(name));
        }
        Optional<BoundExpression> computed = computed(field);
        if (computed.isPresent()) {
            return computed;
        }
        String hint = aliases.contains(name)
                ? "put the item that defines " + name + " before this one"
                : NearMiss.of(name, names)
                        .map(near -> "did you mean " + near + "?")
                        .orElse("write it after by to group by it, or inside an aggregate such as max(" + name + ")");
        problems.error(
                "not-an-aggregate", field.span(), name + " is neither an aggregate nor a column of this stats", hint);
        return Optional.empty();
    }

    @Override
    public Optional<BoundExpression> computed(Expression expression) {
        boolean isName = expression instanceof Expression.Field field
                && names.contains(field.name().flat());
        if (isName || expression instanceof Expression.Literal || expression instanceof Expression.Pattern) {
            return Optional.empty();
        }
        String column = columnOfText.get(QueryParser.print(expression));
        if (column == null) {
            return Optional.empty();
        }
        readsAggregateOrAlias = true;
        return Optional.of(new BoundExpression.ColumnReference(column));
    }

    @Override
    public Optional<BoundExpression> aggregate(Expression.Call call) {
        readsAggregateOrAlias = true;
        String canonical = QueryParser.print(call);
        String known = columnOfCall.get(canonical);
        if (known != null) {
            return Optional.of(new BoundExpression.ColumnReference(known));
        }
        AggregateDefinition definition =
                BuiltinFunctions.instance().aggregate(call.name()).orElseThrow();
        boolean bare = call.star() || call.arguments().isEmpty();
        if (!(bare && definition.star()) && !itemBinder.calls().checkCount(call, definition)) {
            return Optional.empty();
        }
        return bindAggregate(call, definition).map(bound -> {
            columnOfCall.put(canonical, bound.column());
            calls.add(bound);
            return new BoundExpression.ColumnReference(bound.column());
        });
    }

    private Optional<AggregateRows.Call> bindAggregate(Expression.Call call, AggregateDefinition definition) {
        List<BoundExpression> values = new ArrayList<>();
        List<Argument> arguments = new ArrayList<>();
        for (int i = 0; i < call.arguments().size(); i++) {
            argumentBinder
                    .calls()
                    .bindArgument(call.arguments().get(i), definition.parameter(i), definition)
                    .ifPresent(argument -> {
                        values.add(argument.value());
                        arguments.add(argument.argument());
                    });
        }
        if (arguments.size() < call.arguments().size()) {
            return Optional.empty();
        }
        if (definition.readsOrder() && !scope.events()) {
            problems.error(
                    "unknown-symbol",
                    call.span(),
                    definition.name() + " goes by @timestamp, which does not exist after stats",
                    "compute it in the first stats");
            return Optional.empty();
        }
        CallBinder.Context context = argumentBinder.calls().context(call);
        AggregateDefinition.Aggregate aggregate = definition.binder().bind(arguments, context);
        return context.rejected()
                ? Optional.empty()
                : Optional.of(new AggregateRows.Call(
                        "\0" + QueryParser.print(call), aggregate, values, definition.readsOrder()));
    }

    @Override
    public boolean prefersAggregates() {
        return true;
    }
}
