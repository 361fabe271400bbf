package dev.loggia.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class InterruptionTest {

    private static final String LINES =
            IntStream.range(0, 20_000).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());

    /** After the lines nothing more comes, and no end either, as from a program that has nothing to say. */
    private static final class Silence extends InputStream {
        private final Runnable whenReached;
        private final CountDownLatch end = new CountDownLatch(1);

        Silence(Runnable whenReached) {
            this.whenReached = whenReached;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return read();
        }

        @Override
        public int read() throws IOException {
            whenReached.run();
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return -1;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "json", "csv"})
    void printsNothingOfAnUnfinishedResult(String format) {
        Interruption interruption = new Interruption();
        Silence silence = new Silence(interruption::interrupt);
        Run run = Run.with()
                .input(new SequenceInputStream(new ByteArrayInputStream(LINES.getBytes(UTF_8)), silence))
                .interruption(interruption)
                .run("query", "-o", format, "stats count(*) as n");
        silence.end.countDown();
        assertThat(run.exitCode()).isEqualTo(130);
        assertThat(run.output()).isEmpty();
        assertThat(run.rawError()).startsWith("error: interrupted before there was a row: nothing is printed\n");
    }

    @Test
    void closesTheFormAroundTheRowsThatArePrinted() {
        Interruption interruption = new Interruption();
        AtomicInteger writes = new AtomicInteger();
        ByteArrayOutputStream output = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int offset, int length) {
                super.write(bytes, offset, length);
                if (writes.incrementAndGet() == 1) {
                    interruption.interrupt();
                }
            }
        };
        Run run = Run.with()
                .input(LINES)
                .output(output)
                .interruption(interruption)
                .run("query", "-q", "-o", "json", "--limit", "0", "fields @message");
        assertThat(run)
                .isEqualTo(new Run(130, "", "error: interrupted: the rows printed are right, but there may be more\n"));
        String[] lines = output.toString(UTF_8).split("\n");
        assertThat(lines).hasSizeLessThan(20_000).startsWith("[{\"@message\":\"line 19999\"},");
        assertThat(lines[lines.length - 1]).endsWith("}]");
    }

    @Test
    void stopsAQueryThatIsInterruptedBeforeItStarts() {
        Interruption interruption = new Interruption();
        interruption.interrupt();
        Run run = Run.with().input(LINES).interruption(interruption).run("query", "-q", "fields @message");
        assertThat(run).isEqualTo(new Run(130, "", "error: interrupted before there was a row: nothing is printed\n"));
    }
}
