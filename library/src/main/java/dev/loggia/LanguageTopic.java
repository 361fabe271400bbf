package dev.loggia;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chapter about the language as a whole: values, operators, ways to write things, limits. Immutable. In sentences, what stands between
 * backticks is code.
 *
 * @param title as a heading
 * @param paragraphs sentences, each on its own
 * @param table what is better listed; empty when nothing is
 * @param examples expressions over an event whose message is {@link #EVENT}
 */
public record LanguageTopic(String title, List<String> paragraphs, List<Row> table, List<Example> examples) {

    /** The event of the examples. */
    public static final String EVENT =
            "{\"status\":\"200\",\"ms\":12.5,\"ok\":true,\"level\":\"warn\",\"foo-bar\":7,\"tags\":[\"a\",\"b\"],\"user\":{\"id\":1}}";

    public LanguageTopic {
        paragraphs = List.copyOf(paragraphs);
        table = List.copyOf(table);
        examples = List.copyOf(examples);
    }

    /** A line of a table. */
    public record Row(String subject, String meaning) {}

    /** @param result what the expression prints, null when it is missing */
    public record Example(String expression, @Nullable String result) {}
}
