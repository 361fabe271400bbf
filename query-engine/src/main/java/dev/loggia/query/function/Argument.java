package dev.loggia.query.function;

import dev.loggia.event.Value;
import dev.loggia.grammar.tree.Period;
import dev.loggia.regex.Regex;
import org.jspecify.annotations.Nullable;

/** What is known of an argument before the query runs. */
public sealed interface Argument {

    /** The same value in every row, already converted to the parameter's type; null when missing. */
    record Constant(@Nullable Value value) implements Argument {}

    /** A value that each row computes. */
    record Computed() implements Argument {}

    /** For {@link FunctionDefinition.ParameterType#PERIOD}. @param text whether it was written as text, which lifts the cap */
    record OfPeriod(Period period, boolean text) implements Argument {}

    /** For {@link FunctionDefinition.ParameterType#REGEX}. */
    record OfRegex(Regex regex) implements Argument {}
}
