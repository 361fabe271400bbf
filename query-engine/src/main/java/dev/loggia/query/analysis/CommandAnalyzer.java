package dev.loggia.query.analysis;

import dev.loggia.diagnostic.SourceSpan;
import dev.loggia.event.SystemField;
import dev.loggia.event.TimeRange;
import dev.loggia.grammar.tree.Command;
import dev.loggia.grammar.tree.Expression;
import dev.loggia.grammar.tree.Expression.LogicalOperator;
import dev.loggia.grammar.tree.Period;
import dev.loggia.query.command.PointerNode;
import dev.loggia.query.exec.RowOrdering;
import dev.loggia.query.expression.BoundExpression;
import dev.loggia.query.pattern.PatternNode;
import dev.loggia.query.plan.DistinctNode;
import dev.loggia.query.plan.EstimateNode;
import dev.loggia.query.plan.ExtendNode;
import dev.loggia.query.plan.FilterNode;
import dev.loggia.query.plan.LimitNode;
import dev.loggia.query.plan.Plan.OutputColumn;
import dev.loggia.query.plan.PlanNode;
import dev.loggia.query.plan.SortNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns one command after the other into steps of the plan. */
final class CommandAnalyzer {

    private final String text;
    private final Settings settings;
    private final Problems problems;
    private final Scope scope;
    private final Subqueries subqueries;
    private final List<JoinAnalyzer> joins = new ArrayList<>();
    private final List<PlanNode> nodes = new ArrayList<>();
    private @Nullable Period offset;

    CommandAnalyzer(String text, Settings settings, Problems problems, Scope scope, Subqueries subqueries) {
        this.text = text;
        this.settings = settings;
        this.problems = problems;
        this.scope = scope;
        this.subqueries = subqueries;
    }

    /** The steps. Called after the last command, which may tell what those before are to yield. */
    List<PlanNode> nodes() {
        joins.reversed().forEach(join -> nodes.add(join.position(), join.node()));
        boolean readsPointer = nodes.stream().anyMatch(node -> node.reads().contains(SystemField.PTR));
        if (!readsPointer) {
            return nodes;
        }
        List<PlanNode> all = new ArrayList<>(nodes);
        all.addFirst(new PointerNode());
        return all;
    }

    /** The columns of the result (section 3.0). */
    List<OutputColumn> output() {
        return scope.output(new LinkedHashSet<>(List.of(SystemField.TIMESTAMP, SystemField.MESSAGE)));
    }

    /** The events to read: an {@code offset} looks at earlier ones. */
    TimeRange range(TimeRange range) {
        return offset == null ? range : Analyzer.movedBack(range, offset);
    }

    void analyze(Command command) {
        switch (command) {
            case Command.Fields fields -> analyzeFields(fields);
            case Command.Display display -> analyzeDisplay(display);
            case Command.Filter filter -> analyzeFilter(filter.condition());
            case Command.FilterIndex filter -> analyzeFilter(filter.condition());
            case Command.ParseGlob parse -> extractions().glob(parse);
            case Command.ParseRegex parse -> extractions().regex(parse);
            case Command.ParseLogfmt parse -> extractions().logfmt(parse);
            case Command.ParseCsv parse -> extractions().csv(parse);
            case Command.Json json -> extractions().json(json);
            case Command.Stats stats -> analyzeStats(stats);
            case Command.Sort sort -> analyzeSort(sort);
            case Command.Limit limit -> analyzeLimit(limit);
            case Command.Dedup dedup -> analyzeDedup(dedup);
            case Command.ParseXml parse -> extractions().xml(parse);
            case Command.Pattern pattern -> analyzePattern(pattern);
            case Command.Diff diff -> comparisons().diff(diff);
            case Command.Anomaly anomaly -> comparisons().anomaly();
            case Command.RelevantFields fields -> new RowsAnalyzer(this, scope).relevantFields(fields);
            case Command.Unnest unnest -> new RowsAnalyzer(this, scope).unnest(unnest);
            case Command.Expand expand -> new RowsAnalyzer(this, scope).expand(expand);
            case Command.Lookup lookup -> lookups().lookup(lookup);
            case Command.CidrLookup lookup -> lookups().cidrLookup(lookup);
            case Command.Unmask unmask -> new RowsAnalyzer(this, scope).unmask(unmask);
            case Command.CountFrequent count -> new RowsAnalyzer(this, scope).countFrequent(count, problems);
            case Command.AddTotals totals -> ordered().addTotals(totals);
            case Command.Accum accum -> ordered().accum(accum);
            case Command.AutoRegress regress -> ordered().autoregress(regress);
            case Command.FillDown fill -> ordered().fillDown(fill);
            case Command.FillMissing fill -> ordered().fillMissing(fill, range(settings.range()));
            case Command.Outlier outlier -> ordered().outlier(outlier);
            case Command.Sessionize sessionize -> ordered().sessionize(sessionize);
            case Command.LogCompare compare -> comparisons().logcompare(compare);
            case Command.Estimate estimate -> analyzeEstimate();
            case Command.Join join -> analyzeJoin(join);
            case Command.AppendCols append -> analyzeAppendCols(append);
            case Command.Search search -> new SearchAnalyzer(this, settings, problems).search(search);
            case Command.SavedCall toldByExpansion -> scope.loseCertainty();
        }
    }

    private void analyzeJoin(Command.Join join) {
        if (settings.strict() && !joins.isEmpty()) {
            problems.error(
                    "command-order",
                    join.span(),
                    "the service takes one join in a query",
                    "without --strict there may be several");
        }
        JoinAnalyzer analyzer = new JoinAnalyzer(join, settings, problems, scope, subqueries, nodes.size());
        analyzer.analyze();
        joins.add(analyzer);
    }

    private void analyzeAppendCols(Command.AppendCols append) {
        new AppendColumnsAnalyzer(append, this, problems, scope, subqueries).analyze();
    }

    private ExtractionAnalyzer extractions() {
        return new ExtractionAnalyzer(this, settings, problems, scope);
    }

    private OrderedAnalyzer ordered() {
        return new OrderedAnalyzer(this, problems, scope);
    }

    private LookupAnalyzer lookups() {
        return new LookupAnalyzer(this, settings.lookupTables(), problems, scope);
    }

    private ComparisonAnalyzer comparisons() {
        return new ComparisonAnalyzer(nodes, settings, problems, scope);
    }

    ExpressionBinder binder(String where) {
        return new ExpressionBinder(settings, problems, new RowNames(scope, problems, where), subqueries);
    }

    void add(PlanNode node) {
        nodes.add(node);
    }

    /** Reports a name that the service would not let the query define again. */
    void checkNew(String name, SourceSpan span) {
        if (settings.strict() && (scope.origin(name).isPresent() || scope.isSelected(name))) {
            problems.error(
                    "already-defined",
                    span,
                    "Ephemeral field is already defined: " + name,
                    "choose another name, or show the field with display");
        }
    }

    private void analyzeFields(Command.Fields fields) {
        for (Command.Item item : fields.items()) {
            Optional<BoundExpression> bound = binder("fields").bind(item.expression());
            if (item.alias() == null && item.expression() instanceof Expression.Field field) {
                String name = field.name().flat();
                if (settings.strict()
                        && scope.origin(name).isPresent()
                        && scope.origin(name).get() != Scope.Origin.STATS) {
                    checkNew(name, item.span());
                }
                bound.ifPresent(expression -> select(name, expression));
            } else {
                String name = item.alias() == null
                        ? item.span().of(text)
                        : item.alias().text();
                if (item.alias() != null) {
                    checkNew(name, item.alias().span());
                }
                bound.ifPresent(expression -> nodes.add(new ExtendNode(name, expression)));
                scope.define(name, Scope.Origin.FIELDS);
                scope.select(name);
            }
        }
    }

    /** Shows a field; a path into a field of the query's own becomes a column first. */
    private void select(String name, BoundExpression expression) {
        if (!(expression instanceof BoundExpression.ColumnReference reference
                && reference.column().equals(name))) {
            nodes.add(new ExtendNode(name, expression));
            scope.define(name, Scope.Origin.FIELDS);
        }
        scope.select(name);
    }

    private void analyzeDisplay(Command.Display display) {
        Set<OutputColumn> columns = new LinkedHashSet<>();
        for (Command.Item item : display.items()) {
            Optional<BoundExpression> bound = binder("display").bind(item.expression());
            String name = item.alias() != null
                    ? item.alias().text()
                    : item.expression() instanceof Expression.Field field
                            ? field.name().flat()
                            : item.span().of(text);
            boolean plain = bound.isPresent()
                    && bound.get() instanceof BoundExpression.ColumnReference reference
                    && reference.column().equals(name);
            if (!plain) {
                if (item.alias() != null) {
                    checkNew(name, item.alias().span());
                }
                bound.ifPresent(expression -> nodes.add(new ExtendNode(name, expression)));
                scope.define(name, Scope.Origin.DISPLAY);
            }
            columns.add(new OutputColumn(name, name));
        }
        scope.display(List.copyOf(columns));
    }

    void analyzeFilter(Expression condition) {
        binder("filter").bind(condition).ifPresent(this::addConjuncts);
    }

    /** Conditions joined by {@code and} are filters of their own, which move and stop early each by itself. */
    private void addConjuncts(BoundExpression condition) {
        if (condition instanceof BoundExpression.Logical logical && logical.operator() == LogicalOperator.AND) {
            logical.operands().forEach(this::addConjuncts);
        } else {
            nodes.add(new FilterNode(condition));
        }
    }

    void analyzeStats(Command.Stats stats) {
        if (stats.offset() != null && scope.events()) {
            offset = stats.offset().period();
        }
        new StatsAnalyzer(text, settings, problems, scope, subqueries).analyze(stats, nodes);
    }

    private void analyzeSort(Command.Sort sort) {
        List<RowOrdering.Key> keys = new ArrayList<>();
        for (Command.SortKey key : sort.keys()) {
            sortColumn(key).ifPresent(column -> keys.add(new RowOrdering.Key(column, key.descending())));
        }
        boolean descending = !keys.isEmpty() && keys.getLast().descending();
        nodes.add(new SortNode(new RowOrdering(
                keys, descending ? RowOrdering.Tie.ORDER_KEY_DESCENDING : RowOrdering.Tie.ORDER_KEY_ASCENDING)));
    }

    private Optional<String> sortColumn(Command.SortKey key) {
        if (!(key.expression() instanceof Expression.Field) && settings.strict()) {
            problems.error(
                    "argument-type",
                    key.expression().span(),
                    "in the service sort takes names, not expressions",
                    "name the column with as, and sort by the name");
            return Optional.empty();
        }
        return binder("sort").bind(key.expression()).map(bound -> column(bound, key.expression()));
    }

    /** The column of an expression, which is computed first where it is not a column already. */
    private String column(BoundExpression bound, Expression expression) {
        if (bound instanceof BoundExpression.ColumnReference reference) {
            return reference.column();
        }
        String column = "\0" + expression.span().of(text);
        nodes.add(new ExtendNode(column, bound));
        return column;
    }

    private void analyzeLimit(Command.Limit limit) {
        LimitNode.Kind kind = switch (limit.kind()) {
            case LIMIT, HEAD -> LimitNode.Kind.FIRST;
            case LIMIT_ANY -> LimitNode.Kind.ANY;
            case TAIL -> LimitNode.Kind.LAST;
        };
        nodes.add(new LimitNode(kind, limit.count(), false));
    }

    private void analyzePattern(Command.Pattern pattern) {
        binder("pattern").bind(pattern.field()).ifPresent(bound -> nodes.add(new PatternNode(bound)));
        startRows("pattern", PatternNode.columns());
    }

    /** From here on rows have these columns and no others. */
    void startRows(String command, List<String> columns) {
        scope.startRows(command);
        columns.forEach(column -> scope.define(column, Scope.Origin.STATS));
    }

    /** The commands before it say what would be read; nothing of them runs. */
    private void analyzeEstimate() {
        nodes.add(new EstimateNode());
        startRows("estimate", List.of(EstimateNode.COLUMN));
    }

    private void analyzeDedup(Command.Dedup dedup) {
        List<String> fields = new ArrayList<>();
        for (Command.FieldReference reference : dedup.fields()) {
            Expression.Field field = new Expression.Field(reference.name(), reference.span());
            binder("dedup").bind(field).ifPresent(bound -> fields.add(column(bound, field)));
        }
        nodes.add(new DistinctNode(fields, RowOrdering.NEWEST_FIRST));
    }
}
