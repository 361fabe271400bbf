package dev.loggia.query.function;

import dev.loggia.event.Column;
import dev.loggia.event.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function from values to a value, pure and thread-safe. Written per value, run per column: the engine converts every argument to
 * its parameter's type first, and gives a missing result for a missing argument unless the function {@code acceptsMissing}.
 *
 * @param readsTimestamp whether {@code @timestamp} is passed before the written arguments, as for {@code bin}; it then is the first
 *     of {@code code}'s values and of {@code binder}'s arguments, though not a parameter
 */
public record ScalarDefinition(
        String name,
        List<String> aliases,
        String category,
        List<Parameter> parameters,
        String summary,
        FunctionGuide guide,
        List<Example> examples,
        boolean acceptsMissing,
        boolean readsTimestamp,
        Binder binder)
        implements FunctionDefinition {

    public ScalarDefinition {
        aliases = List.copyOf(aliases);
        parameters = List.copyOf(parameters);
        examples = List.copyOf(examples);
    }

    /** Prepares a call once: compiles formats, reads constants, takes the query's time. */
    @FunctionalInterface
    public interface Binder {
        /** @param arguments one for each written argument, after {@code @timestamp} where the definition reads it */
        Code bind(List<Argument> arguments, BindContext context);
    }

    /** The function itself. */
    @FunctionalInterface
    public interface Code {
        /**
         * @param arguments one for each argument, converted; null where missing (only if the function accepts that), and null for
         *     periods and regexes. Not to be kept or changed
         */
        @Nullable
        Value apply(@Nullable Value[] arguments);
    }

    /** A function that is often asked for whole columns, where a benchmark showed the gain. */
    public interface ColumnCode extends Code {
        /**
         * The results of {@code size} rows, or null when the columns are of kinds for which {@link #apply} does as well.
         *
         * @param arguments as written, not converted; constants as {@link Column.Constant}
         */
        @Nullable
        Column applyColumns(Column[] arguments, int size);
    }

    /** Starts a definition. */
    public static Builder named(String name, String category) {
        return new Builder(name, category);
    }

    /** Collects a definition; ended by {@link #code} or {@link #binder}. */
    public static final class Builder {
        private final String name;
        private final String category;
        private final List<String> aliases = new ArrayList<>();
        private final List<Parameter> parameters = new ArrayList<>();
        private final List<Example> examples = new ArrayList<>();
        private final List<String> doubtful = new ArrayList<>();
        private String summary = "";
        private String result = "";
        private String missing = "A missing argument makes the result missing.";
        private boolean acceptsMissing;
        private boolean readsTimestamp;

        private Builder(String name, String category) {
            this.name = name;
            this.category = category;
        }

        public Builder alias(String alias) {
            aliases.add(alias);
            return this;
        }

        public Builder parameter(String parameter, ParameterType type) {
            parameters.add(new Parameter(parameter, type, false, false));
            return this;
        }

        public Builder optional(String parameter, ParameterType type) {
            parameters.add(new Parameter(parameter, type, true, false));
            return this;
        }

        public Builder repeated(String parameter, ParameterType type) {
            parameters.add(new Parameter(parameter, type, false, true));
            return this;
        }

        /** Any number of further arguments, also none. */
        public Builder further(String parameter, ParameterType type) {
            parameters.add(new Parameter(parameter, type, true, true));
            return this;
        }

        public Builder summary(String text) {
            summary = text;
            return this;
        }

        /**
         * An example.
         *
         * @param call an expression over an event that has only {@code @timestamp}, 2026-09-03 14:05:06.789; the query runs at
         *     2026-09-03 15:00:00 over 14:00:00 to 15:00:00, all in UTC
         * @param result the printed result, null when it is missing
         */
        public Builder example(String call, @Nullable String result) {
            examples.add(new Example(call, result));
            return this;
        }

        /** The kind of its result, as a noun: {@code number}. */
        public Builder returns(String kind) {
            result = kind;
            return this;
        }

        /** What the service does not document, and what is done here, in a sentence. */
        public Builder doubtful(String sentence) {
            doubtful.add(sentence);
            return this;
        }

        /** The code receives missing arguments as null. @param rule what it makes of them, in a sentence */
        public Builder acceptsMissing(String rule) {
            acceptsMissing = true;
            missing = rule;
            return this;
        }

        public Builder readsTimestamp() {
            readsTimestamp = true;
            return this;
        }

        /** Ends the definition with code that needs no preparation. */
        public ScalarDefinition code(Code code) {
            return binder((arguments, context) -> code);
        }

        /** Ends the definition with code that is prepared for each call. */
        public ScalarDefinition binder(Binder binder) {
            return new ScalarDefinition(
                    name,
                    aliases,
                    category,
                    parameters,
                    summary,
                    new FunctionGuide(result, parameters.isEmpty() ? "" : missing, doubtful),
                    examples,
                    acceptsMissing,
                    readsTimestamp,
                    binder);
        }
    }
}
