package dev.loggia;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function of the language, as listings, the reference and editors show it. Immutable.
 *
 * @param aliases other spellings that differ by more than case and underscores
 * @param category the heading it stands under: {@code string}, {@code date and time}, ...
 * @param signature how it is called: {@code substr(text, start, [length])}
 * @param aggregate whether it belongs in {@code stats}
 * @param summary what it does, in one or two sentences
 * @param result what kind of value it gives, as a noun
 * @param missing what it does with missing values, in a sentence; empty when it takes no arguments
 * @param doubtful sentences: what the service does not document, and what is done here
 */
public record FunctionDescription(
        String name,
        List<String> aliases,
        String category,
        String signature,
        boolean aggregate,
        String summary,
        List<Parameter> parameters,
        String result,
        String missing,
        List<String> doubtful,
        List<Example> examples) {

    public FunctionDescription {
        aliases = List.copyOf(aliases);
        parameters = List.copyOf(parameters);
        doubtful = List.copyOf(doubtful);
        examples = List.copyOf(examples);
    }

    /** A parameter. @param kind what it takes, as a noun: {@code text}; a value that does not convert is missing */
    public record Parameter(String name, String kind) {}

    /**
     * @param call an expression; of an aggregate over the values 1, 2, 3, 4 of a field {@code x}, in that order and a minute apart
     * @param result what it prints, null when it is missing
     */
    public record Example(String call, @Nullable String result) {}
}
