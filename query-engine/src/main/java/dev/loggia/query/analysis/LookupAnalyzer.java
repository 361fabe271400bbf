package dev.loggia.query.analysis;

import dev.loggia.diagnostic.NearMiss;
import dev.loggia.diagnostic.SourceSpan;
import dev.loggia.grammar.tree.Command;
import dev.loggia.grammar.tree.Expression;
import dev.loggia.grammar.tree.FieldName;
import dev.loggia.query.command.LookupNode;
import dev.loggia.query.expression.BoundExpression;
import dev.loggia.query.lookup.AddressRanges;
import dev.loggia.query.lookup.EqualCells;
import dev.loggia.query.lookup.LookupTable;
import dev.loggia.query.lookup.LookupTables;
import dev.loggia.query.lookup.RowMatch;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code lookup} and {@code cidrlookup} (sections 3.18 and 3.19). */
final class LookupAnalyzer {

    private final CommandAnalyzer commands;
    private final LookupTables tables;
    private final Problems problems;
    private final Scope scope;

    LookupAnalyzer(CommandAnalyzer commands, LookupTables tables, Problems problems, Scope scope) {
        this.commands = commands;
        this.tables = tables;
        this.problems = problems;
        this.scope = scope;
    }

    void lookup(Command.Lookup lookup) {
        Optional<LookupTable> table = table(lookup.table());
        List<Integer> columns = new ArrayList<>();
        List<BoundExpression> inputs = new ArrayList<>();
        for (Command.LookupMatch match : lookup.matches()) {
            Command.FieldReference field = match.field();
            bind("lookup", field == null ? named(match.column()) : new Expression.Field(field.name(), field.span()))
                    .ifPresent(inputs::add);
            table.flatMap(found -> column(found, match.column())).ifPresent(columns::add);
        }
        List<LookupNode.Output> outputs = outputs(table, lookup.outputs(), lookup.overwrite());
        boolean whole = columns.size() == lookup.matches().size() && inputs.size() == columns.size();
        if (whole) {
            table.ifPresent(found -> add(found, new EqualCells(found, columns), inputs, outputs));
        }
    }

    void cidrLookup(Command.CidrLookup lookup) {
        Optional<LookupTable> table = table(lookup.table());
        Expression.Field ip =
                new Expression.Field(lookup.ip().name(), lookup.ip().span());
        Optional<BoundExpression> input = bind("cidrlookup", ip);
        List<LookupNode.Output> outputs = outputs(table, lookup.outputs(), lookup.overwrite());
        if (table.isPresent() && input.isPresent()) {
            ranges(table.get(), lookup).ifPresent(ranges -> add(table.get(), ranges, List.of(input.get()), outputs));
        }
    }

    private void add(LookupTable table, RowMatch match, List<BoundExpression> inputs, List<LookupNode.Output> outputs) {
        commands.add(new LookupNode(table, match, inputs, outputs));
    }

    private Optional<AddressRanges> ranges(LookupTable table, Command.CidrLookup lookup) {
        Command.Name written = lookup.cidrColumn();
        Optional<Integer> column = written == null ? rangeColumn(table, lookup.ip()) : column(table, written);
        if (column.isEmpty()) {
            return Optional.empty();
        }
        AddressRanges ranges = new AddressRanges(table, column.get());
        if (ranges.isEmpty()) {
            reportNoRanges(
                    written == null ? lookup.ip().span() : written.span(),
                    "column " + table.columns().get(column.get()) + " of lookup table " + table.name()
                            + " has no ranges of addresses");
            return Optional.empty();
        }
        return Optional.of(ranges);
    }

    /** The service does not say which column it is: the one named like the field, else the first that holds ranges. */
    private Optional<Integer> rangeColumn(LookupTable table, Command.FieldReference ip) {
        int named = table.columns().indexOf(ip.name().flat());
        if (named >= 0) {
            return Optional.of(named);
        }
        for (int column = 0; column < table.columns().size(); column++) {
            if (AddressRanges.isRanges(table, column)) {
                return Optional.of(column);
            }
        }
        reportNoRanges(ip.span(), "no column of lookup table " + table.name() + " holds ranges of addresses");
        return Optional.empty();
    }

    private void reportNoRanges(SourceSpan span, String message) {
        problems.error("lookup-ranges", span, message, "write ranges such as 10.0.0.0/8 or 2001:db8::/32");
    }

    /** Defines what the command adds, even where a mistake was found. */
    private List<LookupNode.Output> outputs(
            Optional<LookupTable> table, List<Command.LookupOutput> written, boolean overwrite) {
        List<LookupNode.Output> outputs = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (Command.LookupOutput output : written) {
            Command.Name name = output.name() == null ? output.column() : output.name();
            if (!seen.add(name.text())) {
                problems.error(
                        "already-defined",
                        name.span(),
                        "two fields of this lookup are named " + name.text(),
                        "give one of them another name with as");
            }
            BoundExpression kept = overwrite ? null : kept(name);
            table.flatMap(found -> column(found, output.column()))
                    .ifPresent(cell -> outputs.add(new LookupNode.Output(name.text(), cell, kept)));
        }
        for (String name : seen) {
            scope.define(name, Scope.Origin.PARSE);
            scope.extract(name);
        }
        return outputs;
    }

    /** What the name stood for; nothing when it is new after {@code stats}. */
    private @Nullable BoundExpression kept(Command.Name name) {
        return scope.resolve(FieldName.of(name.text())).orElse(null);
    }

    private Optional<BoundExpression> bind(String command, Expression.Field field) {
        return commands.binder(command).bind(field);
    }

    private static Expression.Field named(Command.Name name) {
        return new Expression.Field(FieldName.of(name.text()), name.span());
    }

    private Optional<LookupTable> table(Command.Name name) {
        Optional<LookupTable> found = tables.find(name.text());
        if (found.isEmpty()) {
            List<String> names = tables.names();
            String known = names.isEmpty()
                    ? "name a CSV file for this query with --lookup " + name.text()
                            + "=FILE, or store one: `loggia lookup put " + name.text() + " FILE`"
                    : "the lookup tables are " + String.join(", ", names);
            problems.error(
                    "unknown-lookup-table",
                    name.span(),
                    "there is no lookup table " + name.text(),
                    NearMiss.of(name.text(), names)
                            .map(near -> "did you mean " + near + "?")
                            .orElse(known));
        }
        return found;
    }

    private Optional<Integer> column(LookupTable table, Command.Name name) {
        int column = table.columns().indexOf(name.text());
        if (column >= 0) {
            return Optional.of(column);
        }
        problems.error(
                "unknown-column",
                name.span(),
                "lookup table " + table.name() + " has no column " + name.text(),
                NearMiss.of(name.text(), table.columns())
                        .map(near -> "did you mean " + near + "?")
                        .orElse("its columns are " + String.join(", ", table.columns())));
        return Optional.empty();
    }
}
