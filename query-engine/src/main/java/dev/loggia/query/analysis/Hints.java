package dev.loggia.query.analysis;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.grammar.tree.Command;
import dev.loggia.grammar.tree.Expression;
import dev.loggia.grammar.tree.Query;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is probably a mistake in a query that is none by the rules: the language takes it, and does something else than it looks like.
 * {@code check} tells these hints, and so does a query that found nothing.
 */
final class Hints {

    private static final int MOST_HINTS = 20;

    private final String text;
    private final Problems problems = new Problems();

    private Hints(String text) {
        this.text = text;
    }

    /** The first warnings in the order of the text. */
    static List<Diagnostic> of(Query query, String text) {
        Hints hints = new Hints(text);
        hints.look(query);
        return hints.problems.sorted().stream().limit(MOST_HINTS).toList();
    }

    private void look(Query query) {
        NameHints names = new NameHints(text, problems);
        ConditionHints conditions = new ConditionHints(text, problems);
        OrderHints.look(query.commands(), problems);
        Set<String> made = new HashSet<>();
        boolean events = true;
        for (Command command : query.commands()) {
            for (Reading reading : Reading.of(command)) {
                for (Expression expression : reading.reads()) {
                    subqueries(expression);
                    conditions.look(reading.command(), expression, events ? made : null);
                }
                if (events) {
                    names.look(reading, made);
                }
                reading.names().forEach(name -> made.add(name.text()));
            }
            if (events && endsEvents(command)) {
                events = false;
                names.endOfEvents(command);
            }
            switch (command) {
                case Command.Join join -> look(join.query());
                case Command.AppendCols append -> look(append.query());
                default -> {}
            }
        }
    }

    private void subqueries(Expression expression) {
        if (expression instanceof Expression.Subquery subquery) {
            look(subquery.query());
        } else {
            Reading.parts(expression).forEach(this::subqueries);
        }
    }

    /** Whether names after a command are no fields of the events any more, or cannot be told from the text. */
    private static boolean endsEvents(Command command) {
        return command instanceof Command.Stats
                || command instanceof Command.Pattern
                || command instanceof Command.CountFrequent
                || command instanceof Command.RelevantFields
                || command instanceof Command.Diff
                || command instanceof Command.LogCompare
                || command instanceof Command.Anomaly
                || command instanceof Command.Estimate
                || command instanceof Command.Join
                || command instanceof Command.AppendCols
                || command instanceof Command.SavedCall;
    }
}
