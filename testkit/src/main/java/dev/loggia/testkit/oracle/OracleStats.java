package dev.loggia.testkit.oracle;

import dev.loggia.event.TimeRange;
import dev.loggia.event.Value;
import dev.loggia.grammar.tree.Command;
import dev.loggia.grammar.tree.Expression;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code stats}, {@code countFrequent} and {@code fillmissing} (sections 3.8, 3.23, 15.3, 15.6 and 15.9). */
final class OracleStats {

    private final OracleRows rows;
    private final OracleExpressions expressions;
    private Command.@Nullable Stats last;

    OracleStats(OracleRows rows, OracleExpressions expressions) {
        this.rows = rows;
        this.expressions = expressions;
    }

    void stats(Command.Stats stats) {
        Map<List<@Nullable String>, List<OracleRow>> groups = new LinkedHashMap<>();
        Map<List<@Nullable String>, List<@Nullable Value>> keys = new HashMap<>();
        for (OracleRow row : rows.list()) {
            List<@Nullable Value> values = new ArrayList<>();
            List<@Nullable String> identity = new ArrayList<>();
            for (Command.Item key : stats.keys()) {
                Value value = key(key, row);
                if (isBin(key) && value instanceof Value.Timestamp time) {
                    value = new Value.Timestamp(time.millis() + offset(stats));
                }
                values.add(value);
                identity.add(OracleValues.identity(value));
            }
            groups.computeIfAbsent(identity, none -> new ArrayList<>()).add(row);
            keys.merge(identity, values, Oracle::plainer);
        }
        OracleAggregates aggregates = new OracleAggregates(expressions);
        List<OracleRow> results = new ArrayList<>();
        List<String> names = new ArrayList<>();
        stats.keys().forEach(key -> names.add(rows.name(key)));
        stats.items().forEach(item -> names.add(rows.name(item)));
        groups.forEach((identity, group) -> {
            OracleRow result = OracleRow.empty();
            List<@Nullable Value> values = keys.get(identity);
            for (int i = 0; values != null && i < values.size(); i++) {
                result = result.with(names.get(i), values.get(i));
            }
            for (Command.Item item : stats.items()) {
                OracleStatsItem evaluation = new OracleStatsItem(aggregates, expressions, group);
                result = result.with(rows.name(item), evaluation.evaluate(item.expression(), result));
            }
            results.add(result);
        });
        results.sort(keyOrder(stats));
        rows.start(results, names);
        last = stats;
    }

    private @Nullable Value key(Command.Item key, OracleRow row) {
        return key.expression() instanceof Expression.Call call && call.name().equalsIgnoreCase("histogram")
                ? OracleNumbers.floorTo(
                        expressions.evaluate(call.arguments().get(0), row),
                        expressions.evaluate(call.arguments().get(1), row))
                : expressions.evaluate(key.expression(), row);
    }

    private static boolean isBin(Command.Item key) {
        return key.expression() instanceof Expression.Call call && call.name().equalsIgnoreCase("bin");
    }

    /** By how much the labels of bins are moved, milliseconds. */
    static long offset(Command.Stats stats) {
        return stats.offset() == null
                ? 0
                : OracleExpressions.fixedMillis(stats.offset().period());
    }

    /** Ascending by keys, the bucket first (section 3.8). */
    private Comparator<OracleRow> keyOrder(Command.Stats stats) {
        List<Command.Item> order = new ArrayList<>(stats.keys());
        order.stream().filter(OracleStats::isBin).findFirst().ifPresent(bin -> {
            order.remove(bin);
            order.addFirst(bin);
        });
        return ascending(order.stream().map(rows::name).toList());
    }

    private static Comparator<OracleRow> ascending(List<String> names) {
        Comparator<OracleRow> comparator = Oracle::alike;
        for (String name : names) {
            comparator = comparator.thenComparing(row -> row.field(name), OracleValues.NATURAL);
        }
        return comparator;
    }

    void countFrequent(Command.CountFrequent count) {
        Map<List<@Nullable String>, OracleRow> groups = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(
                count.fields().stream().map(field -> field.name().flat()).toList());
        for (OracleRow row : rows.list()) {
            List<@Nullable String> identity = new ArrayList<>();
            names.forEach(name -> identity.add(OracleValues.identity(row.field(name))));
            OracleRow known = groups.getOrDefault(identity, OracleRow.empty());
            OracleRow group = known.with(
                    "_approxcount",
                    Value.of(known.field("_approxcount") instanceof Value.Whole n ? n.value() + 1 : 1L));
            for (String name : names) {
                Value value = row.field(name);
                Value before = known.field(name);
                group = group.with(name, value == null || before == null ? value : Oracle.plainer(before, value));
            }
            groups.put(identity, group);
        }
        List<OracleRow> results = new ArrayList<>(groups.values());
        results.sort(
                Comparator.<OracleRow, @Nullable Value>comparing(row -> row.field("_approxcount"), OracleValues.NATURAL)
                        .reversed()
                        .thenComparing(ascending(names)));
        names.add("_approxcount");
        rows.start(results, names);
    }

    /** @param range of the query, before any offset */
    void fillMissing(Command.FillMissing fill, TimeRange range) {
        if (last == null) {
            throw new IllegalStateException("fillmissing without stats");
        }
        Command.Item bin =
                last.keys().stream().filter(OracleStats::isBin).findFirst().orElseThrow();
        String time = rows.name(bin);
        List<String> others = last.keys().stream()
                .filter(key -> !key.equals(bin))
                .map(rows::name)
                .toList();
        long step = OracleTimes.length(
                ((Expression.Call) bin.expression()).arguments().getFirst());
        long offset = offset(last);
        Set<Long> bins = new HashSet<>();
        Map<List<@Nullable String>, OracleRow> combinations = new LinkedHashMap<>();
        Set<List<@Nullable String>> there = new HashSet<>();
        if (others.isEmpty()) {
            combinations.put(List.of(), OracleRow.empty());
        }
        long from = Long.MAX_VALUE;
        long to = Long.MIN_VALUE;
        for (OracleRow row : rows.list()) {
            List<@Nullable String> identity = new ArrayList<>();
            others.forEach(name -> identity.add(OracleValues.identity(row.field(name))));
            OracleRow combination = OracleRow.empty();
            for (String name : others) {
                combination = combination.with(name, row.field(name));
            }
            combinations.putIfAbsent(
                    List.copyOf(identity.stream().map(String::valueOf).toList()), combination);
            long label = row.field(time) instanceof Value.Timestamp t ? t.millis() : 0;
            identity.add(String.valueOf(label));
            there.add(identity);
            from = Math.min(from, label);
            to = Math.max(to, label);
        }
        if (!range.equals(TimeRange.ALL)) {
            from = range.start() - offset - Math.floorMod(range.start() - offset, step) + offset;
            to = range.end();
        }
        for (long label = from; label <= to && to != Long.MIN_VALUE; label += step) {
            bins.add(label);
        }
        List<OracleRow> all = new ArrayList<>(rows.list());
        for (long label : bins) {
            for (OracleRow combination : combinations.values()) {
                List<@Nullable String> identity = new ArrayList<>();
                others.forEach(name -> identity.add(OracleValues.identity(combination.field(name))));
                identity.add(String.valueOf(label));
                if (!there.contains(identity)) {
                    OracleRow added = combination.with(time, new Value.Timestamp(label));
                    for (Command.Fill with : fill.fills()) {
                        added = added.with(with.field().text(), with.value());
                    }
                    all.add(added);
                }
            }
        }
        List<String> order = new ArrayList<>(others);
        order.addFirst(time);
        all.sort(ascending(order));
        rows.set(all);
        rows.order();
    }
}
