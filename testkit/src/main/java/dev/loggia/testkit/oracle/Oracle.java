package dev.loggia.testkit.oracle;

import dev.loggia.event.LogEvent;
import dev.loggia.event.TimeRange;
import dev.loggia.event.Value;
import dev.loggia.grammar.tree.Command;
import dev.loggia.grammar.tree.Expression;
import dev.loggia.grammar.tree.FieldName;
import dev.loggia.grammar.tree.Query;
import dev.loggia.grammar.tree.SourceClause;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers queries in default mode, slowly. Good for one query; confined to one thread. */
public final class Oracle {

    static final Comparator<LogEvent> OLDEST_FIRST = Comparator.comparingLong(LogEvent::timestamp)
            .thenComparing(LogEvent::logGroup)
            .thenComparingLong(LogEvent::sequence);

    private final String text;
    private final OracleInput input;
    private final OracleExpressions expressions;
    private final Set<String> groups;
    private final OracleRows rows;
    private final OracleStats stats;

    /** @param around the log groups of the query around this one */
    private Oracle(String text, Query query, OracleInput input, Set<String> around) {
        this.text = text;
        this.input = input;
        this.expressions = new OracleExpressions(input.range(), input.queryTime(), this::inner);
        this.groups = groups(query, around);
        this.rows = new OracleRows(
                text,
                events(query).stream()
                        .sorted(OLDEST_FIRST.reversed())
                        .map(OracleRow::of)
                        .toList());
        this.stats = new OracleStats(rows, expressions);
        query.commands().forEach(this::run);
    }

    /** @param rows a cell for each column, null where missing */
    public record Answer(List<String> columns, List<List<@Nullable Value>> rows) {}

    /**
     * Answers a query.
     *
     * @param text the text that the tree came from, which names columns
     * @throws IllegalStateException when the query holds what the oracle does not know
     */
    public static Answer answer(String text, Query query, OracleInput input) {
        return new Oracle(text, query, input, Set.of(input.standard())).answer();
    }

    private Answer answer() {
        List<String> names = rows.columns().shown();
        List<List<@Nullable Value>> cells = new ArrayList<>();
        for (OracleRow row : rows.list()) {
            List<@Nullable Value> line = new ArrayList<>();
            names.forEach(name -> line.add(row.field(name)));
            cells.add(line);
        }
        return new Answer(names, cells);
    }

    /** The log groups that a query names, else those of the query around it. */
    private static Set<String> groups(Query query, Set<String> around) {
        Set<String> names = new LinkedHashSet<>();
        for (SourceClause source : query.sources()) {
            for (SourceClause.Selector selector : source.selectors()) {
                if (!(selector instanceof SourceClause.Selector.Named named)) {
                    throw new IllegalStateException("the oracle knows log groups by their names");
                }
                names.add(named.name());
            }
        }
        return names.isEmpty() ? around : names;
    }

    private List<LogEvent> events(Query query) {
        long shift = query.commands().stream()
                .mapToLong(command -> command instanceof Command.Stats shifted ? OracleStats.offset(shifted) : 0)
                .sum();
        TimeRange range = input.range();
        return groups.stream()
                .flatMap(name -> input.group(name).stream())
                .filter(event -> range.equals(TimeRange.ALL) || range.contains(event.timestamp() + shift))
                .toList();
    }

    private OracleRows rowsOf(Query query) {
        return new Oracle(text, query, input, groups).rows;
    }

    private Answer inner(Query query) {
        return new Oracle(text, query, input, groups).answer();
    }

    private void run(Command command) {
        switch (command) {
            case Command.Fields fields ->
                fields.items().forEach(item -> rows.columns().select(compute(item)));
            case Command.Display display ->
                rows.columns()
                        .display(display.items().stream().map(this::compute).toList());
            case Command.Filter filter -> filter(filter.condition());
            case Command.FilterIndex filter -> filter(filter.condition());
            case Command.Search search -> filter(searched(search.condition()));
            case Command.ParseGlob parse -> new OracleParses(rows, expressions).glob(parse);
            case Command.ParseRegex parse -> new OracleParses(rows, expressions).regex(parse);
            case Command.ParseLogfmt parse -> new OracleParses(rows, expressions).logfmt(parse);
            case Command.ParseCsv parse -> new OracleParses(rows, expressions).csv(parse);
            case Command.Json json -> new OracleParses(rows, expressions).json(json);
            case Command.Stats grouping -> stats.stats(grouping);
            case Command.CountFrequent count -> stats.countFrequent(count);
            case Command.FillMissing fill -> stats.fillMissing(fill, input.range());
            case Command.Sort sort -> sort(sort);
            case Command.Limit limit -> limit(limit);
            case Command.Dedup dedup -> dedup(dedup);
            case Command.Unnest unnest -> new OracleLists(rows, expressions).unnest(unnest);
            case Command.Expand expand -> new OracleLists(rows, expressions).expand(expand);
            case Command.Lookup lookup -> new OracleLookups(rows, input).lookup(lookup);
            case Command.CidrLookup lookup -> new OracleLookups(rows, input).cidrlookup(lookup);
            case Command.Unmask nothingIsMasked -> {}
            case Command.Accum accum -> new OracleOrdered(rows).accum(accum);
            case Command.AutoRegress regress -> new OracleOrdered(rows).autoregress(regress);
            case Command.FillDown fill -> new OracleOrdered(rows).filldown(fill);
            case Command.Sessionize sessionize -> new OracleOrdered(rows).sessionize(sessionize);
            case Command.AddTotals totals -> new OracleTotals(rows).addTotals(totals);
            case Command.Outlier outlier -> new OracleTotals(rows).outlier(outlier);
            case Command.Join join -> new OracleJoins(rows).join(join, rowsOf(join.query()));
            case Command.AppendCols append -> new OracleJoins(rows).appendCols(append, rowsOf(append.query()));
            default -> throw new IllegalStateException("the oracle does not know " + command);
        }
    }

    /** Computes an item into a field of the query's own, unless it is a plain field; returns its name. */
    private String compute(Command.Item item) {
        String name = rows.name(item);
        boolean plain = item.alias() == null && item.expression() instanceof Expression.Field;
        rows.replaceAll(row -> plain && (row.knows(name) || row.container(name) == null)
                ? row
                : row.with(name, expressions.evaluate(item.expression(), row)));
        return name;
    }

    private void filter(Expression condition) {
        rows.expand(row -> Boolean.TRUE.equals(expressions.condition(condition, row)) ? List.of(row) : List.of());
    }

    /** A text that stands alone is looked for in the message. */
    private static Expression searched(Expression condition) {
        return switch (condition) {
            case Expression.Logical logical ->
                new Expression.Logical(
                        logical.operator(),
                        logical.operands().stream().map(Oracle::searched).toList(),
                        logical.span());
            case Expression.Unary unary ->
                new Expression.Unary(unary.operator(), searched(unary.operand()), unary.span());
            case Expression.Literal literal ->
                literal.value() instanceof Value.Text
                        ? new Expression.Like(
                                new Expression.Field(FieldName.of("@message"), literal.span()),
                                false,
                                literal,
                                literal.span())
                        : literal;
            default -> condition;
        };
    }

    /** The order to which keys are added. */
    static int alike(OracleRow ignoredA, OracleRow ignoredB) {
        return 0;
    }

    /** Of values that are one group, the number rather than the truth value rather than the text is shown. */
    static Value plainer(Value a, Value b) {
        return rank(b) < rank(a) ? b : a;
    }

    static List<@Nullable Value> plainer(List<@Nullable Value> a, List<@Nullable Value> b) {
        List<@Nullable Value> result = new ArrayList<>();
        for (int i = 0; i < a.size(); i++) {
            Value x = a.get(i);
            Value y = b.get(i);
            result.add(x == null || y == null ? null : plainer(x, y));
        }
        return result;
    }

    static int rank(Value value) {
        return switch (value) {
            case Value.Number number -> 0;
            case Value.Timestamp time -> 0;
            case Value.Bool bool -> 1;
            case Value.Text text -> 2;
            case Value.Structure structure -> 3;
        };
    }

    private void sort(Command.Sort sort) {
        Comparator<OracleRow> comparator = Oracle::alike;
        for (Command.SortKey key : sort.keys()) {
            Comparator<OracleRow> next =
                    Comparator.comparing(row -> expressions.evaluate(key.expression(), row), OracleValues.NATURAL);
            comparator = comparator.thenComparing(key.descending() ? next.reversed() : next);
        }
        if (!rows.ordered()) {
            Comparator<OracleRow> tie = Comparator.comparing(OracleRow::eventOrFail, OLDEST_FIRST);
            comparator = comparator.thenComparing(sort.keys().getLast().descending() ? tie.reversed() : tie);
        }
        rows.list().sort(comparator);
        rows.order();
    }

    private void limit(Command.Limit limit) {
        List<OracleRow> all = rows.list();
        int count = (int) Math.min(limit.count(), all.size());
        rows.set(
                switch (limit.kind()) {
                    case LIMIT, HEAD -> all.subList(0, count);
                    case TAIL -> all.subList(all.size() - count, all.size());
                    case LIMIT_ANY -> throw new IllegalStateException("limit any has many answers");
                });
        rows.order();
    }

    private void dedup(Command.Dedup dedup) {
        Set<List<@Nullable String>> seen = new HashSet<>();
        rows.expand(row -> {
            List<@Nullable String> identity = new ArrayList<>();
            for (Command.FieldReference field : dedup.fields()) {
                identity.add(OracleValues.identity(row.field(field.name().flat())));
            }
            return identity.contains(null) || seen.add(identity) ? List.of(row) : List.of();
        });
        rows.order();
    }
}
