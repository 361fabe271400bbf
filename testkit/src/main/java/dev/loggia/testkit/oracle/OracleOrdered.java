package dev.loggia.testkit.oracle;

import dev.loggia.event.Value;
import dev.loggia.grammar.tree.Command;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The commands that see rows in their order (sections 3.22, 3.23 and 15.7). */
final class OracleOrdered {

    private static final long STANDARD_GAP = 30 * 60_000L;

    private final OracleRows rows;

    OracleOrdered(OracleRows rows) {
        this.rows = rows;
    }

    void accum(Command.Accum accum) {
        String field = accum.field().name().flat();
        String name = accum.alias() == null ? field : accum.alias().text();
        boolean replaces = name.equals(field);
        BigDecimal sum = BigDecimal.ZERO;
        List<OracleRow> results = new ArrayList<>();
        for (OracleRow row : rows.list()) {
            BigDecimal number = OracleTotals.number(row.field(field));
            sum = number == null ? sum : sum.add(number);
            Value otherwise = replaces ? row.field(field) : null;
            results.add(row.with(name, number == null ? otherwise : OracleValues.value(sum)));
        }
        finish(results, name);
    }

    void autoregress(Command.AutoRegress regress) {
        String field = regress.field().name().flat();
        String name = regress.alias() == null ? field : regress.alias().text();
        boolean plain = regress.alias() != null && regress.from() == regress.to();
        List<OracleRow> before = List.copyOf(rows.list());
        List<OracleRow> results = new ArrayList<>(before);
        for (int lag = regress.from(); lag <= regress.to(); lag++) {
            String copy = plain ? name : name + "_p" + lag;
            for (int i = 0; i < results.size(); i++) {
                Value value = i < lag ? null : before.get(i - lag).field(field);
                results.set(i, results.get(i).with(copy, value));
            }
            finish(results, copy);
        }
    }

    private void finish(List<OracleRow> results, String name) {
        rows.set(results);
        rows.order();
        rows.columns().extract(name);
    }

    void filldown(Command.FillDown fill) {
        List<String> names = fill.patterns().stream().map(Command.Name::text).toList();
        Predicate<String> matches = name -> names.isEmpty() || names.stream().anyMatch(pattern -> like(pattern, name));
        List<OracleRow> results = new ArrayList<>();
        OracleRow before = null;
        for (OracleRow row : rows.list()) {
            OracleRow filled = new OracleRow(row.event(), new OracleBase.Filled(row, before, matches), Map.of());
            for (String name : names) {
                filled = name.contains("*") ? filled : filled.with(name, present(row, before, name));
            }
            before = filled;
            results.add(filled);
        }
        rows.set(results);
        rows.order();
    }

    private static @Nullable Value present(OracleRow row, @Nullable OracleRow before, String name) {
        Value value = row.field(name);
        return value == null && before != null ? before.field(name) : value;
    }

    private static boolean like(String pattern, String name) {
        String regex = Pattern.compile("*", Pattern.LITERAL)
                .splitAsStream(pattern + " ")
                .map(Pattern::quote)
                .collect(Collectors.joining(".*"));
        return (name + " ").matches(regex);
    }

    void sessionize(Command.Sessionize sessionize) {
        long gap = sessionize.maximumSpan() == null
                ? STANDARD_GAP
                : OracleExpressions.fixedMillis(sessionize.maximumSpan().period());
        String name =
                sessionize.alias() == null ? "session_id" : sessionize.alias().text();
        List<OracleRow> byTime = new ArrayList<>(rows.list());
        byTime.sort(Comparator.comparing(OracleOrdered::time));
        Map<List<@Nullable String>, Long> last = new HashMap<>();
        Map<List<@Nullable String>, Integer> count = new HashMap<>();
        Map<OracleRow, String> sessions = new IdentityHashMap<>();
        for (OracleRow row : byTime) {
            List<@Nullable String> identity = new ArrayList<>();
            List<String> printed = new ArrayList<>();
            for (Command.FieldReference field : sessionize.fields()) {
                Value value = row.field(field.name().flat());
                identity.add(OracleValues.identity(value));
                printed.add(value == null ? "" : OracleValues.printed(value));
            }
            if (identity.contains(null)) {
                continue;
            }
            Long previous = last.put(identity, time(row));
            if (previous == null || time(row) - previous > gap) {
                count.merge(identity, 1, Integer::sum);
            }
            sessions.put(row, String.join("/", printed) + "#" + count.get(identity));
        }
        List<OracleRow> results = new ArrayList<>();
        for (OracleRow row : rows.list()) {
            String session = sessions.get(row);
            results.add(row.with(name, session == null ? null : Value.of(session)));
        }
        finish(results, name);
    }

    private static Long time(OracleRow row) {
        Long time = OracleTimes.millis(row.field("@timestamp"));
        if (time == null) {
            throw new IllegalStateException("the oracle wants rows with times");
        }
        return time;
    }
}
