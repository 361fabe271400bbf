package dev.loggia.cli;

import static dev.loggia.cli.Run.loggia;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code SOURCE} may name from the command line: files by {@code --source}, and the log groups of the data folder. */
class SourcesTest {

    @TempDir
    private Path folder;

    private String logins = "";
    private String users = "";
    private String data = "";

    @BeforeEach
    void writeFiles() throws IOException {
        logins = Files.writeString(folder.resolve("logins.log"), """
                        2026-11-20T08:00:00Z user=u1 ok=false
                        2026-11-20T08:00:01Z user=u2 ok=true
                        """).toString();
        users = Files.writeString(folder.resolve("users.jsonl"), """
                        {"time":"2026-11-20T07:00:00Z","id":"u1","name":"Ann"}
                        {"time":"2026-11-20T07:00:01Z","id":"u3","name":"Cid"}
                        """).toString();
        data = folder.resolve("data").toString();
    }

    @Test
    void aFileStandsForALogGroup() {
        Run run =
                loggia("query", "-q", "SOURCE 'app/users' | sort id | display name", "--source", "app/users=" + users);
        assertThat(run).isEqualTo(new Run(0, "name\n----\nAnn\nCid\n", ""));
    }

    @Test
    void filesAreJoined() {
        Run run = loggia(
                "query",
                "-q",
                "-o",
                "csv",
                "join type=left left=a right=b where a.user = b.id (SOURCE 'users') | sort a.user | display a.user, b.name",
                logins,
                "--source",
                "users=" + users);
        assertThat(run).isEqualTo(new Run(0, "a.user,b.name\nu1,Ann\nu2,\n", ""));
    }

    @Test
    void logGroupsOfTheDataFolderAreNamedBesideFiles() {
        assertThat(loggia("ingest", "-q", "-d", data, "-g", "web/logins", logins)
                        .exitCode())
                .isZero();
        Run run = loggia(
                "query", "-q", "-d", data, "filter id in (SOURCE 'web/logins' | fields user) | display name", users);
        assertThat(run).isEqualTo(new Run(0, "name\n----\nAnn\n", ""));
        Run all = loggia("query", "-q", "-d", data, "SOURCE logGroups() | stats count(*) as n");
        assertThat(all).isEqualTo(new Run(0, "n\n-\n2\n", ""));
    }

    @Test
    void nothingIsNamedBesideSource() {
        Run run = loggia("query", "SOURCE 'users' | limit 1", logins, "--source", "users=" + users);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.error())
                .contains("the query says by SOURCE what it reads, so that nothing else is read: " + logins);
    }

    @Test
    void anUnknownNameIsToldWithTheOnesThereAre() {
        Run run = loggia("query", "SOURCE 'user' | limit 1", "--source", "users=" + users);
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.error()).contains("there is no log group user", "did you mean users?");
    }

    @Test
    void twoFilesCannotHaveOneName() {
        Run run = loggia("query", "limit 1", logins, "--source", "a=" + users, "--source", "a=" + logins);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.error()).contains("there is more than one source a");
    }
}
