package dev.loggia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatsCommandTest {

    @TempDir
    private Path folder;

    private static Run loggia(String... arguments) {
        return Run.with().run(arguments);
    }

    @Test
    void listsEveryFormatInTheOrderInWhichTheyAreTried() {
        Run run = loggia("formats", "-o", "raw");
        assertThat(run.exitCode()).isZero();
        assertThat(run.output().lines().findFirst())
                .hasValueSatisfying(line -> assertThat(line).startsWith("lambda"));
        assertThat(run.output().lines().reduce((first, second) -> second))
                .hasValueSatisfying(line -> assertThat(line).startsWith("plain"));
    }

    @Test
    void aFormatCanBeNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("a.log"), "2026-11-20T08:00:00Z a\n");
        assertThat(loggia("query", "--format", "plain", "-v", "stats count(*) as n", file.toString())
                        .rawError())
                .contains(file + ": plain text, 1 event, ")
                .contains("; 1 event has no time and took the file's modification time");
        Run mismatch = loggia("query", "--format", "logfmt", "stats count(*) as n", file.toString());
        assertThat(mismatch.exitCode()).isEqualTo(4);
        assertThat(mismatch.rawError()).contains(file + " cannot be read as logfmt");
        Run unknown = loggia("query", "--format", "jsn", "stats count(*) as n", file.toString());
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.rawError())
                .startsWith("error: there is no format jsn\nhint: the formats are lambda, docker, json, ");
    }
}
