package dev.loggia.testkit.oracle;

import dev.loggia.event.JsonText;
import dev.loggia.event.Value;
import dev.loggia.grammar.tree.Command;
import dev.loggia.grammar.tree.Expression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The modes of {@code parse}, and {@code json} (sections 3.6, 3.7 and 15.2). */
final class OracleParses {

    private static final Pattern PAIR =
            Pattern.compile("\\s*([^\\s=]+)(?:=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s\"]\\S*)?))?");
    private static final Pattern CELL = Pattern.compile("(?:\"((?:[^\"]|\"\")*+)(?:\"|\\z))?([^,]*)(,|$)");

    private final OracleRows rows;
    private final OracleExpressions expressions;

    OracleParses(OracleRows rows, OracleExpressions expressions) {
        this.rows = rows;
        this.expressions = expressions;
    }

    void glob(Command.ParseGlob parse) {
        String[] literals = parse.glob().split("\\*", -1);
        StringBuilder regex = new StringBuilder(Pattern.quote(literals[0]));
        for (int i = 1; i < literals.length; i++) {
            boolean rest = i == literals.length - 1 && literals[i].isEmpty();
            regex.append(rest ? "(.*)" : "(.*?)").append(Pattern.quote(literals[i]));
        }
        extract(parse.field(), Pattern.compile(regex.toString(), Pattern.DOTALL), parse.aliases(), false);
    }

    void regex(Command.ParseRegex parse) {
        List<Command.Name> names = new ArrayList<>(parse.aliases());
        Matcher groups =
                Pattern.compile("\\(\\?<(\\w+)>").matcher(parse.pattern().regex());
        while (groups.find()) {
            names.add(new Command.Name(groups.group(1), parse.span()));
        }
        if (!parse.aliases().isEmpty() && names.size() > parse.aliases().size()) {
            throw new IllegalStateException("the oracle knows named or unnamed groups");
        }
        extract(parse.field(), Pattern.compile(parse.pattern().regex()), names, parse.multi());
    }

    private void extract(@Nullable Expression field, Pattern pattern, List<Command.Name> names, boolean multi) {
        rows.expand(row -> {
            String input = input(field, row);
            Matcher matcher = pattern.matcher(input == null ? "" : input);
            List<OracleRow> results = new ArrayList<>();
            while (input != null && (multi || results.isEmpty()) && matcher.find()) {
                OracleRow result = row;
                for (int i = 0; i < names.size(); i++) {
                    String group = matcher.group(i + 1);
                    result = result.with(names.get(i).text(), group == null ? null : Value.of(group));
                }
                results.add(result);
            }
            return results.isEmpty() ? List.of(without(row, names)) : results;
        });
        names.forEach(name -> rows.columns().extract(name.text()));
    }

    private static OracleRow without(OracleRow row, List<Command.Name> names) {
        OracleRow result = row;
        for (Command.Name name : names) {
            result = result.with(name.text(), null);
        }
        return result;
    }

    private @Nullable String input(@Nullable Expression field, OracleRow row) {
        return OracleValues.text(field == null ? row.field("@message") : expressions.evaluate(field, row));
    }

    void logfmt(Command.ParseLogfmt parse) {
        String name = parse.alias().text();
        rows.replaceAll(row -> {
            String input = input(parse.field(), row);
            return row.with(name, input == null ? null : pairs(input));
        });
        rows.columns().extract(name);
    }

    private static Value pairs(String input) {
        Map<String, @Nullable Value> pairs = new LinkedHashMap<>();
        Matcher matcher = PAIR.matcher(input);
        while (matcher.find()) {
            String value = matcher.group(2) != null
                    ? matcher.group(2).replaceAll("\\\\(.)", "$1")
                    : matcher.group(3) != null ? matcher.group(3) : "";
            pairs.put(matcher.group(1), Value.of(value));
        }
        return new Value.MapValue(pairs);
    }

    void csv(Command.ParseCsv parse) {
        rows.replaceAll(row -> {
            String input = input(parse.field(), row);
            List<String> cells = input == null ? List.of() : cells(input);
            OracleRow result = row;
            for (int i = 0; i < parse.aliases().size(); i++) {
                result = result.with(parse.aliases().get(i).text(), i < cells.size() ? Value.of(cells.get(i)) : null);
            }
            return result;
        });
        parse.aliases().forEach(name -> rows.columns().extract(name.text()));
    }

    private static List<String> cells(String input) {
        List<String> cells = new ArrayList<>();
        Matcher matcher = CELL.matcher(input);
        boolean more = true;
        while (more && matcher.find()) {
            String quoted = matcher.group(1) == null ? "" : matcher.group(1).replace("\"\"", "\"");
            cells.add(quoted + matcher.group(2));
            more = !matcher.group(3).isEmpty();
        }
        return cells;
    }

    void json(Command.Json json) {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < json.keys().size(); i++) {
            String path = json.keys().get(i).path().replace("[", ".").replace("]", "");
            String name = json.aliases().get(i).text();
            rows.replaceAll(row -> {
                Value input = row.field(
                        json.field() == null ? "@message" : json.field().name().flat());
                Value structure = input instanceof Value.Text holder ? JsonText.parse(holder.text()) : input;
                return row.with(name, OracleRow.member(structure, path));
            });
            names.add(name);
        }
        names.forEach(rows.columns()::extract);
    }
}
