package dev.loggia.testkit.oracle;

import dev.loggia.event.Value;
import dev.loggia.grammar.tree.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code lookup} and {@code cidrlookup} (sections 3.18 and 3.19). */
final class OracleLookups {

    private final OracleRows rows;
    private final OracleInput input;

    OracleLookups(OracleRows rows, OracleInput input) {
        this.rows = rows;
        this.input = input;
    }

    void lookup(Command.Lookup lookup) {
        List<List<@Nullable String>> table = input.table(lookup.table().text());
        rows.replaceAll(row -> {
            List<@Nullable String> found = null;
            for (int i = 1; i < table.size() && found == null; i++) {
                found = agrees(lookup, table, table.get(i), row) ? table.get(i) : null;
            }
            return filled(row, table.getFirst(), found, lookup.overwrite(), lookup.outputs());
        });
        show(lookup.outputs());
    }

    private static boolean agrees(
            Command.Lookup lookup, List<List<@Nullable String>> table, List<@Nullable String> cells, OracleRow row) {
        for (Command.LookupMatch match : lookup.matches()) {
            String column = match.column().text();
            Value value = row.field(
                    match.field() == null ? column : match.field().name().flat());
            String cell = cell(cells, table.getFirst(), column);
            if (value == null || cell == null || !OracleValues.printed(value).equals(cell)) {
                return false;
            }
        }
        return true;
    }

    void cidrlookup(Command.CidrLookup lookup) {
        List<List<@Nullable String>> table = input.table(lookup.table().text());
        String column = lookup.cidrColumn() == null
                ? rangeColumn(table, lookup.ip().name().flat())
                : lookup.cidrColumn().text();
        rows.replaceAll(row -> {
            String address = OracleValues.text(row.field(lookup.ip().name().flat()));
            List<@Nullable String> found = null;
            int narrowest = -1;
            for (List<@Nullable String> cells : table.subList(1, table.size())) {
                String range = cell(cells, table.getFirst(), column);
                if (address != null
                        && range != null
                        && OracleAddresses.contains(range, address)
                        && OracleAddresses.length(range) > narrowest) {
                    found = cells;
                    narrowest = OracleAddresses.length(range);
                }
            }
            return filled(row, table.getFirst(), found, lookup.overwrite(), lookup.outputs());
        });
        show(lookup.outputs());
    }

    /** The column named like the field, else the first that holds ranges. */
    private static String rangeColumn(List<List<@Nullable String>> table, String field) {
        List<@Nullable String> columns = table.getFirst();
        if (columns.contains(field)) {
            return field;
        }
        for (@Nullable String column : columns) {
            boolean ranges = column != null
                    && table.stream().skip(1).anyMatch(cells -> {
                        String cell = cell(cells, columns, column);
                        return cell != null && OracleAddresses.length(cell) >= 0;
                    });
            if (column != null && ranges) {
                return column;
            }
        }
        throw new IllegalStateException("no column has ranges");
    }

    private static @Nullable String cell(List<@Nullable String> cells, List<@Nullable String> columns, String column) {
        int index = columns.indexOf(column);
        return index < cells.size() ? cells.get(index) : null;
    }

    private static OracleRow filled(
            OracleRow row,
            List<@Nullable String> columns,
            @Nullable List<@Nullable String> found,
            boolean overwrite,
            List<Command.LookupOutput> outputs) {
        OracleRow result = row;
        for (Command.LookupOutput output : outputs) {
            String name = name(output);
            String cell =
                    found == null ? null : cell(found, columns, output.column().text());
            Value old = row.field(name);
            Value value = cell == null ? null : Value.of(cell);
            result = result.with(name, overwrite || old == null ? value : old);
        }
        return result;
    }

    private static String name(Command.LookupOutput output) {
        return output.name() == null ? output.column().text() : output.name().text();
    }

    private void show(List<Command.LookupOutput> outputs) {
        outputs.forEach(output -> rows.columns().extract(name(output)));
    }
}
