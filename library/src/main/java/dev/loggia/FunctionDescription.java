package dev.loggia;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function of the language, as listings and editors show it. Immutable.
 *
 * @param aliases other spellings that differ by more than case and underscores
 * @param category the heading it stands under: {@code string}, {@code date and time}, ...
 * @param signature how it is called: {@code substr(text, start, [length])}
 * @param aggregate whether it belongs in {@code stats}
 * @param summary what it does, in one or two sentences
 */
public record FunctionDescription(
        String name,
        List<String> aliases,
        String category,
        String signature,
        boolean aggregate,
        String summary,
        List<Example> examples) {

    public FunctionDescription {
        aliases = List.copyOf(aliases);
        examples = List.copyOf(examples);
    }

    /**
     * @param call an expression; of an aggregate over the values 1, 2, 3, 4 of a field {@code x}
     * @param result what it prints, null when it is missing
     */
    public record Example(String call, @Nullable String result) {}
}
