package dev.loggia.query.function;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function from the rows of a group to a value, for {@code stats}.
 *
 * @param star whether {@code name(*)} and {@code name()} are legal, for {@code count}
 * @param readsOrder whether it needs the rows' order keys, which exist only before the first {@code stats}
 */
public record AggregateDefinition(
        String name,
        List<String> aliases,
        String category,
        List<Parameter> parameters,
        String summary,
        FunctionGuide guide,
        List<Example> examples,
        boolean star,
        boolean readsOrder,
        Binder binder)
        implements FunctionDefinition {

    public AggregateDefinition {
        aliases = List.copyOf(aliases);
        parameters = List.copyOf(parameters);
        examples = List.copyOf(examples);
    }

    /** Prepares a call once. */
    @FunctionalInterface
    public interface Binder {
        /** @param arguments one for each written argument; empty for {@code name(*)} and {@code name()} */
        Aggregate bind(List<Argument> arguments, BindContext context);
    }

    /** A bound call: makes the states of workers. Immutable, thread-safe. */
    @FunctionalInterface
    public interface Aggregate {
        AggregateState newState();
    }

    /** Starts a definition. */
    public static Builder named(String name, String category) {
        return new Builder(name, category);
    }

    /** Collects a definition; ended by {@link #binder}. */
    public static final class Builder {
        private final String name;
        private final String category;
        private final List<String> aliases = new ArrayList<>();
        private final List<Parameter> parameters = new ArrayList<>();
        private final List<Example> examples = new ArrayList<>();
        private final List<String> doubtful = new ArrayList<>();
        private String summary = "";
        private String result = "number";
        private String missing = "Rows without a number are ignored; if there is none with one, the result is missing.";
        private boolean star;
        private boolean readsOrder;

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

        public Builder summary(String text) {
            summary = text;
            return this;
        }

        /** The kind of its result, as a noun: {@code list}; a number unless told. */
        public Builder returns(String kind) {
            result = kind;
            return this;
        }

        /** What it does with missing values, in a sentence. */
        public Builder missing(String rule) {
            missing = rule;
            return this;
        }

        /** What the service does not document, and what is done here, in a sentence. */
        public Builder doubtful(String sentence) {
            doubtful.add(sentence);
            return this;
        }

        /**
         * An example.
         *
         * @param call an aggregate
         * @param result what it prints over the values 1, 2, 3, 4 of a field {@code x}, in that order and a minute apart; null when it is
         *     missing
         */
        public Builder example(String call, @Nullable String result) {
            examples.add(new Example(call, result));
            return this;
        }

        public Builder star() {
            star = true;
            return this;
        }

        public Builder readsOrder() {
            readsOrder = true;
            return this;
        }

        public AggregateDefinition binder(Binder binder) {
            return new AggregateDefinition(
                    name,
                    aliases,
                    category,
                    parameters,
                    summary,
                    new FunctionGuide(result, missing, doubtful),
                    examples,
                    star,
                    readsOrder,
                    binder);
        }
    }
}
