package dev.loggia.testkit.oracle;

import dev.loggia.event.LogEvent;
import dev.loggia.event.Value;
import dev.loggia.grammar.tree.Command;
import dev.loggia.grammar.tree.Expression;
import dev.loggia.grammar.tree.Query;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers queries in default mode, slowly. Good for one query; confined to one thread. */
public final class Oracle {

    static final Comparator<LogEvent> OLDEST_FIRST =
            Comparator.comparingLong(LogEvent::timestamp).thenComparingLong(LogEvent::sequence);

    private final String text;
    private final OracleExpressions expressions;
    private final OracleColumns columns = new OracleColumns();
    private List<OracleRow> rows = new ArrayList<>();
    /** Whether the rows have an order that something gave them; until then it is newest first. */
    private boolean ordered;

    private Oracle(String text, long queryTime) {
        this.text = text;
        this.expressions = new OracleExpressions(queryTime);
    }

    /** @param rows a cell for each column, null where missing */
    public record Answer(List<String> columns, List<List<@Nullable Value>> rows) {}

    /**
     * Answers a query.
     *
     * @param text the text that the tree came from, which names columns
     * @param queryTime milliseconds since the epoch
     * @throws IllegalStateException when the query holds what the oracle does not know
     */
    public static Answer answer(String text, Query query, List<LogEvent> events, long queryTime) {
        Oracle oracle = new Oracle(text, queryTime);
        events.stream()
                .sorted(OLDEST_FIRST.reversed())
                .forEach(event -> oracle.rows.add(new OracleRow(event, Map.of())));
        query.commands().forEach(oracle::run);
        List<String> names = oracle.columns.shown();
        List<List<@Nullable Value>> cells = new ArrayList<>();
        for (OracleRow row : oracle.rows) {
            List<@Nullable Value> line = new ArrayList<>();
            names.forEach(name -> line.add(row.field(name)));
            cells.add(line);
        }
        return new Answer(names, cells);
    }

    private void run(Command command) {
        switch (command) {
            case Command.Fields fields -> fields.items().forEach(this::field);
            case Command.Display display -> {
                List<String> names = display.items().stream().map(this::compute).toList();
                columns.display(names);
            }
            case Command.Filter filter ->
                rows.removeIf(row -> !Boolean.TRUE.equals(expressions.condition(filter.condition(), row)));
            case Command.ParseGlob parse -> extract(parse.field(), globPattern(parse.glob()), parse.aliases());
            case Command.ParseRegex parse -> parseRegex(parse);
            case Command.Json json -> json(json);
            case Command.Stats stats -> stats(stats);
            case Command.Sort sort -> sort(sort);
            case Command.Limit limit -> limit(limit);
            case Command.Dedup dedup -> dedup(dedup);
            default -> throw new IllegalStateException("the oracle does not know " + command);
        }
    }

    private void field(Command.Item item) {
        columns.select(compute(item));
    }

    /** Computes an item into a field of the query's own, unless it is a plain field; returns its name. */
    private String compute(Command.Item item) {
        String name = name(item);
        if (item.alias() != null || !(item.expression() instanceof Expression.Field)) {
            rows.replaceAll(row -> row.with(name, expressions.evaluate(item.expression(), row)));
        }
        return name;
    }

    private String name(Command.Item item) {
        if (item.alias() != null) {
            return item.alias().text();
        }
        return item.expression() instanceof Expression.Field field
                ? field.name().flat()
                : item.span().of(text);
    }

    /** Section 15.2. */
    private static Pattern globPattern(String glob) {
        String[] literals = glob.split("\\*", -1);
        StringBuilder regex = new StringBuilder(Pattern.quote(literals[0]));
        for (int i = 1; i < literals.length; i++) {
            boolean rest = i == literals.length - 1 && literals[i].isEmpty();
            regex.append(rest ? "(.*)" : "(.*?)").append(Pattern.quote(literals[i]));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    private void parseRegex(Command.ParseRegex parse) {
        List<Command.Name> names = new ArrayList<>(parse.aliases());
        Matcher groups =
                Pattern.compile("\\(\\?<(\\w+)>").matcher(parse.pattern().regex());
        while (groups.find()) {
            names.add(new Command.Name(groups.group(1), parse.span()));
        }
        if (parse.multi()
                || !parse.aliases().isEmpty() && names.size() > parse.aliases().size()) {
            throw new IllegalStateException("the oracle knows named or unnamed groups, and no multi");
        }
        extract(parse.field(), Pattern.compile(parse.pattern().regex()), names);
    }

    private void extract(@Nullable Expression field, Pattern pattern, List<Command.Name> names) {
        rows.replaceAll(row -> {
            String input = OracleValues.text(field == null ? row.field("@message") : expressions.evaluate(field, row));
            Matcher matcher = input == null ? null : pattern.matcher(input);
            boolean found = matcher != null && matcher.find();
            OracleRow result = row;
            for (int i = 0; i < names.size(); i++) {
                String group = found && matcher != null ? matcher.group(i + 1) : null;
                result = result.with(names.get(i).text(), group == null ? null : Value.of(group));
            }
            return result;
        });
        names.forEach(name -> columns.extract(name.text()));
    }

    private void json(Command.Json json) {
        for (int i = 0; i < json.keys().size(); i++) {
            String path = json.keys().get(i).path().replace("[", ".").replace("]", "");
            String name = json.aliases().get(i).text();
            rows.replaceAll(row -> {
                Value input = row.field(
                        json.field() == null ? "@message" : json.field().name().flat());
                Value structure =
                        input instanceof Value.Text holder ? dev.loggia.event.JsonText.parse(holder.text()) : input;
                return row.with(name, OracleRow.member(structure, path));
            });
            columns.extract(name);
        }
    }

    private void stats(Command.Stats stats) {
        Map<List<@Nullable String>, List<OracleRow>> groups = new LinkedHashMap<>();
        Map<List<@Nullable String>, List<@Nullable Value>> keys = new HashMap<>();
        for (OracleRow row : rows) {
            List<@Nullable Value> values = new ArrayList<>();
            List<@Nullable String> identity = new ArrayList<>();
            for (Command.Item key : stats.keys()) {
                Value value = expressions.evaluate(key.expression(), row);
                values.add(value);
                identity.add(OracleValues.identity(value));
            }
            groups.computeIfAbsent(identity, none -> new ArrayList<>()).add(row);
            keys.merge(identity, values, Oracle::plainer);
        }
        OracleAggregates aggregates = new OracleAggregates(expressions);
        List<OracleRow> results = new ArrayList<>();
        List<String> names = new ArrayList<>();
        stats.keys().forEach(key -> names.add(name(key)));
        stats.items().forEach(item -> names.add(name(item)));
        groups.forEach((identity, group) -> {
            OracleRow result = new OracleRow(null, Map.of());
            List<@Nullable Value> values = keys.get(identity);
            for (int i = 0; values != null && i < values.size(); i++) {
                result = result.with(names.get(i), values.get(i));
            }
            for (Command.Item item : stats.items()) {
                result = result.with(
                        name(item),
                        new OracleStatsItem(aggregates, expressions, group).evaluate(item.expression(), result));
            }
            results.add(result);
        });
        results.sort(keyOrder(stats));
        rows = results;
        ordered = true;
        columns.startRows(names);
    }

    /** Ascending by keys, the bucket first (section 3.8). */
    private Comparator<OracleRow> keyOrder(Command.Stats stats) {
        List<Command.Item> order = new ArrayList<>(stats.keys());
        order.stream()
                .filter(key -> key.expression() instanceof Expression.Call call
                        && call.name().equalsIgnoreCase("bin"))
                .findFirst()
                .ifPresent(bin -> {
                    order.remove(bin);
                    order.addFirst(bin);
                });
        Comparator<OracleRow> comparator = Oracle::alike;
        for (Command.Item key : order) {
            comparator = comparator.thenComparing(row -> row.field(name(key)), OracleValues.NATURAL);
        }
        return comparator;
    }

    /** The order to which keys are added. */
    private static int alike(OracleRow ignoredA, OracleRow ignoredB) {
        return 0;
    }

    /** Of values that are one group, the number rather than the truth value rather than the text is shown. */
    static Value plainer(Value a, Value b) {
        return rank(b) < rank(a) ? b : a;
    }

    private static List<@Nullable Value> plainer(List<@Nullable Value> a, List<@Nullable Value> b) {
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
        if (!ordered) {
            Comparator<OracleRow> tie = Comparator.comparing(OracleRow::eventOrFail, OLDEST_FIRST);
            comparator = comparator.thenComparing(sort.keys().getLast().descending() ? tie.reversed() : tie);
        }
        rows.sort(comparator);
        ordered = true;
    }

    private void limit(Command.Limit limit) {
        int count = (int) Math.min(limit.count(), rows.size());
        rows = new ArrayList<>(
                switch (limit.kind()) {
                    case LIMIT, HEAD -> rows.subList(0, count);
                    case TAIL -> rows.subList(rows.size() - count, rows.size());
                    case LIMIT_ANY -> throw new IllegalStateException("limit any has many answers");
                });
        ordered = true;
    }

    private void dedup(Command.Dedup dedup) {
        Set<List<@Nullable String>> seen = new HashSet<>();
        rows.removeIf(row -> {
            List<@Nullable String> identity = new ArrayList<>();
            for (Command.FieldReference field : dedup.fields()) {
                identity.add(OracleValues.identity(row.field(field.name().flat())));
            }
            return !identity.contains(null) && !seen.add(identity);
        });
        ordered = true;
    }

    /** Which columns the result shows (section 3.0). */
    private static final class OracleColumns {
        private boolean events = true;
        private final Set<String> selected = new LinkedHashSet<>();
        private final Set<String> extracted = new LinkedHashSet<>();
        private @Nullable List<String> displayed;

        void select(String name) {
            selected.add(name);
        }

        void extract(String name) {
            (events ? extracted : selected).add(name);
        }

        void display(List<String> names) {
            displayed = List.copyOf(new LinkedHashSet<>(names));
        }

        void startRows(List<String> names) {
            events = false;
            selected.clear();
            extracted.clear();
            selected.addAll(names);
            displayed = null;
        }

        List<String> shown() {
            if (displayed != null) {
                return displayed;
            }
            Set<String> names = new LinkedHashSet<>(selected);
            if (names.isEmpty()) {
                names.addAll(List.of("@timestamp", "@message"));
            }
            names.addAll(extracted);
            return List.copyOf(names);
        }
    }
}
