package dev.loggia.grammar;

import dev.loggia.diagnostic.SourceSpan;
import dev.loggia.grammar.LogsInsights.OptionContext;
import dev.loggia.grammar.LogsInsights.OptionValueContext;
import dev.loggia.grammar.tree.Command.Name;
import dev.loggia.grammar.tree.Command.Option;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;

/** The {@code name=value} options of one command, each known and given once. */
final class Options {

    private final List<Option> given = new ArrayList<>();

    Options(List<OptionContext> contexts, List<String> known) {
        Set<String> seen = new HashSet<>();
        for (OptionContext context : contexts) {
            QueryToken name = ExpressionBuilder.token(context.OPTION());
            check(name, known, seen);
            given.add(new Option(
                    new Name(name.value().toLowerCase(Locale.ROOT), name.span()), value(context.optionValue())));
        }
    }

    /** Refuses an option that is unknown, or given before. */
    static void check(QueryToken name, List<String> known, Set<String> seen) {
        String lower = name.value().toLowerCase(Locale.ROOT);
        if (!known.contains(lower)) {
            throw SyntaxMessages.unknownWord("option", name, known);
        }
        if (!seen.add(lower)) {
            throw new StageRejected("the option " + lower + " is given twice", name.span());
        }
    }

    private static Name value(OptionValueContext context) {
        StringBuilder text = new StringBuilder();
        for (ParseTree child : context.children) {
            text.append(child.getText());
        }
        return new Name(text.toString(), ExpressionBuilder.span(context));
    }

    List<Option> all() {
        return given;
    }

    @Nullable
    Name get(String name) {
        for (Option option : given) {
            if (option.name().text().equals(name)) {
                return option.value();
            }
        }
        return null;
    }

    /** @throws StageRejected at the command when the option is not given */
    Name require(String name, QueryToken command) {
        Name value = get(name);
        if (value == null) {
            throw new StageRejected(command.value() + " needs the option " + name + "=...", command.span());
        }
        return value;
    }

    @Nullable
    Boolean truth(String name) {
        Name value = get(name);
        if (value == null) {
            return null;
        }
        return switch (value.text().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refused(name, "true or false", value.text(), value.span());
        };
    }

    @Nullable
    Integer count(String name) {
        Name value = get(name);
        return value == null ? null : (Integer) (int) whole(name, value.text(), 1, Integer.MAX_VALUE, value.span());
    }

    /** A whole number between two bounds. @param what what it is for, to name in the message */
    static long whole(String what, String text, long least, long most, SourceSpan span) {
        boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        long number = digits && text.length() <= 18 ? Long.parseLong(text) : -1;
        if (number < least || number > most) {
            boolean tooLarge = digits && (number < 0 || number > most);
            String range = tooLarge ? "a number up to " + most : "a whole number from " + least + " on";
            throw refused(what, range, text, span);
        }
        return number;
    }

    static StageRejected refused(String what, String expected, String found, SourceSpan span) {
        return new StageRejected(what + " takes " + expected + " but found '" + Names.shortened(found) + "'", span);
    }
}
