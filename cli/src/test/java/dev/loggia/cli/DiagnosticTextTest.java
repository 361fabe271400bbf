package dev.loggia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.diagnostic.Severity;
import dev.loggia.diagnostic.SourceSpan;
import dev.loggia.output.TerminalText;
import org.junit.jupiter.api.Test;

class DiagnosticTextTest {

    private static String rendered(String query, int start, int end, int width) {
        return new DiagnosticText(query, false, width)
                .of(Diagnostic.error("code", "wrong", new SourceSpan(start, end)));
    }

    /** The place of the first occurrence of a text. */
    private static String renderedAt(String query, String place, int width) {
        int start = query.indexOf(place);
        return rendered(query, start, start + place.length(), width);
    }

    @Test
    void pointsAtThePlaceAndHints() {
        Diagnostic diagnostic = Diagnostic.error("unknown-function", "unknown function cout", new SourceSpan(6, 10))
                .withHint("did you mean count?");
        assertThat(new DiagnosticText("stats cout(*) by level", false, 80).of(diagnostic))
                .isEqualTo("""
                        error: unknown function cout
                         --> line 1, position 7 (offsets 6 to 10)
                          | stats cout(*) by level
                          |       ^^^^
                        hint: did you mean count?
                        """);
    }

    @Test
    void tellsWhatHasNoPlace() {
        assertThat(new DiagnosticText("", false, 80).of(Diagnostic.warning("dates", "3 lines have no time")))
                .isEqualTo("warning: 3 lines have no time\n");
    }

    @Test
    void showsTheLineThatIsMeant() {
        assertThat(renderedAt("fields a\r\n| sort b c\r\n| limit 5", "c", 80)).isEqualTo("""
                        error: wrong
                         --> line 2, position 10 (offsets 19 to 20)
                          | | sort b c
                          |          ^
                        """);
    }

    @Test
    void pointsBehindTheEnd() {
        assertThat(rendered("stats", 5, 5, 80)).endsWith("  | stats\n  |      ^\n");
        assertThat(rendered("stats", 9, 9, 80)).endsWith("  | stats\n  |      ^\n");
        assertThat(rendered("", 0, 0, 80)).endsWith("  | \n  | ^\n");
        assertThat(rendered("a |\n", 4, 4, 80)).contains("line 2, position 1 ");
    }

    @Test
    void marksAPlaceOfSeveralLinesToTheEndOfItsFirst() {
        assertThat(rendered("fields a, b\n  , c", 7, 17, 80)).endsWith("  | fields a, b\n  |        ^^^^\n");
    }

    @Test
    void countsCellsAsTheTerminalDoes() {
        assertThat(renderedAt("filter a = '漢字e\u0301👍' or x$", "$", 80)).isEqualTo("""
                        error: wrong
                         --> line 1, position 24 (offsets 24 to 25)
                          | filter a = '漢字e\u0301👍' or x$
                          |                          ^
                        """);
        assertThat(renderedAt("filter a = '漢字'", "'漢字'", 80)).endsWith("  |            ^^^^^^\n");
    }

    @Test
    void showsTabsAsBlanksAndControlCharactersEscaped() {
        assertThat(renderedAt("fields\ta, '\u001b[31m' x", "x", 80))
                .endsWith("  | fields    a, '\\x1b[31m' x\n  |                         ^\n");
    }

    @Test
    void cutsLongLinesAroundThePlace() {
        String query = "filter a in [" + "1, ".repeat(100) + "x y, " + "2, ".repeat(100) + "3]";
        String text = renderedAt(query, "x", 60);
        String[] lines = text.split("\n");
        assertThat(lines[1]).isEqualTo(" --> line 1, position 314 (offsets 313 to 314)");
        assertThat(lines[2]).startsWith("  | …").endsWith("…").contains("1, x y, 2");
        assertThat(TerminalText.width(lines[2])).isEqualTo(60);
        assertThat(lines[2].charAt(lines[3].indexOf('^'))).isEqualTo('x');
    }

    @Test
    void cutsALongPlaceItself() {
        String[] lines = rendered("x".repeat(500), 10, 400, 40).split("\n");
        assertThat(lines[2]).hasSize(40).endsWith("…");
        assertThat(lines[3]).hasSizeLessThanOrEqualTo(40).contains("^^^^^");
    }

    @Test
    void coloursWhatMatters() {
        Diagnostic warning = new Diagnostic("code", Severity.WARNING, "odd", new SourceSpan(0, 1), "do so");
        assertThat(new DiagnosticText("ab", true, 80).of(warning))
                .isEqualTo("\u001b[1;33mwarning:\u001b[0m \u001b[1modd\u001b[0m\n"
                        + " --> line 1, position 1 (offsets 0 to 1)\n"
                        + "  | ab\n"
                        + "  | \u001b[1;33m^\u001b[0m\n"
                        + "\u001b[36mhint:\u001b[0m do so\n");
    }

    @Test
    void doesNotLetWordsOfTheUserCommandTheTerminal() {
        Diagnostic diagnostic = new Diagnostic("code", Severity.ERROR, "no \u001b[2J", null, "not \u0007");
        assertThat(new DiagnosticText("", false, 80).of(diagnostic)).isEqualTo("error: no \\x1b[2J\nhint: not \\x07\n");
    }
}
