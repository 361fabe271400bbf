package dev.loggia.grammar;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Words of other query languages, with what takes their place here. */
final class ForeignWords {

    private static final Map<String, String> COMMANDS = Map.ofEntries(
            entry("select", "name the columns with `fields`"),
            entry("project", "name the columns with `display`"),
            entry("table", "name the columns with `display`"),
            entry("extend", "compute a field with `fields ... as name`"),
            entry("eval", "compute a field with `fields ... as name`"),
            entry("let", "compute a field with `fields ... as name`"),
            entry("rename", "rename a field with `fields ... as name`"),
            entry("from", "name the log group with `SOURCE`"),
            entry("index", "name the log group with `SOURCE`"),
            entry("group", "group with `stats ... by`"),
            entry("summarize", "aggregate with `stats ... by`"),
            entry("aggregate", "aggregate with `stats ... by`"),
            entry("timechart", "aggregate with `stats ... by bin(5m)`"),
            entry("count", "count with `stats count(*)`"),
            entry("having", "a `filter` after `stats` sees its columns"),
            entry("grep", "search with `filter @message like`"),
            entry("find", "search with `filter @message like`"),
            entry("top", "write `stats count(*) as n by field`, then `sort n desc` and `limit`"),
            entry("take", "cut with `limit`"),
            entry("distinct", "drop repetitions with `dedup`"),
            entry("uniq", "drop repetitions with `dedup`"),
            entry("rex", "cut fields out of text with `parse`"),
            entry("extract", "cut fields out of text with `parse`"),
            entry("grok", "cut fields out of text with `parse`"),
            entry("spath", "take fields out of JSON with `json` or `jsonParse`"),
            entry("mvexpand", "make a row of each element with `unnest`"),
            entry("fillnull", "fill gaps with `coalesce(field, 0)`"));

    private static final Map<String, String> WITHIN = Map.ofEntries(
            entry("between", "write `x >= 1 and x <= 2`"),
            entry("is", "write `ispresent(field)` or `not ispresent(field)`"),
            entry("isnull", "write `not ispresent(field)`"),
            entry("notnull", "write `ispresent(field)`"),
            entry("contains", "write `like \"text\"`"),
            entry("has", "write `like \"text\"`"),
            entry("ilike", "write `like /(?i)text/`"),
            entry("rlike", "write `like /regex/`"),
            entry("regexp", "write `like /regex/`"),
            entry("regex", "write `like /regex/`"),
            entry("matches", "write `like /regex/`"),
            entry("starts", "write `startsWith(field, \"text\")` or `like /^text/`"),
            entry("ends", "write `endsWith(field, \"text\")` or `like /text$/`"),
            entry("startswith", "write `startsWith(field, \"text\")` or `like /^text/`"),
            entry("endswith", "write `endsWith(field, \"text\")` or `like /text$/`"),
            entry("equals", "write `=`"),
            entry("eq", "write `=`"),
            entry("ne", "write `!=`"),
            entry("gt", "write `>`"),
            entry("lt", "write `<`"),
            entry("mod", "write `%`"),
            entry("xor", "write `(a or b) and not (a and b)`"),
            entry("group", "leave out `group` and write `by`"),
            entry("ascending", "write `asc`"),
            entry("descending", "write `desc`"),
            entry("from", "name the log group with `SOURCE` at the beginning"));

    private ForeignWords() {}

    /** What to write instead of a command that does not exist, or null. */
    static @Nullable String insteadOfCommand(String word) {
        return COMMANDS.get(word.toLowerCase(Locale.ROOT));
    }

    /** What to write instead of a word that does not fit where it stands, or null. */
    static @Nullable String instead(String word) {
        return WITHIN.get(word.toLowerCase(Locale.ROOT));
    }
}
