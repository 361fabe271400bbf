package dev.loggia.grammar;

import static dev.loggia.grammar.ExpressionBuilder.arithmetic;
import static dev.loggia.grammar.ExpressionBuilder.expression;
import static dev.loggia.grammar.ExpressionBuilder.query;
import static dev.loggia.grammar.ExpressionBuilder.span;
import static dev.loggia.grammar.ExpressionBuilder.token;

import dev.loggia.diagnostic.SourceSpan;
import dev.loggia.event.Comparison;
import dev.loggia.grammar.LogsInsights.CommandContext;
import dev.loggia.grammar.LogsInsights.FieldContext;
import dev.loggia.grammar.LogsInsights.FieldListContext;
import dev.loggia.grammar.LogsInsights.ItemContext;
import dev.loggia.grammar.LogsInsights.LookupMatchContext;
import dev.loggia.grammar.LogsInsights.LookupOutputContext;
import dev.loggia.grammar.LogsInsights.NameContext;
import dev.loggia.grammar.LogsInsights.NamesContext;
import dev.loggia.grammar.LogsInsights.ParseContext;
import dev.loggia.grammar.LogsInsights.SortKeyContext;
import dev.loggia.grammar.tree.Command;
import dev.loggia.grammar.tree.Command.FieldReference;
import dev.loggia.grammar.tree.Command.Item;
import dev.loggia.grammar.tree.Command.Name;
import dev.loggia.grammar.tree.Expression;
import dev.loggia.grammar.tree.FieldName;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Parse tree to commands. What the grammar leaves open is decided here: the values of options and the sizes of numbers. */
final class CommandBuilder {

    private CommandBuilder() {}

    static Command build(CommandContext context) {
        SourceSpan span = span(context);
        QueryToken word = token(context.getStart());
        return switch (context) {
            case LogsInsights.FieldsContext c -> new Command.Fields(items(c.item()), span);
            case LogsInsights.DisplayContext c -> new Command.Display(items(c.item()), span);
            case LogsInsights.FilterContext c -> new Command.Filter(expression(c.expression()), span);
            case LogsInsights.FilterIndexContext c -> filterIndex(c, span);
            case LogsInsights.ParseContext c -> parse(c, span);
            case LogsInsights.JsonContext c -> json(c, span);
            case LogsInsights.StatsContext c -> stats(c, span);
            case LogsInsights.SortContext c ->
                new Command.Sort(
                        c.sortKey().stream().map(CommandBuilder::sortKey).toList(), span);
            case LogsInsights.LimitContext c -> limit(c, span);
            case LogsInsights.DedupContext c -> new Command.Dedup(fields(c.fieldList()), span);
            case LogsInsights.PatternContext c -> new Command.Pattern(expression(c.expression()), span);
            case LogsInsights.DiffContext c -> new Command.Diff(diffPeriod(c.NAME()), span);
            case LogsInsights.AnomalyContext c -> new Command.Anomaly(span);
            case LogsInsights.RelevantFieldsContext c ->
                new Command.RelevantFields(fields(c.fieldList()), expression(c.expression()), span);
            case LogsInsights.UnnestContext c -> new Command.Unnest(expression(c.expression()), name(c.name()), span);
            case LogsInsights.ExpandContext c -> new Command.Expand(field(c.field()), span);
            case LogsInsights.LookupContext c -> lookup(c, span);
            case LogsInsights.CidrLookupContext c -> cidrLookup(c, span);
            case LogsInsights.UnmaskContext c -> new Command.Unmask(field(c.field()), span);
            case LogsInsights.AddTotalsContext c -> addTotals(c, span);
            case LogsInsights.AccumContext c -> new Command.Accum(field(c.field()), optional(c.name()), span);
            case LogsInsights.AutoRegressContext c -> autoRegress(c, span);
            case LogsInsights.FillDownContext c -> fillDown(c, span);
            case LogsInsights.FillMissingContext c -> fillMissing(c, span);
            case LogsInsights.OutlierContext c -> outlier(c, span);
            case LogsInsights.SessionizeContext c -> sessionize(c, span);
            case LogsInsights.CountFrequentContext c -> new Command.CountFrequent(fields(c.fieldList()), span);
            case LogsInsights.LogCompareContext c -> new Command.LogCompare(period(c.DURATION()), span);
            case LogsInsights.EstimateContext c -> new Command.Estimate(span);
            case LogsInsights.JoinContext c -> join(c, word, span);
            case LogsInsights.AppendColsContext c -> appendCols(c, span);
            case LogsInsights.SearchContext c -> new Command.Search(expression(c.expression()), span);
            case LogsInsights.SavedCallContext c -> savedCall(c, span);
            default -> throw new IllegalStateException(context.toString());
        };
    }

    private static Command filterIndex(LogsInsights.FilterIndexContext context, SourceSpan span) {
        FieldContext field = context.field();
        Expression value = new Expression.Field(ExpressionBuilder.field(field), span(field));
        if (context.list() != null) {
            SourceSpan condition = span(field).to(span(context.list()));
            return new Command.FilterIndex(
                    new Expression.In(value, false, ExpressionBuilder.list(context.list()), condition), span);
        }
        SourceSpan literal = span(context.literal());
        Expression constant = new Expression.Literal(ExpressionBuilder.literal(context.literal()), literal);
        return new Command.FilterIndex(
                new Expression.Compare(
                        Comparison.EQUAL, value, constant, span(field).to(literal)),
                span);
    }

    private static Command parse(ParseContext context, SourceSpan span) {
        Expression field = context.arithmetic() == null ? null : arithmetic(context.arithmetic());
        return switch (context.parseForm()) {
            case LogsInsights.GlobContext glob -> {
                QueryToken pattern = token(glob.GLOB());
                yield new Command.ParseGlob(field, pattern.value(), pattern.span(), names(glob.names()), span);
            }
            case LogsInsights.RegexContext regex ->
                new Command.ParseRegex(
                        field,
                        ExpressionBuilder.pattern(token(regex.REGEX())),
                        names(regex.names()),
                        regex.MULTI() != null,
                        span);
            case LogsInsights.LogfmtContext logfmt -> new Command.ParseLogfmt(field, name(logfmt.name()), span);
            case LogsInsights.CsvContext csv -> new Command.ParseCsv(field, names(csv.names()), span);
            case LogsInsights.XmlContext xml -> {
                QueryToken path = token(xml.GLOB());
                yield new Command.ParseXml(
                        Objects.requireNonNull(field), path.value(), path.span(), name(xml.name()), span);
            }
            default -> throw new IllegalStateException(context.toString());
        };
    }

    private static Command json(LogsInsights.JsonContext context, SourceSpan span) {
        if (context.OPTION() != null) {
            Options.check(token(context.OPTION()), List.of("field"), new HashSet<>());
        }
        List<Command.JsonKey> keys = context.STRING().stream()
                .map(key -> new Command.JsonKey(token(key).value(), token(key).span()))
                .toList();
        return new Command.Json(
                context.field() == null ? null : field(context.field()), keys, names(context.names()), span);
    }

    private static Command stats(LogsInsights.StatsContext context, SourceSpan span) {
        return new Command.Stats(
                items(context.items(0).item()),
                context.BY() == null ? List.of() : items(context.items(1).item()),
                context.DURATION() == null ? null : period(context.DURATION()),
                span);
    }

    private static Command.SortKey sortKey(SortKeyContext context) {
        return new Command.SortKey(arithmetic(context.arithmetic()), context.DESC() != null, span(context));
    }

    private static Command limit(LogsInsights.LimitContext context, SourceSpan span) {
        Command.LimitKind kind = context.HEAD() != null
                ? Command.LimitKind.HEAD
                : context.TAIL() != null
                        ? Command.LimitKind.TAIL
                        : context.ANY() != null ? Command.LimitKind.LIMIT_ANY : Command.LimitKind.LIMIT;
        String what = token(context.getStart()).value();
        long count = Options.whole(
                what, context.rowCount().getText(), 0, 999_999_999_999_999_999L, span(context.rowCount()));
        return new Command.Limit(kind, count, span);
    }

    private static Command.@Nullable DiffPeriod diffPeriod(@Nullable TerminalNode word) {
        if (word == null) {
            return null;
        }
        return switch (word.getText().toLowerCase(Locale.ROOT)) {
            case "previousday" -> Command.DiffPeriod.PREVIOUS_DAY;
            case "previousweek" -> Command.DiffPeriod.PREVIOUS_WEEK;
            case "previousmonth" -> Command.DiffPeriod.PREVIOUS_MONTH;
            default ->
                throw SyntaxMessages.unknownWord(
                        "period", token(word), List.of("previousDay", "previousWeek", "previousMonth"));
        };
    }

    private static Command lookup(LogsInsights.LookupContext context, SourceSpan span) {
        return new Command.Lookup(
                name(context.name()),
                context.lookupMatch().stream().map(CommandBuilder::lookupMatch).toList(),
                context.lookupOutputs().OUTPUT() != null,
                lookupOutputs(context.lookupOutputs()),
                span);
    }

    private static Command.LookupMatch lookupMatch(LookupMatchContext context) {
        return new Command.LookupMatch(name(context.name()), context.field() == null ? null : field(context.field()));
    }

    private static List<Command.LookupOutput> lookupOutputs(LogsInsights.LookupOutputsContext context) {
        return context.lookupOutput().stream().map(CommandBuilder::lookupOutput).toList();
    }

    private static Command.LookupOutput lookupOutput(LookupOutputContext context) {
        return new Command.LookupOutput(name(context.name(0)), optional(context.name(1)));
    }

    private static Command cidrLookup(LogsInsights.CidrLookupContext context, SourceSpan span) {
        return new Command.CidrLookup(
                name(context.name(0)),
                field(context.field()),
                optional(context.name(1)),
                context.lookupOutputs().OUTPUT() != null,
                lookupOutputs(context.lookupOutputs()),
                span);
    }

    private static Command addTotals(LogsInsights.AddTotalsContext context, SourceSpan span) {
        Options options = new Options(context.option(), List.of("fieldname", "row", "col"));
        return new Command.AddTotals(
                options.get("fieldname"),
                options.truth("row"),
                options.truth("col"),
                fields(context.fieldList()),
                span);
    }

    private static Command autoRegress(LogsInsights.AutoRegressContext context, SourceSpan span) {
        FieldReference field = field(context.field());
        Name alias = optional(context.name());
        if (context.OPTION() == null) {
            return new Command.AutoRegress(field, alias, 1, 1, false, span);
        }
        Options.check(token(context.OPTION()), List.of("p"), new HashSet<>());
        int from = lag(token(context.NUMBER(0)), 1);
        int to = context.MINUS() == null ? from : lag(token(context.NUMBER(1)), from);
        return new Command.AutoRegress(field, alias, from, to, true, span);
    }

    private static int lag(QueryToken number, int least) {
        return (int) Options.whole("p", number.value(), least, Integer.MAX_VALUE, number.span());
    }

    private static Command fillDown(LogsInsights.FillDownContext context, SourceSpan span) {
        List<Name> patterns = context.wildcard().stream()
                .map(wildcard -> new Name(wildcard.getText(), span(wildcard)))
                .toList();
        return new Command.FillDown(patterns, span);
    }

    private static Command fillMissing(LogsInsights.FillMissingContext context, SourceSpan span) {
        List<Command.Fill> fills = context.fill().stream()
                .map(fill -> new Command.Fill(ExpressionBuilder.literal(fill.literal()), name(fill.name())))
                .toList();
        return new Command.FillMissing(fills, span);
    }

    private static Command outlier(LogsInsights.OutlierContext context, SourceSpan span) {
        Options options = new Options(context.option(), List.of("action", "param", "uselower", "mark"));
        return new Command.Outlier(options.all(), fields(context.field()), span);
    }

    private static Command sessionize(LogsInsights.SessionizeContext context, SourceSpan span) {
        return new Command.Sessionize(
                fields(context.fieldList()),
                context.DURATION() == null ? null : period(context.DURATION()),
                optional(context.name()),
                span);
    }

    private static Command join(LogsInsights.JoinContext context, QueryToken word, SourceSpan span) {
        Options options = new Options(context.option(), List.of("type", "left", "right"));
        Name type = options.get("type");
        Command.JoinType joinType = type == null ? Command.JoinType.INNER : joinType(type);
        return new Command.Join(
                joinType,
                options.require("left", word),
                options.require("right", word),
                field(context.field(0)),
                field(context.field(1)),
                query(token(context.SUBQUERY())),
                span);
    }

    private static Command.JoinType joinType(Name type) {
        return switch (type.text().toLowerCase(Locale.ROOT)) {
            case "inner" -> Command.JoinType.INNER;
            case "left" -> Command.JoinType.LEFT;
            default -> throw Options.refused("type", "inner or left", type.text(), type.span());
        };
    }

    private static Command appendCols(LogsInsights.AppendColsContext context, SourceSpan span) {
        Options options = new Options(context.option(), List.of("override", "max"));
        return new Command.AppendCols(
                options.truth("override"), options.count("max"), query(token(context.SUBQUERY())), span);
    }

    private static Command savedCall(LogsInsights.SavedCallContext context, SourceSpan span) {
        TerminalNode name = context.FUNCTION() == null ? context.QUOTED_NAME() : context.FUNCTION();
        List<Command.SavedArgument> arguments = context.savedArgument().stream()
                .map(argument ->
                        new Command.SavedArgument(name(argument.name()), ExpressionBuilder.literal(argument.literal())))
                .toList();
        return new Command.SavedCall(new Name(name.getText(), token(name).span()), arguments, span);
    }

    private static List<Item> items(List<ItemContext> contexts) {
        return contexts.stream()
                .map(item -> new Item(expression(item.expression()), optional(item.name()), span(item)))
                .toList();
    }

    private static FieldReference field(FieldContext context) {
        FieldName name = ExpressionBuilder.field(context);
        return new FieldReference(name, span(context));
    }

    private static List<FieldReference> fields(@Nullable FieldListContext context) {
        return context == null ? List.of() : fields(context.field());
    }

    private static List<FieldReference> fields(List<FieldContext> contexts) {
        return contexts.stream().map(CommandBuilder::field).toList();
    }

    private static List<Name> names(@Nullable NamesContext context) {
        return context == null
                ? List.of()
                : context.name().stream().map(CommandBuilder::name).toList();
    }

    private static @Nullable Name optional(@Nullable NameContext context) {
        return context == null ? null : name(context);
    }

    /** A dot in a name is part of it, within backticks or not. */
    private static Name name(NameContext context) {
        StringBuilder text = new StringBuilder();
        for (ParseTree part : context.children) {
            text.append(part.getText());
        }
        return new Name(text.toString(), span(context));
    }

    private static Command.PeriodAt period(TerminalNode duration) {
        QueryToken token = token(duration);
        return new Command.PeriodAt(ExpressionBuilder.period(token), token.span());
    }
}
