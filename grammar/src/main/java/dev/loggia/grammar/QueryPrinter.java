package dev.loggia.grammar;

import dev.loggia.grammar.tree.Command;
import dev.loggia.grammar.tree.Command.FieldReference;
import dev.loggia.grammar.tree.Command.Item;
import dev.loggia.grammar.tree.Command.LookupOutput;
import dev.loggia.grammar.tree.Command.Name;
import dev.loggia.grammar.tree.Expression;
import dev.loggia.grammar.tree.Query;
import dev.loggia.grammar.tree.SourceClause;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Queries as canonical text. */
final class QueryPrinter {

    private final StringBuilder out;
    private final ExpressionPrinter expressions;

    QueryPrinter(StringBuilder out) {
        this.out = out;
        this.expressions = new ExpressionPrinter(out);
    }

    void query(Query query, String separator) {
        int stages = 0;
        for (SourceClause source : query.sources()) {
            out.append(stages++ == 0 ? "" : separator);
            new SourcePrinter(out).source(source);
        }
        for (Command command : query.commands()) {
            out.append(stages++ == 0 ? "" : separator);
            command(command);
        }
    }

    /** In parentheses, on one line. */
    void nested(Query query) {
        out.append('(');
        query(query, " | ");
        out.append(')');
    }

    private void command(Command command) {
        switch (command) {
            case Command.Fields c -> list("fields", c.items(), this::item);
            case Command.Display c -> list("display", c.items(), this::item);
            case Command.Filter c -> expression("filter", c.condition());
            case Command.FilterIndex c -> expression("filterIndex", c.condition());
            case Command.ParseGlob c -> {
                parse(c.field());
                out.append(' ').append(QuotedText.string(c.glob()));
                list(" as", c.aliases(), this::name);
            }
            case Command.ParseRegex c -> {
                parse(c.field());
                out.append(' ');
                expressions.pattern(c.pattern());
                optionalList(" as", c.aliases(), this::name);
                out.append(c.multi() ? " multi" : "");
            }
            case Command.ParseLogfmt c -> {
                parse(c.field());
                out.append(" logfmt");
                alias(c.alias());
            }
            case Command.ParseCsv c -> {
                parse(c.field());
                list(" csv as", c.aliases(), this::name);
            }
            case Command.ParseXml c -> {
                parse(c.field());
                out.append(" xml ").append(QuotedText.string(c.path()));
                alias(c.alias());
            }
            case Command.Json c -> {
                out.append("json");
                if (c.field() != null) {
                    out.append(" field=");
                    field(c.field());
                }
                list("", c.keys(), key -> out.append(QuotedText.string(key.path())));
                list(" as", c.aliases(), this::name);
            }
            case Command.Stats c -> {
                list("stats", c.items(), this::item);
                optionalList(" by", c.keys(), this::item);
                period(" offset ", c.offset());
            }
            case Command.Sort c -> list("sort", c.keys(), this::sortKey);
            case Command.Limit c -> out.append(word(c.kind())).append(' ').append(c.count());
            case Command.Dedup c -> list("dedup", c.fields(), this::field);
            case Command.Pattern c -> expression("pattern", c.field());
            case Command.Diff c -> out.append("diff").append(word(c.period()));
            case Command.Anomaly c -> out.append("anomaly");
            case Command.RelevantFields c -> {
                out.append("relevantfields");
                optionalList("", c.fields(), this::field);
                expression(" where", c.condition());
            }
            case Command.Unnest c -> {
                expression("unnest", c.list());
                out.append(" into ");
                name(c.into());
            }
            case Command.Expand c -> list("expand", List.of(c.field()), this::field);
            case Command.Lookup c -> {
                list("lookup", List.of(c.table()), this::name);
                list("", c.matches(), this::lookupMatch);
                lookupOutputs(c.overwrite(), c.outputs());
            }
            case Command.CidrLookup c -> {
                list("cidrlookup", List.of(c.table()), this::name);
                list("", List.of(c.ip()), this::field);
                alias(c.cidrColumn());
                lookupOutputs(c.overwrite(), c.outputs());
            }
            case Command.Unmask c -> list("unmask", List.of(c.field()), this::field);
            case Command.AddTotals c -> {
                out.append("addtotals");
                option("fieldname", c.fieldName());
                plainOption("row", c.row());
                plainOption("col", c.column());
                optionalList("", c.fields(), this::field);
            }
            case Command.Accum c -> {
                list("accum", List.of(c.field()), this::field);
                alias(c.alias());
            }
            case Command.AutoRegress c -> autoRegress(c);
            case Command.FillDown c -> {
                out.append("filldown");
                c.patterns()
                        .forEach(pattern -> out.append(' ')
                                .append(
                                        Names.isWildcard(pattern.text())
                                                ? pattern.text()
                                                : QuotedText.name(pattern.text())));
            }
            case Command.FillMissing c -> {
                out.append("fillmissing");
                optionalList(" with", c.fills(), this::fill);
            }
            case Command.Outlier c -> {
                out.append("outlier");
                c.options().forEach(option -> option(option.name().text(), option.value()));
                list("", c.fields(), this::field);
            }
            case Command.Sessionize c -> {
                list("sessionize", c.fields(), this::field);
                period(" maxspan ", c.maximumSpan());
                alias(c.alias());
            }
            case Command.CountFrequent c -> list("countFrequent", c.fields(), this::field);
            case Command.LogCompare c -> period("logcompare timeshift ", c.timeShift());
            case Command.Estimate c -> out.append("estimate");
            case Command.Join c -> join(c);
            case Command.AppendCols c -> {
                out.append("appendcols");
                plainOption("override", c.override());
                plainOption("max", c.maximum());
                out.append(' ');
                nested(c.query());
            }
            case Command.Search c -> expression("search", c.condition());
            case Command.SavedCall c -> savedCall(c);
        }
    }

    private <T> void list(String words, List<T> elements, Consumer<T> printer) {
        out.append(words).append(' ');
        separated(elements, printer);
    }

    private <T> void separated(List<T> elements, Consumer<T> printer) {
        for (int i = 0; i < elements.size(); i++) {
            out.append(i == 0 ? "" : ", ");
            printer.accept(elements.get(i));
        }
    }

    private <T> void optionalList(String words, List<T> elements, Consumer<T> printer) {
        if (!elements.isEmpty()) {
            list(words, elements, printer);
        }
    }

    private void expression(String words, Expression expression) {
        out.append(words).append(' ');
        expressions.print(expression);
    }

    /** Outside of calls and parentheses, {@code parse} reads a slash as a regex and a string as its pattern. */
    private void parse(@Nullable Expression field) {
        out.append("parse");
        if (field != null) {
            out.append(' ');
            boolean plain = field instanceof Expression.Field
                    || field instanceof Expression.Call
                    || field instanceof Expression.Access;
            out.append(plain ? "" : "(");
            expressions.print(field);
            out.append(plain ? "" : ")");
        }
    }

    private void item(Item item) {
        expressions.print(item.expression());
        alias(item.alias());
    }

    private void alias(@Nullable Name alias) {
        if (alias != null) {
            out.append(" as ");
            name(alias);
        }
    }

    private void name(Name name) {
        out.append(Names.isPlainPath(name.text()) ? name.text() : QuotedText.name(name.text()));
    }

    private void field(FieldReference field) {
        expressions.field(field.name());
    }

    private void sortKey(Command.SortKey key) {
        expressions.print(key.expression(), Precedence.SUM);
        out.append(key.descending() ? " desc" : "");
    }

    private static String word(Command.LimitKind kind) {
        return switch (kind) {
            case LIMIT -> "limit";
            case LIMIT_ANY -> "limit any";
            case HEAD -> "head";
            case TAIL -> "tail";
        };
    }

    private static String word(Command.@Nullable DiffPeriod period) {
        return switch (period) {
            case null -> "";
            case PREVIOUS_DAY -> " previousDay";
            case PREVIOUS_WEEK -> " previousWeek";
            case PREVIOUS_MONTH -> " previousMonth";
        };
    }

    private void period(String words, Command.@Nullable PeriodAt period) {
        if (period != null) {
            out.append(words).append(period.period());
        }
    }

    private void lookupMatch(Command.LookupMatch match) {
        name(match.column());
        if (match.field() != null) {
            list(" as", List.of(match.field()), this::field);
        }
    }

    private void lookupOutputs(boolean overwrite, List<LookupOutput> outputs) {
        list(overwrite ? " output" : " outputnew", outputs, output -> {
            name(output.column());
            alias(output.name());
        });
    }

    private void option(String name, @Nullable Name value) {
        if (value != null) {
            out.append(' ').append(name).append('=');
            out.append(isOptionWord(value.text()) ? value.text() : QuotedText.string(value.text()));
        }
    }

    private static boolean isOptionWord(String text) {
        return Names.isPlain(text) || text.matches("-?[0-9]{1,18}(\\.[0-9]{1,18})?") || text.matches("(?i)true|false");
    }

    private void plainOption(String name, @Nullable Object value) {
        if (value != null) {
            out.append(' ').append(name).append('=').append(value);
        }
    }

    private void autoRegress(Command.AutoRegress command) {
        list("autoregress", List.of(command.field()), this::field);
        alias(command.alias());
        if (command.explicitLags()) {
            out.append(" p=").append(command.from());
            out.append(command.from() == command.to() ? "" : "-" + command.to());
        }
    }

    private void fill(Command.Fill fill) {
        expressions.value(fill.value());
        out.append(" for ");
        name(fill.field());
    }

    private void join(Command.Join join) {
        out.append("join");
        if (join.type() != Command.JoinType.INNER) {
            plainOption("type", join.type().name().toLowerCase(Locale.ROOT));
        }
        option("left", join.left());
        option("right", join.right());
        list(" where", List.of(join.leftKey()), this::field);
        list(" =", List.of(join.rightKey()), this::field);
        out.append(' ');
        nested(join.query());
    }

    private void savedCall(Command.SavedCall call) {
        String name = call.name().text();
        out.append('$')
                .append(Names.isPlain(name) ? name : QuotedText.name(name))
                .append('(');
        separated(call.arguments(), argument -> {
            name(argument.name());
            out.append(" = ");
            expressions.value(argument.value());
        });
        out.append(')');
    }
}
