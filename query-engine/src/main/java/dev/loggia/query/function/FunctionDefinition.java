package dev.loggia.query.function;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A function of the language: what it is called, what it takes, what it says of itself. Help, completion, arity messages and the
 * reference page read this one definition. Immutable.
 */
public sealed interface FunctionDefinition permits ScalarDefinition, AggregateDefinition {

    /** The canonical spelling, as the reference prints it. */
    String name();

    /** Other spellings that differ by more than case and underscores. */
    List<String> aliases();

    /** The heading it stands under in listings: {@code string}, {@code date and time}, ... */
    String category();

    List<Parameter> parameters();

    /** What it does, in one or two sentences. */
    String summary();

    /** What it gives, what it does with missing values, and what is doubtful. */
    FunctionGuide guide();

    List<Example> examples();

    /**
     * A parameter.
     *
     * @param optional may be left out; only optional parameters follow
     * @param repeated may be given any number of times, from one on unless it is optional; always the last parameter
     */
    record Parameter(String name, ParameterType type, boolean optional, boolean repeated) {
        String signature() {
            String text = repeated ? name + ", ..." : name;
            return optional ? "[" + text + "]" : text;
        }
    }

    /** What a parameter takes; values that do not convert are missing. */
    enum ParameterType {
        /** Any value as it is. */
        ANY("any value"),
        /** Text; numbers, times and truth values give their text, structures are missing. */
        TEXT("text"),
        /** A number; numeric text is read, truth is 1 or 0, times are epoch milliseconds. */
        NUMBER("number"),
        /** A time; a number is epoch milliseconds. */
        TIMESTAMP("time"),
        /** A condition, as {@code filter} would take it. */
        CONDITION("condition"),
        /** A period known before the query runs: {@code 5m}, or the same as text. */
        PERIOD("period"),
        /** A regular expression known before the query runs: a regex literal or constant text; any other text is refused. */
        REGEX("regular expression");

        private final String noun;

        ParameterType(String noun) {
            this.noun = noun;
        }

        /** What the reference calls it. */
        public String noun() {
            return noun;
        }
    }

    /** @param result the printed result, null when it is missing. @param call an expression without fields, or an aggregate */
    record Example(String call, @Nullable String result) {}

    /** The smallest number of arguments. */
    default int minimumArguments() {
        return (int)
                parameters().stream().filter(parameter -> !parameter.optional()).count();
    }

    /** The largest number of arguments; {@link Integer#MAX_VALUE} when the last repeats. */
    default int maximumArguments() {
        return !parameters().isEmpty() && parameters().getLast().repeated()
                ? Integer.MAX_VALUE
                : parameters().size();
    }

    /** The parameter that takes argument {@code index}. */
    default Parameter parameter(int index) {
        return parameters().get(Math.min(index, parameters().size() - 1));
    }

    /** How it is called: {@code substr(text, start, [length])}. */
    default String signature() {
        return parameters().stream().map(Parameter::signature).collect(Collectors.joining(", ", name() + "(", ")"));
    }

    /** The form under which a name is looked up: lower case, without underscores (section 1.8). */
    static String lookupName(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "");
    }
}
