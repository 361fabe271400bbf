package dev.loggia.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is put out does not depend on how reads are cut: an ingest that goes on has them at other places. */
class JsonFramerTest {

    private static final int MOST_HELD = 64 << 10;

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 5000})
    void membersBeforeRecordsHaveTheSameLimitHoweverReadsAreCut(int beyond) {
        String start = "{\"pad\":\"";
        String end = "\",\n\"Records\":";
        int padding = MOST_HELD + beyond - start.length() - end.length() + 1;
        String content = start + "x".repeat(padding) + end + "[{\"a\":1},{\"a\":2}]}{\"b\":1}";
        List<String> expected = beyond > 0
                ? List.of(content.substring(0, content.length() - 7).replace("\n", ""), "{\"b\":1}")
                : List.of("{\"a\":1}", "{\"a\":2}", "{\"b\":1}");
        for (int cut : new int[] {1, 7, 1000, 4096, MOST_HELD - 1, MOST_HELD, content.length()}) {
            Run run = new Run(content);
            run.inPieces(cut);
            assertThat(run.events()).as("reads of " + cut).isEqualTo(expected);
            assertThat(run.framer.events()).as("reads of " + cut).isEqualTo(expected.size());
        }
    }

    @Test
    void whatFollowsRecordsIsNoEventWhereverItIsCut() {
        String tail = ",\"tail\":\"" + "x".repeat(2 * MOST_HELD) + "\",\n\"more\":[1,\n2]";
        String content = "{\"Records\":[{\"a\":1}]" + tail + "}";
        for (int length : new int[] {22, 23, 30, MOST_HELD, 2 * MOST_HELD + 40, content.length()}) {
            Run run = new Run(content.substring(0, length));
            run.inPieces(4096);
            assertThat(run.events()).as("cut at " + length).containsExactly("{\"a\":1}");
            assertThat(run.framer.events()).isEqualTo(1);
        }
    }

    @Test
    void whatIsBrokenBehindRecordsIsTheRestOfItsLine() {
        for (String broken :
                List.of("oops", " \t x", "\n  \t}x", ",\"Records\":[{\"a\":2}],\"b\":\"x\n", ",\"c\":\"\r\n")) {
            Run run = new Run("{\"Records\":[{\"a\":1}]" + broken + "\n{\"Records\":[{\"a\":3}]}");
            run.inPieces(1);
            assertThat(run.events())
                    .as(broken)
                    .startsWith("{\"a\":1}")
                    .endsWith("{\"a\":3}")
                    .doesNotContain("");
        }
    }

    @Test
    void whatIsPutOutForABeginningIsTheBeginningOfAll() {
        String[] parts = {
            "{\"Records\":[",
            "{\"a\":",
            "\"Rec",
            "ords\"",
            ":[",
            "]",
            "}",
            "{",
            ",",
            "\n",
            "  ",
            "\r\n",
            "1",
            "\"",
            "\\",
            "x",
            "\"k\":"
        };
        for (int seed = 1; seed <= 3000; seed++) {
            Random random = new Random(seed);
            StringBuilder content = new StringBuilder("{\"v\":\"1\",\"Records\":[{\"a\":1}]");
            for (int i = random.nextInt(30); i >= 0; i--) {
                content.append(parts[random.nextInt(parts.length)]);
            }
            Run whole = new Run(content.toString());
            whole.inPieces(content.length());
            Run cut = new Run(content.toString());
            cut.inPieces(1 + random.nextInt(3));
            assertThat(cut.text()).as("seed " + seed).isEqualTo(whole.text());
            Run beginning = new Run(content.substring(0, random.nextInt(content.length() + 1)));
            beginning.inPieces(content.length());
            assertThat(whole.text()).as("seed " + seed).startsWith(beginning.text());
        }
    }

    /** A framing without its end, as the content may grow. */
    private static final class Run {
        private final JsonFramer framer = JsonFramer.ofRecords();
        private final FramedOutput output = new FramedOutput();
        private final StringBuilder text = new StringBuilder();
        private final byte[] content;

        Run(String content) {
            this.content = content.getBytes(StandardCharsets.UTF_8);
        }

        void inPieces(int most) {
            for (int from = 0; from < content.length; from += most) {
                framer.convert(content, from, Math.min(content.length, from + most), output);
                byte[] taken = new byte[output.available()];
                output.take(taken, 0, taken.length);
                text.append(new String(taken, StandardCharsets.ISO_8859_1));
            }
        }

        String text() {
            return text.toString();
        }

        List<String> events() {
            return text().lines().toList();
        }
    }
}
