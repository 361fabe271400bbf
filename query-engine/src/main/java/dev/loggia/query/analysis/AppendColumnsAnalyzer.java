package dev.loggia.query.analysis;

import dev.loggia.grammar.tree.Command;
import dev.loggia.query.command.AppendColumnsNode;
import dev.loggia.query.exec.SubqueryRows;
import dev.loggia.query.plan.LimitNode;
import dev.loggia.query.plan.Plan.OutputColumn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code appendcols} (section 3.24). */
final class AppendColumnsAnalyzer {

    private static final int STANDARD_ROWS = 10_000;
    private static final int MOST_ROWS = 100_000;

    private final Command.AppendCols append;
    private final CommandAnalyzer commands;
    private final Problems problems;
    private final Scope scope;
    private final Subqueries subqueries;

    AppendColumnsAnalyzer(
            Command.AppendCols append,
            CommandAnalyzer commands,
            Problems problems,
            Scope scope,
            Subqueries subqueries) {
        this.append = append;
        this.commands = commands;
        this.problems = problems;
        this.scope = scope;
        this.subqueries = subqueries;
    }

    void analyze() {
        QueryAnalyzer inner = subqueries.of(append.query());
        inner.analyze(false);
        inner.commands().add(new LimitNode(LimitNode.Kind.FIRST, rows(), false));
        Set<String> shown = new HashSet<>();
        commands.output().forEach(column -> shown.add(column.name()));
        List<OutputColumn> output = new ArrayList<>();
        boolean override = Boolean.TRUE.equals(append.override());
        Set<String> merged = new HashSet<>();
        for (OutputColumn column : inner.output()) {
            boolean there = shown.contains(column.name());
            if (!there || override) {
                output.add(column);
            }
            // An event may have any field, named or not.
            if (scope.events() || there && override) {
                merged.add(column.name());
            }
        }
        merged.retainAll(output.stream().map(OutputColumn::name).toList());
        if (output.isEmpty()) {
            problems.warning(
                    "no-effect",
                    append.span(),
                    "appendcols adds nothing: all its columns are there already",
                    "give them other names with as, or write override=true");
        }
        Optional<SubqueryRows> rows = subqueries.rows(append.query().span(), inner.plan(output));
        List<String> columns = output.stream().map(OutputColumn::name).toList();
        commands.add(new AppendColumnsNode(
                rows.isEmpty() ? subqueries.name() : "a subquery",
                rows.orElse(new SubqueryRows(columns, List.of())),
                merged,
                override));
        for (String column : columns) {
            scope.define(column, Scope.Origin.PARSE);
            scope.extract(column);
        }
    }

    private int rows() {
        Integer maximum = append.maximum();
        if (maximum == null) {
            return STANDARD_ROWS;
        }
        if (maximum < 1 || maximum > MOST_ROWS) {
            problems.error(
                    "argument-type",
                    append.span(),
                    "max is a number of rows from 1 to " + MOST_ROWS,
                    "such as max=100");
        }
        return maximum;
    }
}
