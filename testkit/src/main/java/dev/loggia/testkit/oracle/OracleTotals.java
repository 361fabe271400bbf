package dev.loggia.testkit.oracle;

import dev.loggia.event.Value;
import dev.loggia.grammar.tree.Command;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code addtotals} and {@code outlier}, which need all rows (sections 3.21 and 3.23). */
final class OracleTotals {

    private final OracleRows rows;

    OracleTotals(OracleRows rows) {
        this.rows = rows;
    }

    void addTotals(Command.AddTotals totals) {
        List<String> names = new ArrayList<>(
                totals.fields().isEmpty()
                        ? rows.columns().chosen()
                        : totals.fields().stream()
                                .map(field -> field.name().flat())
                                .toList());
        if (!Boolean.FALSE.equals(totals.row())) {
            String total =
                    totals.fieldName() == null ? "Total" : totals.fieldName().text();
            rows.replaceAll(row -> {
                BigDecimal sum = names.stream()
                        .map(name -> orZero(number(row.field(name))))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                return row.with(total, OracleValues.value(sum));
            });
            rows.columns().extract(total);
            names.add(total);
        }
        if (Boolean.TRUE.equals(totals.column())) {
            rows.order();
            addRow(names);
        }
    }

    private void addRow(List<String> names) {
        if (rows.list().isEmpty()) {
            return;
        }
        OracleRow sums = OracleRow.empty();
        for (String name : names) {
            sums = sums.with(name, null);
            for (OracleRow row : rows.list()) {
                BigDecimal number = number(row.field(name));
                if (number != null) {
                    BigDecimal sum = orZero(OracleValues.number(sums.field(name)));
                    sums = sums.with(name, OracleValues.value(sum.add(number)));
                }
            }
        }
        List<OracleRow> all = new ArrayList<>(rows.list());
        all.add(sums);
        rows.set(all);
    }

    /** Times are no numbers here. */
    static @Nullable BigDecimal number(@Nullable Value value) {
        return value instanceof Value.Timestamp ? null : OracleValues.number(value);
    }

    private static BigDecimal orZero(@Nullable BigDecimal number) {
        return number == null ? BigDecimal.ZERO : number;
    }

    void outlier(Command.Outlier outlier) {
        boolean remove = option(outlier, "action", "transform").equals("remove");
        boolean lower = option(outlier, "uselower", "false").equals("true");
        boolean mark = option(outlier, "mark", "false").equals("true");
        double factor = Double.parseDouble(option(outlier, "param", "2.5"));
        Map<String, double[]> bounds = new LinkedHashMap<>();
        for (Command.FieldReference field : outlier.fields()) {
            bounds.put(field.name().flat(), bounds(field.name().flat(), factor, lower));
        }
        rows.expand(row -> {
            OracleRow result = row;
            boolean within = true;
            for (Map.Entry<String, double[]> entry : bounds.entrySet()) {
                String name = entry.getKey();
                BigDecimal number = number(row.field(name));
                double value = number == null ? 0 : number.doubleValue();
                double bounded = Math.max(entry.getValue()[0], Math.min(entry.getValue()[1], value));
                boolean outside = number != null && bounded != value;
                within &= !outside;
                result = result.with(name, outside ? Value.of(bounded) : row.field(name));
                if (mark) {
                    result = result.with(name + "_outlier", number == null ? null : Value.of(outside));
                }
            }
            return within || !remove ? List.of(result) : List.of();
        });
        rows.order();
        if (mark) {
            bounds.keySet().forEach(name -> rows.columns().extract(name + "_outlier"));
        }
    }

    private static String option(Command.Outlier outlier, String name, String otherwise) {
        return outlier.options().stream()
                .filter(option -> option.name().text().equals(name))
                .map(option -> option.value().text())
                .findFirst()
                .orElse(otherwise);
    }

    private double[] bounds(String name, double factor, boolean lower) {
        List<Double> numbers = new ArrayList<>();
        for (OracleRow row : rows.list()) {
            BigDecimal number = number(row.field(name));
            if (number != null) {
                numbers.add(number.doubleValue());
            }
        }
        if (numbers.isEmpty()) {
            return new double[] {0, 0};
        }
        numbers.sort(null);
        double first = quartile(numbers, 0.25);
        double third = quartile(numbers, 0.75);
        double reach = factor * (third - first);
        return new double[] {lower ? first - reach : Double.NEGATIVE_INFINITY, third + reach};
    }

    private static double quartile(List<Double> ascending, double share) {
        double place = share * (ascending.size() - 1);
        int below = (int) place;
        double from = ascending.get(below);
        double to = ascending.get(Math.min(below + 1, ascending.size() - 1));
        return from + (place - below) * (to - from);
    }
}
