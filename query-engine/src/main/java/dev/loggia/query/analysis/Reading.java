package dev.loggia.query.analysis;

import dev.loggia.grammar.tree.Command;
import dev.loggia.grammar.tree.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one step of a query reads and which names it gives, as far as the text tells; {@code fields} and {@code display} are a step for
 * each item.
 *
 * @param reads expressions, and fields that stand alone
 * @param names what the step defines
 */
record Reading(Command command, List<Expression> reads, List<Command.Name> names) {

    private static final java.util.regex.Pattern GROUP = java.util.regex.Pattern.compile("\\(\\?P?<(@?\\w+)>");

    Reading {
        reads = List.copyOf(reads);
        names = List.copyOf(names);
    }

    static List<Reading> of(Command command) {
        return switch (command) {
            case Command.Fields fields -> items(command, fields.items());
            case Command.Display display -> items(command, display.items());
            case Command.Filter filter -> one(command, List.of(filter.condition()));
            case Command.FilterIndex filter -> one(command, List.of(filter.condition()));
            case Command.Search search -> one(command, List.of(search.condition()));
            case Command.ParseGlob parse -> one(command, some(parse.field()), parse.aliases());
            case Command.ParseRegex parse -> one(command, some(parse.field()), groups(parse));
            case Command.ParseLogfmt parse -> one(command, some(parse.field()), List.of(parse.alias()));
            case Command.ParseCsv parse -> one(command, some(parse.field()), parse.aliases());
            case Command.ParseXml parse -> one(command, List.of(parse.field()), List.of(parse.alias()));
            case Command.Json json ->
                one(command, json.field() == null ? List.of() : fields(List.of(json.field())), json.aliases());
            case Command.Stats stats -> List.of(stats(stats));
            case Command.Sort sort ->
                one(
                        command,
                        sort.keys().stream().map(Command.SortKey::expression).toList());
            case Command.Dedup dedup -> one(command, fields(dedup.fields()));
            case Command.Pattern pattern -> one(command, List.of(pattern.field()));
            case Command.RelevantFields relevant -> one(command, List.of(relevant.condition()));
            case Command.Unnest unnest -> one(command, List.of(unnest.list()), List.of(unnest.into()));
            case Command.Expand expand -> one(command, fields(List.of(expand.field())));
            case Command.Lookup lookup -> List.of(lookup(lookup));
            case Command.CidrLookup lookup ->
                one(command, fields(List.of(lookup.ip())), names(some(lookup.cidrColumn()), lookup.outputs()));
            case Command.Accum accum -> one(command, fields(List.of(accum.field())), some(accum.alias()));
            case Command.AutoRegress regress -> one(command, fields(List.of(regress.field())), some(regress.alias()));
            case Command.AddTotals totals -> one(command, fields(totals.fields()), some(totals.fieldName()));
            case Command.Outlier outlier -> one(command, fields(outlier.fields()));
            case Command.Sessionize sessionize -> one(command, fields(sessionize.fields()), some(sessionize.alias()));
            case Command.CountFrequent count -> one(command, fields(count.fields()));
            case Command.Unmask unmask -> one(command, fields(List.of(unmask.field())));
            case Command.Limit limit -> one(command, List.of());
            case Command.Diff diff -> one(command, List.of());
            case Command.Anomaly anomaly -> one(command, List.of());
            case Command.FillDown fill -> one(command, List.of());
            case Command.FillMissing fill -> one(command, List.of());
            case Command.LogCompare compare -> one(command, List.of());
            case Command.Estimate estimate -> one(command, List.of());
            case Command.Join join -> one(command, List.of());
            case Command.AppendCols append -> one(command, List.of());
            case Command.SavedCall call -> one(command, List.of());
        };
    }

    private static List<Reading> items(Command command, List<Command.Item> items) {
        return items.stream()
                .map(item -> new Reading(command, List.of(item.expression()), some(item.alias())))
                .toList();
    }

    private static Reading stats(Command.Stats stats) {
        List<Command.Item> all =
                Stream.concat(stats.keys().stream(), stats.items().stream()).toList();
        return new Reading(
                stats,
                all.stream().map(Command.Item::expression).toList(),
                all.stream().flatMap(item -> some(item.alias()).stream()).toList());
    }

    private static Reading lookup(Command.Lookup lookup) {
        List<Command.FieldReference> matched = lookup.matches().stream()
                .flatMap(match -> some(match.field()).stream())
                .toList();
        return new Reading(lookup, fields(matched), names(List.of(), lookup.outputs()));
    }

    private static List<Command.Name> names(List<Command.Name> first, List<Command.LookupOutput> outputs) {
        List<Command.Name> names = new ArrayList<>(first);
        for (Command.LookupOutput output : outputs) {
            Command.Name name = output.name();
            names.add(name == null ? output.column() : name);
        }
        return names;
    }

    private static List<Command.Name> groups(Command.ParseRegex parse) {
        List<Command.Name> names = new ArrayList<>(parse.aliases());
        Matcher groups = GROUP.matcher(parse.pattern().regex());
        while (groups.find()) {
            names.add(new Command.Name(groups.group(1), parse.pattern().span()));
        }
        return names;
    }

    private static List<Expression> fields(List<Command.FieldReference> references) {
        return references.stream()
                .<Expression>map(reference -> new Expression.Field(reference.name(), reference.span()))
                .toList();
    }

    private static List<Reading> one(Command command, List<Expression> reads) {
        return one(command, reads, List.of());
    }

    private static List<Reading> one(Command command, List<Expression> reads, List<Command.Name> names) {
        return List.of(new Reading(command, reads, names));
    }

    private static <T> List<T> some(@Nullable T value) {
        return value == null ? List.of() : List.of(value);
    }

    /** The parts of an expression, each of which is a value of its own; those of a subquery are not among them. */
    static List<Expression> parts(Expression expression) {
        return switch (expression) {
            case Expression.Unary unary -> List.of(unary.operand());
            case Expression.Arithmetic arithmetic -> List.of(arithmetic.left(), arithmetic.right());
            case Expression.Compare compare -> List.of(compare.left(), compare.right());
            case Expression.Logical logical -> logical.operands();
            case Expression.Like like -> List.of(like.value(), like.pattern());
            case Expression.In in -> List.of(in.value(), in.candidates());
            case Expression.ListLiteral list -> list.elements();
            case Expression.Call call -> call.arguments();
            case Expression.Access access -> List.of(access.value());
            case Expression.Literal literal -> List.of();
            case Expression.PeriodLiteral period -> List.of();
            case Expression.Field field -> List.of();
            case Expression.Pattern pattern -> List.of();
            case Expression.Subquery subquery -> List.of();
        };
    }

    /** The fields that an expression reads, in the order of the text. */
    static Stream<Expression.Field> fieldsOf(Expression expression) {
        return expression instanceof Expression.Field field
                ? Stream.of(field)
                : parts(expression).stream().flatMap(Reading::fieldsOf);
    }

    boolean reads(String name) {
        return reads.stream()
                .flatMap(Reading::fieldsOf)
                .map(field -> field.name().flat())
                .anyMatch(read -> read.equals(name) || read.startsWith(name + "."));
    }
}
