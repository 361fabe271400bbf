package dev.loggia.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConsoleTest {

    @Test
    void takesProgressAwayBeforeAnythingElse() {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        Console console = new Console(output, false, 80);
        console.showTransient("1 MB");
        console.showTransient("2 MB");
        console.note("done");
        console.clearTransient();
        console.note("bye");
        assertThat(output.toString(UTF_8)).isEqualTo("\r\u001b[K1 MB\r\u001b[K2 MB\r\u001b[Kdone\nbye\n");
    }

    @Test
    void hasNobodyToTellThatStandardErrorIsClosed() {
        Console console = new Console(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("closed");
                    }
                },
                false,
                80);
        console.error("a", "b");
        console.note("c");
    }

    @Test
    void showsHowFarAQueryIs() {
        Progress.Point point = new Progress.Point(1_500_000_000, 6_000_000_000L, 12_345, Duration.ofSeconds(5));
        assertThat(Progress.line(point, 80)).isEqualTo("1.5 GB of 6.0 GB (25%), 12,345 events, 300.0 MB/s");
        assertThat(Progress.line(point, 20)).isEqualTo("1.5 GB of 6.0 GB (2");
        Progress.Point pipe = new Progress.Point(100, -1, 1, Duration.ofSeconds(1));
        assertThat(Progress.line(pipe, 80)).isEqualTo("100 B, 1 event, 100 B/s");
    }
}
