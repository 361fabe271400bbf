package dev.loggia.query.analysis;

import dev.loggia.diagnostic.SourceSpan;
import dev.loggia.grammar.tree.Command;
import dev.loggia.grammar.tree.Expression;
import dev.loggia.grammar.tree.Expression.ArithmeticOperator;
import dev.loggia.grammar.tree.FieldName;
import dev.loggia.query.function.BuiltinFunctions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Hints on names: hyphens without backticks, aliases read too early, given twice or never read (sections 1.3 and 3.0). */
final class NameHints {

    /** Functions whose argument is a difference as seldom as that of {@code ispresent}. */
    private static final Set<String> OF_A_FIELD = Set.of(
            "ispresent",
            "isempty",
            "isblank",
            "strlen",
            "tolower",
            "toupper",
            "trim",
            "strcontains",
            "startswith",
            "endswith",
            "jsonparse",
            "split",
            "countdistinct");

    private final String text;
    private final Problems problems;
    private final Map<String, SourceSpan> readByFilters = new HashMap<>();
    private final Map<String, SourceSpan> readByItems = new HashMap<>();
    private final Set<String> ofThisList = new HashSet<>();
    private final Map<String, SourceSpan> unread = new LinkedHashMap<>();
    private @Nullable SourceSpan list;

    NameHints(String text, Problems problems) {
        this.text = text;
        this.problems = problems;
    }

    /** @param made the names that the query defined before */
    void look(Reading reading, Set<String> made) {
        if (!reading.command().span().equals(list)) {
            list = reading.command().span();
            ofThisList.clear();
            readByItems.clear();
        }
        int wholeNames = wholeNames(reading);
        for (int i = 0; i < reading.reads().size(); i++) {
            Expression expression = reading.reads().get(i);
            hyphens(expression, i < wholeNames, made);
            Reading.fieldsOf(expression).forEach(this::markRead);
        }
        early(reading, made);
        if (reading.command() instanceof Command.Fields) {
            twice(reading);
            // A call such as bin reads the time without naming it.
            reading.names().stream()
                    .filter(name -> !name.text().startsWith("@"))
                    .forEach(name -> unread.put(name.text(), name.span()));
        }
        if (reading.command() instanceof Command.FillDown || reading.command() instanceof Command.AddTotals) {
            unread.clear();
        }
    }

    /** How many of a step's expressions, from the first on, are likelier names than differences. */
    private static int wholeNames(Reading reading) {
        return switch (reading.command()) {
            case Command.Stats stats -> stats.keys().size();
            case Command.Filter filter -> 0;
            default -> reading.names().isEmpty() ? reading.reads().size() : 0;
        };
    }

    /** A path into an alias reads it too. */
    private void markRead(Expression.Field field) {
        List<FieldName.Segment> segments = field.name().segments();
        for (int length = 1; length <= segments.size(); length++) {
            unread.remove(new FieldName(segments.subList(0, length)).flat());
        }
    }

    private void early(Reading reading, Set<String> made) {
        for (Command.Name name : reading.names()) {
            SourceSpan read = readByFilters.getOrDefault(name.text(), readByItems.get(name.text()));
            if (read != null && !made.contains(name.text()) && !reading.reads(name.text())) {
                problems.warning(
                        "read-before-defined",
                        read,
                        name.text() + " is read before it is defined: here it is a field of the events",
                        reading.command() instanceof Command.Stats
                                ? "a filter after stats sees its columns"
                                : "move this behind the place where " + name.text() + " is defined");
            }
        }
        boolean filter = reading.command() instanceof Command.Filter;
        boolean keptAside = reading.reads().size() == 1 && reading.reads().getFirst() instanceof Expression.Field;
        if (keptAside && !filter) {
            return;
        }
        Map<String, SourceSpan> reads = filter ? readByFilters : readByItems;
        reading.reads().stream().flatMap(Reading::fieldsOf).forEach(field -> {
            String name = field.name().flat();
            if (!made.contains(name) && !name.startsWith("@")) {
                reads.putIfAbsent(name, field.span());
            }
        });
    }

    private void twice(Reading reading) {
        Expression expression = reading.reads().getFirst();
        SourceSpan span = expression.span();
        String name = null;
        if (!reading.names().isEmpty()) {
            name = reading.names().getFirst().text();
            span = reading.names().getFirst().span();
        } else if (expression instanceof Expression.Field field) {
            name = field.name().flat();
        }
        if (name != null && !ofThisList.add(name)) {
            problems.warning(
                    "named-twice",
                    span,
                    name + " is named twice in this list",
                    reading.names().isEmpty()
                            ? "remove one of the two"
                            : "give one of the two another name: the later replaces the earlier");
        }
    }

    /** Reports subtractions without blanks that are meant as names, as in {@code user-agent = "x"}. @param name whether a name suits here */
    private void hyphens(Expression expression, boolean name, Set<String> made) {
        if (expression instanceof Expression.Arithmetic arithmetic && isHyphenated(arithmetic, made)) {
            if (name || arithmetic.left() instanceof Expression.Arithmetic) {
                String written = arithmetic.span().of(text);
                problems.warning(
                        "hyphen",
                        arithmetic.span(),
                        written + " is a subtraction",
                        "write `" + written + "` for a field of that name; put blanks around - to subtract");
            }
            return;
        }
        switch (expression) {
            case Expression.Compare compare -> {
                hyphens(compare.left(), ExpressionBinder.textOf(compare.right()) != null, made);
                hyphens(compare.right(), ExpressionBinder.textOf(compare.left()) != null, made);
            }
            case Expression.Like like -> hyphens(like.value(), true, made);
            case Expression.In in -> {
                hyphens(in.value(), true, made);
                hyphens(in.candidates(), true, made);
            }
            case Expression.Call call -> {
                boolean ofAField = BuiltinFunctions.instance()
                        .scalar(call.name())
                        .map(found -> OF_A_FIELD.contains(found.name().toLowerCase(Locale.ROOT)))
                        .orElse(call.name().toLowerCase(Locale.ROOT).startsWith("count"));
                call.arguments().forEach(argument -> hyphens(argument, ofAField, made));
            }
            case Expression.Logical logical -> logical.operands().forEach(operand -> hyphens(operand, true, made));
            default -> Reading.parts(expression).forEach(part -> hyphens(part, false, made));
        }
    }

    /** Names of the events joined by hyphens without blanks. */
    private boolean isHyphenated(Expression.Arithmetic arithmetic, Set<String> made) {
        boolean left = arithmetic.left() instanceof Expression.Field field && mayBePart(field, made)
                || arithmetic.left() instanceof Expression.Arithmetic earlier && isHyphenated(earlier, made);
        return left
                && arithmetic.operator() == ArithmeticOperator.MINUS
                && arithmetic.right() instanceof Expression.Field right
                && mayBePart(right, made)
                && new SourceSpan(arithmetic.left().span().end(), right.span().start())
                        .of(text)
                        .equals("-");
    }

    private boolean mayBePart(Expression.Field field, Set<String> made) {
        String name = field.name().flat();
        return !name.startsWith("@")
                && !made.contains(name)
                && !field.span().of(text).startsWith("`");
    }

    /** Tells which aliases nobody read before the events were left behind. */
    void endOfEvents(Command command) {
        if (command instanceof Command.Stats
                || command instanceof Command.Pattern
                || command instanceof Command.CountFrequent) {
            String word = command instanceof Command.Stats
                    ? "stats"
                    : command instanceof Command.Pattern ? "pattern" : "countFrequent";
            unread.forEach((name, span) -> problems.warning(
                    "never-read",
                    span,
                    name + " is never read, and does not exist after " + word,
                    "use it in " + word + ", or leave it out"));
        }
    }
}
