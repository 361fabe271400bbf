package dev.loggia.grammar;

import dev.loggia.event.Comparison;
import dev.loggia.grammar.tree.Command;
import dev.loggia.grammar.tree.Command.FieldReference;
import dev.loggia.grammar.tree.Command.Item;
import dev.loggia.grammar.tree.Command.LookupOutput;
import dev.loggia.grammar.tree.Command.Name;
import dev.loggia.grammar.tree.Command.Option;
import dev.loggia.grammar.tree.Command.PeriodAt;
import dev.loggia.grammar.tree.Expression;
import dev.loggia.grammar.tree.Query;
import dev.loggia.grammar.tree.SourceClause;
import dev.loggia.grammar.tree.SourceClause.Argument;
import dev.loggia.grammar.tree.SourceClause.RelativeTime;
import dev.loggia.grammar.tree.SourceClause.Selector;
import dev.loggia.grammar.tree.SourceClause.TagFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Random queries of every command and form. */
final class QueryGenerator extends ExpressionGenerator {

    private final List<Supplier<Command>> commands = List.of(
            () -> new Command.Fields(items(), PLACE),
            () -> new Command.Display(items(), PLACE),
            () -> new Command.Filter(expression(), PLACE),
            this::filterIndex,
            () -> new Command.ParseGlob(source(), text(), PLACE, names(), PLACE),
            () -> new Command.ParseRegex(source(), pattern(false), several(0, this::name), chance(), PLACE),
            () -> new Command.ParseLogfmt(source(), name(), PLACE),
            () -> new Command.ParseCsv(source(), names(), PLACE),
            () -> new Command.ParseXml(expression(), text(), PLACE, name(), PLACE),
            () -> new Command.Json(
                    maybe(this::field), several(1, () -> new Command.JsonKey(text(), PLACE)), names(), PLACE),
            () -> new Command.Stats(items(), several(0, this::item), maybe(this::periodAt), PLACE),
            () -> new Command.Sort(several(1, () -> new Command.SortKey(expression(), chance(), PLACE)), PLACE),
            () -> new Command.Limit(any(List.of(Command.LimitKind.values())), below(100_000), PLACE),
            () -> new Command.Dedup(fields(), PLACE),
            () -> new Command.Pattern(expression(), PLACE),
            () -> new Command.Diff(maybe(() -> any(List.of(Command.DiffPeriod.values()))), PLACE),
            () -> new Command.Anomaly(PLACE),
            () -> new Command.RelevantFields(several(0, this::field), expression(), PLACE),
            () -> new Command.Unnest(expression(), name(), PLACE),
            () -> new Command.Expand(field(), PLACE),
            () -> new Command.Lookup(
                    name(),
                    several(1, () -> new Command.LookupMatch(name(), maybe(this::field))),
                    chance(),
                    outputs(),
                    PLACE),
            () -> new Command.CidrLookup(name(), field(), maybe(this::name), chance(), outputs(), PLACE),
            () -> new Command.Unmask(field(), PLACE),
            () -> new Command.AddTotals(
                    maybe(this::name), maybe(this::chance), maybe(this::chance), several(0, this::field), PLACE),
            () -> new Command.Accum(field(), maybe(this::name), PLACE),
            this::autoRegress,
            () -> new Command.FillDown(several(0, this::name), PLACE),
            () -> new Command.FillMissing(several(0, () -> new Command.Fill(value(), name())), PLACE),
            this::outlier,
            () -> new Command.Sessionize(fields(), maybe(this::periodAt), maybe(this::name), PLACE),
            () -> new Command.CountFrequent(fields(), PLACE),
            () -> new Command.LogCompare(periodAt(), PLACE),
            () -> new Command.Estimate(PLACE),
            () -> new Command.Join(
                    any(List.of(Command.JoinType.values())), name(), name(), field(), field(), query(), PLACE),
            () -> new Command.AppendCols(maybe(this::chance), maybe(() -> 1 + below(100_000)), query(), PLACE),
            () -> new Command.Search(expression(), PLACE),
            () -> new Command.SavedCall(name(), several(0, () -> new Command.SavedArgument(name(), value())), PLACE));

    private int depth;

    QueryGenerator(Random random) {
        super(random);
    }

    @Override
    Query query() {
        depth++;
        List<SourceClause> sources = below(4) == 0 ? several(1, this::sourceClause) : List.of();
        List<Command> stages = depth > 3
                ? List.of(new Command.Estimate(PLACE))
                : several(sources.isEmpty() ? 1 : 0, () -> any(commands).get());
        depth--;
        return new Query(sources, stages, PLACE);
    }

    private <T> @Nullable T maybe(Supplier<T> element) {
        return chance() ? element.get() : null;
    }

    private Name name() {
        return new Name(word(), PLACE);
    }

    private List<Name> names() {
        return several(1, this::name);
    }

    private FieldReference field() {
        return new FieldReference(fieldName(), PLACE);
    }

    private List<FieldReference> fields() {
        return several(1, this::field);
    }

    private Item item() {
        return new Item(expression(), maybe(this::name), PLACE);
    }

    private List<Item> items() {
        return several(1, this::item);
    }

    private PeriodAt periodAt() {
        return new PeriodAt(period(), PLACE);
    }

    private @Nullable Expression source() {
        return maybe(this::expression);
    }

    private List<LookupOutput> outputs() {
        return several(1, () -> new LookupOutput(name(), maybe(this::name)));
    }

    private Command filterIndex() {
        Expression field = new Expression.Field(fieldName(), PLACE);
        Expression condition = chance()
                ? new Expression.Compare(Comparison.EQUAL, field, new Expression.Literal(value(), PLACE), PLACE)
                : new Expression.In(
                        field, false, new Expression.ListLiteral(several(0, this::expression), PLACE), PLACE);
        return new Command.FilterIndex(condition, PLACE);
    }

    private Command autoRegress() {
        if (chance()) {
            return new Command.AutoRegress(field(), maybe(this::name), 1, 1, false, PLACE);
        }
        int from = 1 + below(9);
        return new Command.AutoRegress(field(), maybe(this::name), from, from + below(3), true, PLACE);
    }

    private Command outlier() {
        List<Option> options = new ArrayList<>();
        for (String option : List.of("action", "param", "uselower", "mark")) {
            if (chance()) {
                String value = any(List.of("remove", "3.0", "-2", "true", "FALSE", text(), word()));
                options.add(new Option(new Name(option, PLACE), new Name(value, PLACE)));
            }
        }
        return new Command.Outlier(options, fields(), PLACE);
    }

    private SourceClause sourceClause() {
        return new SourceClause(several(1, this::selector), maybe(this::time), maybe(this::time), PLACE);
    }

    private Selector selector() {
        return switch (below(4)) {
            case 0 -> new Selector.Named(text(), PLACE);
            case 1 -> new Selector.LogGroups(several(0, this::argument), PLACE);
            case 2 -> new Selector.DataSource(several(0, this::text), PLACE);
            default ->
                new Selector.LogGroupTags(several(0, () -> new TagFilter(text(), several(0, this::text))), PLACE);
        };
    }

    private Argument argument() {
        String name = any(List.of("namePrefix", "accountIdentifier", "class", "logGroupIdentifier"));
        return new Argument(name, several(0, this::text), PLACE);
    }

    private RelativeTime time() {
        return switch (below(3)) {
            case 0 -> new RelativeTime.Now(PLACE);
            case 1 -> new RelativeTime.Offset(chance(), period(), PLACE);
            default -> new RelativeTime.Epoch(below(1_000_000_000), PLACE);
        };
    }
}
