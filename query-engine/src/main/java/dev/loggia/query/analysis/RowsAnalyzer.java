package dev.loggia.query.analysis;

import dev.loggia.grammar.tree.Command;
import dev.loggia.grammar.tree.Expression;
import dev.loggia.query.command.ExpandNode;
import dev.loggia.query.command.UnnestNode;

/** Commands that make rows of rows: {@code unnest}, {@code expand} (sections 3.16 and 3.17). */
final class RowsAnalyzer {

    private final CommandAnalyzer commands;
    private final Scope scope;

    RowsAnalyzer(CommandAnalyzer commands, Scope scope) {
        this.commands = commands;
        this.scope = scope;
    }

    void unnest(Command.Unnest unnest) {
        Command.Name into = unnest.into();
        commands.binder("unnest")
                .bind(unnest.list())
                .ifPresent(list -> commands.add(new UnnestNode(list, into.text())));
        commands.checkNew(into.text(), into.span());
        define(into.text());
    }

    void expand(Command.Expand expand) {
        Expression.Field field =
                new Expression.Field(expand.field().name(), expand.field().span());
        String column = field.name().flat();
        commands.binder("expand").bind(field).ifPresent(bound -> commands.add(new ExpandNode(bound, column)));
        define(column);
    }

    private void define(String name) {
        scope.define(name, Scope.Origin.PARSE);
        scope.extract(name);
    }
}
