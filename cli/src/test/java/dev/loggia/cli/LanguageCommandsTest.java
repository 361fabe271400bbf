package dev.loggia.cli;

import static dev.loggia.cli.Run.loggia;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LanguageCommandsTest {

    @Test
    void checksQueries() {
        assertThat(loggia("check", "fields a | limit 3")).isEqualTo(new Run(0, "ok\n", ""));
        Run mistaken = loggia("check", "fields a | lmit 3");
        assertThat(mistaken.exitCode()).isEqualTo(3);
        assertThat(mistaken.output()).isEmpty();
        assertThat(mistaken.rawError()).startsWith("error: ").contains("""

                         --> line 1, position 12 (offsets 11 to 15)
                          | fields a | lmit 3
                          |            ^^^^
                        hint: did you mean\
                        """);
    }

    @Test
    void checksWhatTheServiceRefuses() {
        assertThat(loggia("check", "fields a as x | fields b as x").exitCode()).isZero();
        assertThat(loggia("check", "--strict", "fields a as x | fields b as x").exitCode())
                .isEqualTo(3);
    }

    @Test
    void printsQueriesInCanonicalForm() {
        assertThat(loggia("fmt", "FIELDS a,b# comment\n|filter x=1 AND y like /z/|sort a desc"))
                .isEqualTo(new Run(0, "fields a, b\n| filter x = 1 and y like /z/\n| sort a desc\n", ""));
        assertThat(Run.with().input("limit 5").run("fmt", "--query-file", "-")).isEqualTo(new Run(0, "limit 5\n", ""));
    }

    @Test
    void formatsNothingThatDoesNotParse() {
        Run run = loggia("fmt", "fields a | sort");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.output()).isEmpty();
        assertThat(run.rawError()).contains(" --> line 1, position 16 (offsets 15 to 15)");
    }

    @Test
    void listsFunctionsByCategory() {
        Run run = loggia("functions");
        assertThat(run.exitCode()).isZero();
        assertThat(run.output())
                .startsWith("numeric\n  abs(number)  ")
                .contains("\n\ndate and time\n  bin(period)  ")
                .contains("  countDistinct(", "  substr(text, start, [length])  ");
    }

    @Test
    void explainsFunctions() {
        Run run = loggia("functions", "SUBSTR");
        assertThat(run.output())
                .startsWith("substr(text, start, [length]) -> text\n\n")
                .contains("\nA missing argument makes the result missing.\n")
                .contains("\nTakes: text (text), start (number), length (number)\n")
                .endsWith("\nExamples:\n  substr(\"xyZfooxyZ\", 3, 3) = foo\n  substr(\"abc\", 1) = bc\n");
        assertThat(loggia("functions", "strlen", "substr").output())
                .contains("strlen(")
                .endsWith("\n\n" + run.output());
        assertThat(loggia("functions", "count_distinct").output())
                .contains("Examples, for the values 1, 2, 3, 4 of x, in that order and a minute apart:\n");
        assertThat(loggia("functions", "rat"))
                .isEqualTo(new Run(2, "", "error: there is no function rat\nhint: did you mean rate?\n"));
    }

    @Test
    void listsCommands() {
        assertThat(loggia("commands").output())
                .startsWith("Choosing events and columns\n  fields          ")
                .contains("  stats           Aggregates events");
    }

    @Test
    void explainsCommands() {
        assertThat(loggia("commands", "where").output())
                .startsWith(
                        "filter condition\nfilter field [not] in (query)\n\nKeeps the events that meet a condition. ")
                .contains("\nAlso written: where\n", "\nRules:\n- ", "\nRefused with --strict:\n- ")
                .contains("""

                        Example: membership
                          10:00:01 {"status":200,"path":"/home","ms":12,"user":"ann"}
                        """, """

                          fields status, path | filter status in [404, 500] | sort status

                          status  path
                          ------  -------
                             404  /hone
                             500  /health
                        """);
        assertThat(loggia("commands", "lookup").output()).contains("\n  table hosts:\n  ip,name,owner\n");
        assertThat(loggia("commands", "join").output()).contains("\n  log group users:\n  10:00:00 {");
        assertThat(loggia("commands", "$").output())
                .contains("\n  saved query slow, n = 2 unless given:\n  filter ms > {{over}}");
    }
}
