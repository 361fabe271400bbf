package dev.loggia.grammar.tree;

import dev.loggia.diagnostic.SourceSpan;
import dev.loggia.event.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One stage of a query: a record per command (section 3). Spans cover the stage without its pipe. */
public sealed interface Command {

    SourceSpan span();

    /** {@code expr [as alias]}. @param alias null when there is none */
    record Item(Expression expression, @Nullable Name alias, SourceSpan span) {}

    /** A name with its place: an alias, a table, a column. */
    record Name(String text, SourceSpan span) {}

    /** A field with its place, where the grammar wants a field and no other expression. */
    record FieldReference(FieldName name, SourceSpan span) {}

    record Fields(List<Item> items, SourceSpan span) implements Command {
        public Fields {
            items = List.copyOf(items);
        }
    }

    record Display(List<Item> items, SourceSpan span) implements Command {
        public Display {
            items = List.copyOf(items);
        }
    }

    /** {@code filter condition}, {@code where condition}. */
    record Filter(Expression condition, SourceSpan span) implements Command {}

    /** {@code filterIndex f = v}, {@code filterIndex f in [...]}: {@code condition} is a Compare or an In. */
    record FilterIndex(Expression condition, SourceSpan span) implements Command {}

    /** {@code parse [field] "glob" as a, b}. @param field null for {@code @message}. @param glob the unescaped text */
    record ParseGlob(@Nullable Expression field, String glob, SourceSpan globSpan, List<Name> aliases, SourceSpan span)
            implements Command {
        public ParseGlob {
            aliases = List.copyOf(aliases);
        }
    }

    /** {@code parse [field] /regex/ [as a, b] [multi]}. */
    record ParseRegex(
            @Nullable Expression field, Expression.Pattern pattern, List<Name> aliases, boolean multi, SourceSpan span)
            implements Command {
        public ParseRegex {
            aliases = List.copyOf(aliases);
        }
    }

    record ParseLogfmt(@Nullable Expression field, Name alias, SourceSpan span) implements Command {}

    record ParseCsv(@Nullable Expression field, List<Name> aliases, SourceSpan span) implements Command {
        public ParseCsv {
            aliases = List.copyOf(aliases);
        }
    }

    record ParseXml(Expression field, String path, SourceSpan pathSpan, Name alias, SourceSpan span)
            implements Command {}

    /** {@code json [field=f] "key", ... as a, ...}. @param field null for {@code @message} */
    record Json(@Nullable FieldReference field, List<JsonKey> keys, List<Name> aliases, SourceSpan span)
            implements Command {
        public Json {
            keys = List.copyOf(keys);
            aliases = List.copyOf(aliases);
        }
    }

    /** A key path of the {@code json} command, unescaped. */
    record JsonKey(String path, SourceSpan span) {}

    /** {@code stats items by keys offset d}. */
    record Stats(
            List<Item> items, List<Item> keys, @Nullable PeriodAt offset, SourceSpan span) implements Command {
        public Stats {
            items = List.copyOf(items);
            keys = List.copyOf(keys);
        }
    }

    /** A period with its place. */
    record PeriodAt(Period period, SourceSpan span) {}

    record Sort(List<SortKey> keys, SourceSpan span) implements Command {
        public Sort {
            keys = List.copyOf(keys);
        }
    }

    /** @param expression a field; a call parses too, and is accepted in default mode when it names a column */
    record SortKey(Expression expression, boolean descending, SourceSpan span) {}

    record Limit(LimitKind kind, long count, SourceSpan span) implements Command {}

    enum LimitKind {
        LIMIT,
        LIMIT_ANY,
        HEAD,
        TAIL
    }

    record Dedup(List<FieldReference> fields, SourceSpan span) implements Command {
        public Dedup {
            fields = List.copyOf(fields);
        }
    }

    record Pattern(Expression field, SourceSpan span) implements Command {}

    /** @param period {@code previousDay}, {@code previousWeek}, {@code previousMonth}, or null for the range just before */
    record Diff(@Nullable DiffPeriod period, SourceSpan span) implements Command {}

    enum DiffPeriod {
        PREVIOUS_DAY,
        PREVIOUS_WEEK,
        PREVIOUS_MONTH
    }

    record Anomaly(SourceSpan span) implements Command {}

    record RelevantFields(List<FieldReference> fields, Expression condition, SourceSpan span) implements Command {
        public RelevantFields {
            fields = List.copyOf(fields);
        }
    }

    record Unnest(Expression list, Name into, SourceSpan span) implements Command {}

    record Expand(FieldReference field, SourceSpan span) implements Command {}

    /** @param overwrite {@code OUTPUT} as opposed to {@code OUTPUTNEW} */
    record Lookup(Name table, List<LookupMatch> matches, boolean overwrite, List<LookupOutput> outputs, SourceSpan span)
            implements Command {
        public Lookup {
            matches = List.copyOf(matches);
            outputs = List.copyOf(outputs);
        }
    }

    /** {@code column as field}; {@code field} is null when it is named like the column. */
    record LookupMatch(Name column, @Nullable FieldReference field) {}

    /** {@code column as name}; {@code name} is null when it is named like the column. */
    record LookupOutput(Name column, @Nullable Name name) {}

    record CidrLookup(
            Name table,
            FieldReference ip,
            @Nullable Name cidrColumn,
            boolean overwrite,
            List<LookupOutput> outputs,
            SourceSpan span)
            implements Command {
        public CidrLookup {
            outputs = List.copyOf(outputs);
        }
    }

    record Unmask(FieldReference field, SourceSpan span) implements Command {}

    /** @param fieldName the row total's name, or null for {@code Total}. @param row null when not given. @param column likewise */
    record AddTotals(
            @Nullable Name fieldName,
            @Nullable Boolean row,
            @Nullable Boolean column,
            List<FieldReference> fields,
            SourceSpan span)
            implements Command {
        public AddTotals {
            fields = List.copyOf(fields);
        }
    }

    record Accum(FieldReference field, @Nullable Name alias, SourceSpan span) implements Command {}

    /** @param from first lag, 1 when not given. @param to last lag, equal to {@code from} for a single one */
    record AutoRegress(
            FieldReference field, @Nullable Name alias, int from, int to, boolean explicitLags, SourceSpan span)
            implements Command {}

    /** @param patterns field names with {@code *} wildcards; empty for all fields */
    record FillDown(List<Name> patterns, SourceSpan span) implements Command {
        public FillDown {
            patterns = List.copyOf(patterns);
        }
    }

    record FillMissing(List<Fill> fills, SourceSpan span) implements Command {
        public FillMissing {
            fills = List.copyOf(fills);
        }
    }

    /** {@code with value for field}. */
    record Fill(Value value, Name field) {}

    /** @param options as written, names in lower case. */
    record Outlier(List<Option> options, List<FieldReference> fields, SourceSpan span) implements Command {
        public Outlier {
            options = List.copyOf(options);
            fields = List.copyOf(fields);
        }
    }

    /** {@code name=value}; the value's text as written. */
    record Option(Name name, Name value) {}

    record Sessionize(
            List<FieldReference> fields,
            @Nullable PeriodAt maximumSpan,
            @Nullable Name alias,
            SourceSpan span) implements Command {
        public Sessionize {
            fields = List.copyOf(fields);
        }
    }

    record CountFrequent(List<FieldReference> fields, SourceSpan span) implements Command {
        public CountFrequent {
            fields = List.copyOf(fields);
        }
    }

    record LogCompare(PeriodAt timeShift, SourceSpan span) implements Command {}

    record Estimate(SourceSpan span) implements Command {}

    record Join(
            JoinType type,
            Name left,
            Name right,
            FieldReference leftKey,
            FieldReference rightKey,
            Query query,
            SourceSpan span)
            implements Command {}

    enum JoinType {
        INNER,
        LEFT
    }

    /** @param override null when not given. @param maximum null when not given */
    record AppendCols(@Nullable Boolean override, @Nullable Integer maximum, Query query, SourceSpan span)
            implements Command {}

    /** The undocumented {@code search}. */
    record Search(Expression condition, SourceSpan span) implements Command {}

    /** {@code $name(p = v)}, a saved query. */
    record SavedCall(Name name, List<SavedArgument> arguments, SourceSpan span) implements Command {
        public SavedCall {
            arguments = List.copyOf(arguments);
        }
    }

    record SavedArgument(Name name, Value value) {}
}
