package dev.loggia.query.function.scalar;

import static dev.loggia.query.function.FunctionDefinition.ParameterType.CONDITION;
import static dev.loggia.query.function.FunctionDefinition.ParameterType.NUMBER;
import static dev.loggia.query.function.FunctionDefinition.ParameterType.REGEX;
import static dev.loggia.query.function.FunctionDefinition.ParameterType.TEXT;
import static dev.loggia.query.function.scalar.Arguments.constantText;
import static dev.loggia.query.function.scalar.Arguments.oneOrZero;
import static dev.loggia.query.function.scalar.Arguments.text;
import static dev.loggia.query.function.scalar.Arguments.whole;

import dev.loggia.event.Value;
import dev.loggia.query.function.Argument;
import dev.loggia.query.function.BindContext;
import dev.loggia.query.function.ScalarDefinition;
import dev.loggia.query.function.ScalarDefinition.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Functions on text that need no pattern and no encoding (section 4.6). They count in code points. */
final class TextFunctions {

    private TextFunctions() {}

    static List<ScalarDefinition> all() {
        return List.of(
                function("isempty")
                        .returns("1 or 0")
                        .parameter("text", TEXT)
                        .summary("1 if the text is empty or missing, else 0.")
                        .example("isempty(\"\")", "1")
                        .example("isempty(absent)", "1")
                        .example("isempty(\" \")", "0")
                        .acceptsMissing("A missing value gives 1.")
                        .code(arguments -> oneOrZero(
                                arguments[0] == null || text(arguments, 0).isEmpty())),
                function("isblank")
                        .returns("1 or 0")
                        .parameter("text", TEXT)
                        .summary("1 if the text is missing or holds nothing but white space, else 0.")
                        .example("isblank(\" \")", "1")
                        .example("isblank(absent)", "1")
                        .acceptsMissing("A missing value gives 1.")
                        .code(arguments -> oneOrZero(
                                arguments[0] == null || text(arguments, 0).isBlank())),
                function("concat")
                        .returns("text")
                        .doubtful(
                                "The service does not document a missing argument; here the result is missing. Use coalesce for a replacement.")
                        .repeated("text", TEXT)
                        .summary("The texts one after the other; missing if one of them is.")
                        .example("concat(\"a\", 1)", "a1")
                        .example("concat(\"a\", absent)", null)
                        .code(TextFunctions::concat),
                function("ltrim")
                        .returns("text")
                        .parameter("text", TEXT)
                        .optional("characters", TEXT)
                        .summary("The text without white space at its start, or without any of the characters there.")
                        .example("ltrim(\"xyZxyfooxyZ\", \"xyZ\")", "fooxyZ")
                        .code(arguments -> trim(arguments, true, false)),
                function("rtrim")
                        .returns("text")
                        .parameter("text", TEXT)
                        .optional("characters", TEXT)
                        .summary("The text without white space at its end, or without any of the characters there.")
                        .example("rtrim(\"xyZfooxyxyZ\", \"xyZ\")", "xyZfoo")
                        .code(arguments -> trim(arguments, false, true)),
                function("trim")
                        .returns("text")
                        .parameter("text", TEXT)
                        .optional("characters", TEXT)
                        .summary("The text without white space at both ends, or without any of the characters there.")
                        .example("trim(\"xyZxyfooxyxyZ\", \"xyZ\")", "foo")
                        .code(arguments -> trim(arguments, true, true)),
                function("strlen")
                        .returns("number")
                        .parameter("text", TEXT)
                        .summary("The number of characters (Unicode code points).")
                        .example("strlen(\"né\")", "2")
                        .code(arguments -> {
                            String text = text(arguments, 0);
                            return Value.of((long) text.codePointCount(0, text.length()));
                        }),
                function("toupper")
                        .returns("text")
                        .parameter("text", TEXT)
                        .summary("The text in upper case.")
                        .example("toupper(\"a\")", "A")
                        .code(arguments -> TextSize.bounded(text(arguments, 0).toUpperCase(Locale.ROOT))),
                function("tolower")
                        .returns("text")
                        .parameter("text", TEXT)
                        .summary("The text in lower case.")
                        .example("tolower(\"A\")", "a")
                        .code(arguments -> TextSize.bounded(text(arguments, 0).toLowerCase(Locale.ROOT))),
                function("substr")
                        .returns("text")
                        .doubtful("The service does not document a start beyond the end; here the result is empty.")
                        .parameter("text", TEXT)
                        .parameter("start", NUMBER)
                        .optional("length", NUMBER)
                        .summary(
                                "The part from a start, counted from 0, to the end or of a length; empty beyond the end. "
                                        + "A negative start is 0.")
                        .example("substr(\"xyZfooxyZ\", 3, 3)", "foo")
                        .example("substr(\"abc\", 1)", "bc")
                        .code(arguments -> substr(
                                text(arguments, 0),
                                whole(arguments, 1),
                                arguments.length > 2 ? whole(arguments, 2) : Long.MAX_VALUE)),
                function("replace")
                        .returns("text")
                        .parameter("text", TEXT)
                        .parameter("from", TEXT)
                        .parameter("to", TEXT)
                        .summary("The text with every occurrence of one text replaced by another.")
                        .example("replace(\"aXbX\", \"X\", \"-\")", "a-b-")
                        .code(arguments -> replace(text(arguments, 0), text(arguments, 1), text(arguments, 2))),
                function("regexReplace")
                        .returns("text")
                        .doubtful("The service does not document references to groups; here $1 and \\1 both work.")
                        .parameter("text", TEXT)
                        .parameter("pattern", REGEX)
                        .parameter("to", TEXT)
                        .summary(
                                "The text with every match of a regular expression replaced; $1 or \\1 stands for its first "
                                        + "group, ${name} for a named one.")
                        .example("regexReplace(\"a1b22\", \"[0-9]+\", \"#\")", "a#b#")
                        .example("regexReplace(\"k=v\", /(\\w)=(\\w)/, \"$2=$1\")", "v=k")
                        .binder(TextFunctions::regexReplace),
                function("strcontains")
                        .returns("1 or 0")
                        .doubtful("The service does not document a missing text; here the result is 0.")
                        .parameter("text", TEXT)
                        .parameter("part", TEXT)
                        .optional("ignoreCase", CONDITION)
                        .summary(
                                "1 if the text contains the part, else 0; upper and lower case differ unless the third "
                                        + "argument is true.")
                        .example("strcontains(\"Error\", \"err\", true)", "1")
                        .example("strcontains(\"Error\", \"err\")", "0")
                        .example("strcontains(absent, \"err\")", "0")
                        .acceptsMissing("A missing text gives 0.")
                        .code(TextFunctions::contains),
                function("startsWith")
                        .returns("1 or 0")
                        .parameter("text", TEXT)
                        .parameter("part", TEXT)
                        .summary("1 if the text starts with the part, else 0.")
                        .example("startsWith(\"abc\", \"ab\")", "1")
                        .code(arguments -> oneOrZero(text(arguments, 0).startsWith(text(arguments, 1)))),
                function("endsWith")
                        .returns("1 or 0")
                        .parameter("text", TEXT)
                        .parameter("part", TEXT)
                        .summary("1 if the text ends with the part, else 0.")
                        .example("endsWith(\"abc\", \"bc\")", "1")
                        .code(arguments -> oneOrZero(text(arguments, 0).endsWith(text(arguments, 1)))),
                function("split")
                        .returns("list")
                        .parameter("text", TEXT)
                        .parameter("delimiter", TEXT)
                        .summary("The list of the parts between the delimiters; an empty delimiter splits nothing.")
                        .example("split(\"a,b\", \",\")[1]", "b")
                        .example("split(\"a,b,\", \",\")", "[\"a\",\"b\",\"\"]")
                        .code(arguments -> split(text(arguments, 0), text(arguments, 1))));
    }

    private static ScalarDefinition.Builder function(String name) {
        return ScalarDefinition.named(name, "string");
    }

    private static @Nullable Value concat(@Nullable Value[] arguments) {
        long length = 0;
        for (int i = 0; i < arguments.length; i++) {
            length += text(arguments, i).length();
        }
        if (length > TextSize.MAXIMUM) {
            return null;
        }
        StringBuilder text = new StringBuilder((int) length);
        for (int i = 0; i < arguments.length; i++) {
            text.append(text(arguments, i));
        }
        return Value.of(text.toString());
    }

    private static Value trim(@Nullable Value[] arguments, boolean left, boolean right) {
        String text = text(arguments, 0);
        String characters = arguments.length > 1 ? text(arguments, 1) : null;
        int start = 0;
        int end = text.length();
        while (left && start < end && trimmed(text.codePointAt(start), characters)) {
            start += Character.charCount(text.codePointAt(start));
        }
        while (right && start < end && trimmed(text.codePointBefore(end), characters)) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return Value.of(text.substring(start, end));
    }

    private static boolean trimmed(int codePoint, @Nullable String characters) {
        return characters == null ? Character.isWhitespace(codePoint) : characters.indexOf(codePoint) >= 0;
    }

    private static Value substr(String text, long start, long length) {
        int points = text.codePointCount(0, text.length());
        int from = Math.clamp(start, 0, points);
        int to = from + Math.clamp(length, 0, points - from);
        if (points == text.length()) {
            return Value.of(text.substring(from, to));
        }
        int begin = text.offsetByCodePoints(0, from);
        return Value.of(text.substring(begin, text.offsetByCodePoints(begin, to - from)));
    }

    private static @Nullable Value replace(String text, String from, String to) {
        if (from.isEmpty()) {
            return Value.of(text);
        }
        long length = text.length();
        for (int at = text.indexOf(from); at >= 0; at = text.indexOf(from, at + from.length())) {
            length += to.length() - from.length();
        }
        return length > TextSize.MAXIMUM ? null : Value.of(text.replace(from, to));
    }

    private static Code regexReplace(List<Argument> arguments, BindContext context) {
        if (!(arguments.get(1) instanceof Argument.OfRegex given)) {
            throw new IllegalArgumentException("not a regular expression: " + arguments.get(1));
        }
        String constant = constantText(arguments, 2);
        if (constant == null) {
            return row -> {
                try {
                    return replaced(Replacement.compile(given.regex(), text(row, 2)), text(row, 0));
                } catch (UnusableArgumentException noSuchGroup) {
                    return null;
                }
            };
        }
        try {
            Replacement replacement = Replacement.compile(given.regex(), constant);
            return row -> replaced(replacement, text(row, 0));
        } catch (UnusableArgumentException e) {
            context.reject(2, e.explanation(), "write \\$ for a dollar sign before a digit");
            return row -> null;
        }
    }

    private static @Nullable Value replaced(Replacement replacement, String text) {
        String result = replacement.apply(text);
        return result == null ? null : TextSize.bounded(result);
    }

    private static @Nullable Value contains(@Nullable Value[] arguments) {
        if (arguments[1] == null) {
            return null;
        }
        if (arguments[0] == null) {
            return oneOrZero(false);
        }
        boolean ignoreCase = arguments.length > 2 && Value.TRUE.equals(arguments[2]);
        String text = text(arguments, 0);
        String part = text(arguments, 1);
        return oneOrZero(ignoreCase ? FoldedSearch.contains(text, part) : text.contains(part));
    }

    private static Value split(String text, String delimiter) {
        if (delimiter.isEmpty()) {
            return new Value.ListValue(List.of(Value.of(text)));
        }
        List<@Nullable Value> parts = new ArrayList<>();
        int start = 0;
        for (int at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, start)) {
            parts.add(Value.of(text.substring(start, at)));
            start = at + delimiter.length();
        }
        parts.add(Value.of(text.substring(start)));
        return new Value.ListValue(parts);
    }
}
