package dev.loggia.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.diagnostic.Severity;
import dev.loggia.grammar.tree.Query;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Files of queries, one a paragraph, with what parsing makes of them: {@code !} a message, in the query between « and », {@code ?}
 * its hint, {@code =} the canonical text of the stages that parsed.
 */
class SyntaxFileTest {

    @TestFactory
    Stream<DynamicTest> acceptedQueries() {
        return paragraphs("accepted.txt")
                .map(paragraph -> DynamicTest.dynamicTest(query(paragraph), () -> {
                    RoundTrip.parse(query(paragraph));
                    assertThat(outcome(query(paragraph))).isEqualTo(paragraph);
                }));
    }

    @TestFactory
    Stream<DynamicTest> refusedQueries() {
        return paragraphs("refused.txt")
                .map(paragraph -> DynamicTest.dynamicTest(query(paragraph), () -> {
                    assertThat(paragraph).contains("\n! ");
                    assertThat(outcome(query(paragraph))).isEqualTo(paragraph);
                }));
    }

    private static Stream<String> paragraphs(String file) {
        try (InputStream resource = SyntaxFileTest.class.getResourceAsStream(file)) {
            String text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.strip().split("\n\n")).filter(paragraph -> !paragraph.startsWith("# "));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String query(String paragraph) {
        List<String> lines =
                paragraph.lines().takeWhile(line -> !line.matches("[!?=] .*")).toList();
        return String.join("\n", lines).replaceAll("[«»]", "");
    }

    private static String outcome(String query) {
        ParseResult result = QueryParser.parse(query, RoundTrip.NESTING);
        StringBuilder marked = new StringBuilder(query);
        List<String> lines = new ArrayList<>();
        for (Diagnostic mistake : result.diagnostics().reversed()) {
            assertThat(mistake.code()).isEqualTo("syntax");
            assertThat(mistake.severity()).isEqualTo(Severity.ERROR);
            marked.insert(mistake.span().end(), "»").insert(mistake.span().start(), "«");
        }
        lines.add(marked.toString());
        for (Diagnostic mistake : result.diagnostics()) {
            lines.add("! " + mistake.message());
            if (mistake.hint() != null) {
                lines.add("? " + mistake.hint());
            }
        }
        Query parsed = result.query();
        if (parsed != null) {
            lines.add("= " + QueryParser.print(parsed).replace("\n", "\n= "));
        }
        return String.join("\n", lines);
    }
}
