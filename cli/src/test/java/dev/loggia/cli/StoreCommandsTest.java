package dev.loggia.cli;

import static dev.loggia.cli.Run.loggia;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreCommandsTest {

    @TempDir
    Path folder;

    private String data;

    @BeforeEach
    void ingest() throws IOException {
        data = folder.resolve("data").toString();
        Random random = new Random(1);
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            // Hardly packed, so that nearly all bytes of the group are those of messages.
            byte[] noise = new byte[100];
            random.nextBytes(noise);
            log.append("2026-11-20T10:00:00Z level=INFO request ")
                    .append(HexFormat.of().formatHex(noise))
                    .append('\n');
        }
        Path file = Files.writeString(folder.resolve("a.log"), log);
        assertThat(loggia("ingest", "-q", "-d", data, "-g", "app", file.toString())
                        .exitCode())
                .isZero();
    }

    @Test
    void checkFindsNothingWrong() {
        Run run = loggia("store", "check", "-d", data);
        assertThat(run.exitCode()).isZero();
        assertThat(run.output()).isEmpty();
        assertThat(run.error()).contains("1 log group checked: no damage");
        assertThat(loggia("store", "check", "-q", "-d", data, "-o", "json")).isEqualTo(new Run(0, "[]\n", ""));
    }

    @Test
    void checkLeavesWhatIsHarmlessToThoseWhoAsk() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(data))) {
            Path segment = files.filter(file -> file.toString().endsWith(".si"))
                    .findFirst()
                    .orElseThrow();
            Files.copy(segment, segment.resolveSibling("_zz.si"));
        }
        Run run = loggia("store", "check", "-d", data);
        assertThat(run)
                .isEqualTo(new Run(0, "", "1 log group checked: no damage; 1 harmless finding, listed with -v\n"));
        assertThat(loggia("store", "check", "-v", "-d", data).output()).containsPattern("app +_zz.si +no ");
        assertThat(loggia("store", "check", "-d", data, "-o", "jsonl").output())
                .contains("\"file\":\"_zz.si\",\"damage\":0,");
    }

    @Test
    void checkNamesTheDamagedFileAndTheRestCanBeQueried() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(data))) {
            Path largest = files.filter(Files::isRegularFile)
                    .max((a, b) -> Long.compare(a.toFile().length(), b.toFile().length()))
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(largest);
            bytes[bytes.length / 2] ^= 1;
            Files.write(largest, bytes);
            Run check = loggia("store", "check", "-d", data, "-o", "json");
            assertThat(check.exitCode()).isEqualTo(4);
            assertThat(check.output()).contains(largest.getFileName().toString(), "\"events\":2000");
            assertThat(check.error()).contains("there is damage");
        }
        Run whole = loggia("query", "-d", data, "-g", "app", "filter @message like /request/ | stats count(*) as n");
        Run rest = loggia(
                "query",
                "-d",
                data,
                "-g",
                "app",
                "--skip-damaged",
                "filter @message like /request/ | stats count(*) as n");
        assertThat(whole.exitCode()).isEqualTo(4);
        assertThat(whole.error()).contains("error: log group app is damaged").contains("--skip-damaged");
        assertThat(rest.exitCode()).isZero();
        assertThat(rest.error()).contains("left out of log group app");
    }

    @Test
    void statsTellTheBytesOfColumns() {
        Run run = loggia("store", "stats", "-d", data, "-g", "app", "-o", "csv");
        assertThat(run.exitCode()).isZero();
        assertThat(run.output()).startsWith("group,column,bytes,percent\n").contains("app,(all),", "app,@message,");
    }
}
