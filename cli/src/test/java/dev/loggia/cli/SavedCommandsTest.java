package dev.loggia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands over saved queries and lookup tables, and queries over files that use them. */
class SavedCommandsTest {

    @TempDir
    private Path folder;

    private String log = "";

    @BeforeEach
    void write() throws IOException {
        log = Files.writeString(
                        folder.resolve("app.log"),
                        "{\"level\":\"ERROR\",\"ms\":5}\n{\"level\":\"WARN\",\"ms\":30}\n{\"level\":\"ERROR\",\"ms\":20}\n")
                .toString();
    }

    private Run.Process process() {
        return Run.with().variables(Map.of("LOGGIA_DATA", folder.resolve("data").toString()));
    }

    private Run loggia(String... arguments) {
        return process().run(arguments);
    }

    private static Run done(String output, String note) {
        return new Run(0, output, note);
    }

    @Test
    void savesListsShowsAndRemovesQueries() {
        String query = "filter level = {{level}} and ms > {{ms}}";
        assertThat(loggia("saved", "put", "errors", query, "-p", "level=ERROR", "--description", "what went wrong"))
                .isEqualTo(done("", "saved errors with 2 parameters: level = ERROR, ms\n"));
        assertThat(process().input("limit 1").run("saved", "put", "-q", "app/first one", "--query-file", "-"))
                .isEqualTo(done("", ""));
        assertThat(loggia("saved", "list", "-o", "csv"))
                .isEqualTo(done(
                        "name,parameters,description,modified,query\n"
                                + "app/first one,,,2026-11-20 10:30:15.000,limit 1\n"
                                + "errors,\"level = ERROR, ms\",what went wrong,2026-11-20 10:30:15.000," + query
                                + "\n",
                        "data folder: " + folder.resolve("data") + "\n"));
        assertThat(loggia("saved", "show", "errors"))
                .isEqualTo(done(query + "\n", "what went wrong\nparameter level = ERROR\nparameter ms\n"));
        assertThat(loggia("saved", "rm", "app/first one")).isEqualTo(done("", "removed saved query app/first one\n"));
        String missing = "error: there is no saved query error\nhint: did you mean errors?\n";
        assertThat(loggia("saved", "rm", "error")).isEqualTo(new Run(4, "", missing));
        assertThat(loggia("saved", "show", "error")).isEqualTo(new Run(4, "", missing));
    }

    @Test
    void queriesOverFilesCallSavedQueries() {
        loggia("saved", "put", "errors", "filter level = {{level}} | stats sum(ms) as ms", "-p", "level=ERROR");
        assertThat(loggia("query", "-q", "-o", "csv", "$errors()", log)).isEqualTo(done("ms\n25\n", ""));
        assertThat(loggia("check", "$errors(level = \"WARN\")")).isEqualTo(done("ok\n", ""));
        String data = folder.resolve("other").toString();
        loggia("saved", "put", "-d", data, "errors", "limit 1 | display ms");
        assertThat(loggia("query", "-q", "-o", "csv", "-d", data, "$errors()", log))
                .isEqualTo(done("ms\n20\n", ""));
        assertThat(loggia("query", "$erors(level = 1)", log)).isEqualTo(new Run(3, "", """
                        error: there is no saved query erors
                         --> line 1, position 2 (offsets 1 to 6)
                          | $erors(level = 1)
                          |  ^^^^^
                        hint: did you mean errors?
                        """));
    }

    @Test
    void refusesToSaveAMistake() {
        assertThat(loggia("saved", "put", "a", "filter x = {{x}} | stats cout(*)"))
                .isEqualTo(new Run(3, "", """
                        error: unknown function cout
                         --> line 1, position 26 (offsets 25 to 29)
                          | filter x = {{x}} | stats cout(*)
                          |                          ^^^^
                        hint: did you mean count?
                        """));
        assertThat(loggia("saved", "put", "a", "limit 1", "-p", "n=1")).isEqualTo(new Run(3, "", """
                        error: Required parameters not found in queryString: n
                        hint: write {{n}} where its value belongs
                        """));
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void storesListsShowsAndRemovesTables() throws IOException {
        Path csv = Files.writeString(folder.resolve("levels.csv"), "level,severity\nERROR,1\nWARN,2\n");
        assertThat(loggia("lookup", "put", "levels", csv.toString()))
                .isEqualTo(done("", "stored levels with 2 rows of level, severity\n"));
        String query = "lookup levels level OUTPUT severity | stats count(*) as n by severity | sort severity asc";
        assertThat(loggia("query", "-q", "-o", "csv", query, log)).isEqualTo(done("severity,n\n1,2\n2,1\n", ""));
        Path other = Files.writeString(folder.resolve("other.csv"), "level,severity\nERROR,7\nWARN,7\n");
        assertThat(loggia("query", "-q", "-o", "csv", "--lookup", "levels=" + other, query, log))
                .isEqualTo(done("severity,n\n7,3\n", ""));

        String rows = loggia("query", "-q", "-o", "csv", "stats max(ms) as slowest by level | sort level asc", log)
                .output();
        assertThat(process().input(rows).run("lookup", "put", "slowest", "-"))
                .isEqualTo(done("", "stored slowest with 2 rows of level, slowest\n"));
        assertThat(loggia("lookup", "show", "slowest")).isEqualTo(done("level,slowest\nERROR,20\nWARN,30\n", ""));
        assertThat(loggia("lookup", "list", "-q", "-o", "csv"))
                .isEqualTo(done(
                        "name,columns,rows,bytes,modified\n"
                                + "levels,\"level, severity\",2,30,2026-11-20 10:30:15.000\n"
                                + "slowest,\"level, slowest\",2,31,2026-11-20 10:30:15.000\n",
                        ""));
        assertThat(loggia("lookup", "rm", "slowest")).isEqualTo(done("", "removed lookup table slowest\n"));
        assertThat(loggia("lookup", "show", "slowest"))
                .isEqualTo(new Run(
                        4,
                        "",
                        "error: there is no lookup table slowest\nhint: `loggia lookup list` lists those there are\n"));
        assertThat(loggia("query", "lookup level level OUTPUT severity", log).rawError())
                .contains("there is no lookup table level", "hint: did you mean levels?");
    }

    @Test
    void refusesWhatIsNoTable() throws IOException {
        Path csv = Files.writeString(folder.resolve("a.csv"), "");
        assertThat(loggia("lookup", "put", "a", csv.toString()))
                .isEqualTo(new Run(4, "", "error: lookup table a is empty\nhint: its first line names the columns\n"));
        assertThat(loggia("lookup", "put", "a", folder.resolve("none.csv").toString())
                        .rawError())
                .contains("cannot read lookup table a", "there is no such file");
    }

    @Test
    void tellsOfADamagedFileAndListsTheOthers() throws IOException {
        loggia("saved", "put", "good", "limit 1");
        Path queries = folder.resolve("data").resolve("queries");
        Path damaged = queries.resolve("00000000-0000-0000-0000-000000000000.definition");
        Files.writeString(damaged, "{}\n");
        assertThat(loggia("saved", "list", "-q", "-o", "raw"))
                .isEqualTo(new Run(
                        4,
                        "good\t\t\t2026-11-20 10:30:15.000\tlimit 1\n",
                        "error: " + damaged + " is damaged\nhint: restore it from a copy, or delete the file\n"));
    }
}
