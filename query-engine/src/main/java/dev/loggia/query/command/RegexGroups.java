package dev.loggia.query.command;

import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.Value;
import dev.loggia.query.exec.BatchOperator;
import dev.loggia.query.exec.RowExpansion;
import dev.loggia.query.expression.BoundExpression;
import dev.loggia.query.expression.Evaluator;
import dev.loggia.query.expression.ExpressionText;
import dev.loggia.query.plan.RowNode;
import dev.loggia.regex.Regex;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code parse /regex/}: the groups of the first match (section 3.6). A group that took no part is missing. */
public record RegexGroups(Regex regex, List<Integer> groups) implements Extraction {

    public RegexGroups {
        groups = List.copyOf(groups);
    }

    @Override
    public Column[] extract(Column input, int size) {
        Column.Utf8 text = TextColumn.of(input, size);
        @Nullable Value[][] values = new Value[groups.size()][size];
        for (int row = 0; row < size; row++) {
            if (!text.isMissing(row)) {
                String string = text.text(row);
                int[] match = regex.match(string, 0);
                if (match != null) {
                    fill(values, row, string, match);
                }
            }
        }
        Column[] columns = new Column[values.length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = new Column.Mixed(values[i], size);
        }
        return columns;
    }

    private void fill(@Nullable Value[][] values, int row, String text, int[] match) {
        for (int i = 0; i < values.length; i++) {
            int group = groups.get(i);
            if (match[2 * group] >= 0) {
                values[i][row] = new Value.Text(text.substring(match[2 * group], match[2 * group + 1]));
            }
        }
    }

    @Override
    public String describe() {
        return "parse " + regex;
    }

    /** {@code parse /regex/ multi}: a row a match; a row without a match stays once, without the fields. */
    public record MultiNode(BoundExpression input, RegexGroups regexGroups, List<String> aliases) implements RowNode {

        public MultiNode {
            aliases = List.copyOf(aliases);
        }

        @Override
        public Set<String> reads() {
            return input.columns();
        }

        @Override
        public Set<String> defines() {
            return new LinkedHashSet<>(aliases);
        }

        @Override
        public boolean keepsRows() {
            return false;
        }

        @Override
        public BatchOperator operator(Set<String> needed) {
            return new RowExpansion(aliases, this::matches);
        }

        private RowExpansion.RowValues matches(Batch batch) {
            Column.Utf8 text = TextColumn.of(Evaluator.evaluate(input, batch), batch.size());
            return row -> {
                List<@Nullable Value[]> found = text.isMissing(row) ? List.of() : matches(text.text(row));
                return found.isEmpty() ? List.<@Nullable Value[]>of(new Value[aliases.size()]) : found;
            };
        }

        private List<@Nullable Value[]> matches(String text) {
            List<@Nullable Value[]> found = new ArrayList<>();
            int[] match = regexGroups.regex.match(text, 0);
            while (match != null) {
                @Nullable Value[][] values = new Value[aliases.size()][1];
                regexGroups.fill(values, 0, text, match);
                @Nullable Value[] fields = new Value[values.length];
                for (int i = 0; i < fields.length; i++) {
                    fields[i] = values[i][0];
                }
                found.add(fields);
                int next = match[1] > match[0] ? match[1] : match[1] + 1;
                match = next > text.length() ? null : regexGroups.regex.match(text, next);
            }
            return found;
        }

        @Override
        public String describe() {
            return regexGroups.describe() + " multi of " + ExpressionText.of(input) + " as "
                    + String.join(", ", aliases);
        }
    }
}
