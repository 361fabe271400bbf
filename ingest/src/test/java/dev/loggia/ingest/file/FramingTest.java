package dev.loggia.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import dev.loggia.ingest.format.FormatOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files whose events are JSON, but not lines. */
class FramingTest {

    private static final FormatOptions OFF = new FormatOptions(ZoneOffset.UTC, null, new FormatOptions.MultiLine.Off());

    @TempDir
    private Path folder;

    private final RecordingContext context = new RecordingContext(1);

    @Test
    void theElementsOfAnArrayAreEvents() throws IOException {
        FileEventSource source = source("""
                [
                  {
                    "eventTime": "2024-03-01T10:00:00Z",
                    "text": "a, [b] \\"{c}\\"  \\\\"
                  },
                  {"eventTime": "2024-03-01T10:00:01Z", "list": [1,
                \t2, {}]}
                ]
                """);
        String first = "{\"eventTime\": \"2024-03-01T10:00:00Z\",\"text\": \"a, [b] \\\"{c}\\\"  \\\\\"}";
        assertThat(ScannedEvent.of(source, Scanning.everything(), context))
                .containsExactly(
                        new ScannedEvent(0, millis("2024-03-01T10:00:00Z"), first),
                        new ScannedEvent(
                                first.length() + 1,
                                millis("2024-03-01T10:00:01Z"),
                                "{\"eventTime\": \"2024-03-01T10:00:01Z\", \"list\": [1,2, {}]}"));
        assertThat(format(source)).isEqualTo("JSON array (JSON lines, time in eventTime)");
        assertThat(context.warnings()).isEmpty();
    }

    @Test
    void theRecordsOfAnObjectAreEvents() throws IOException {
        FileEventSource source =
                source("{\"about\":{\"Records\":[0]},\"Records\":[{\"a\":1},{\"Records\":[]}],\"next\":\"x\"}"
                        + "{\"Records\":[{\"c\":1}]}{\"other\":1}");
        assertThat(Scanning.messages(source, context))
                .containsExactly("{\"a\":1}", "{\"Records\":[]}", "{\"c\":1}", "{\"other\":1}");
        assertThat(format(source)).isEqualTo("JSON Records array (JSON lines without a time)");
    }

    @Test
    void theLogEventsOfAnAnswerAreEvents() throws IOException {
        FileEventSource source = source("""
                {
                    "events": [
                        {
                            "logStreamName": "a/b",
                            "timestamp": 1709287200123,
                            "message": "ERROR \\"x\\"\\n\\tat A",
                            "ingestionTime": 1709287200999,
                            "eventId": "1"
                        },
                        {"timestamp": 1709287201000, "message": "INFO", "ingestionTime": 1709287201999}
                    ],
                    "searchedLogStreams": [],
                    "nextToken": "n"
                }
                """);
        String first = "{\"logStreamName\": \"a/b\",\"timestamp\": 1709287200123,"
                + "\"message\": \"ERROR \\\"x\\\"\\n\\tat A\",\"ingestionTime\": 1709287200999,\"eventId\": \"1\"}";
        assertThat(ScannedEvent.of(source, Scanning.everything(), context))
                .containsExactly(
                        new ScannedEvent(0, 1_709_287_200_123L, first),
                        new ScannedEvent(
                                first.length() + 1,
                                1_709_287_201_000L,
                                "{\"timestamp\": 1709287201000, \"message\": \"INFO\", \"ingestionTime\": 1709287201999}"));
        assertThat(format(source)).isEqualTo("CloudWatch log events (JSON lines, time in timestamp)");
    }

    @Test
    void anotherArrayOfThatNameIsPartOfItsObject() throws IOException {
        assertThat(Scanning.messages(source("{\n\"a\":1,\n\"events\":[{\"b\":2}]\n}\n"), context))
                .containsExactly("{\"a\":1,\"events\":[{\"b\":2}]}");
    }

    @Test
    void objectsOverLinesAreEvents() throws IOException {
        FileEventSource source = source("{\r\n  \"ts\": 1709287200000,\r\n\r\n  \"n\": null\r\n}\r\n\r\n"
                + "{\"ts\": 1709287201000} {\n}\n{\n\t\"ts\":1709287202000}");
        assertThat(Scanning.messages(source, context))
                .containsExactly(
                        "{\"ts\": 1709287200000,\"n\": null}",
                        "{\"ts\": 1709287201000}",
                        "{}",
                        "{\"ts\":1709287202000}");
        assertThat(format(source)).isEqualTo("JSON over several lines (JSON lines, time in ts)");
    }

    @Test
    void objectsNeedNothingBetweenThem() throws IOException {
        assertThat(Scanning.messages(source("{\"a\":1}{\"a\":\"}\"}{\"a\":3}\n"), context))
                .containsExactly("{\"a\":1}", "{\"a\":\"}\"}", "{\"a\":3}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1}\n{\"a\":2}\n",
                "{\"a\":1}\n{\n\"a\":2}\n",
                "[1,2]\n[3,4]\n",
                "[]",
                "[{\"a\":1}]\n[{\"a\":2}]\n",
                "{\"Records\":[{\"a\":1}]}\n{\"Records\":[{\"a\":2}]}\n",
                "[2016-12-19 16:31:46,143] INFO started\n[2016-12-19 16:31:46,144] INFO {\n}\n",
                "[main]\n{\n  \"a\": 1\n}\n",
                "[{\"a\":1}] INFO done",
                "{\"a\":1} INFO done\n",
                "{\n  key: value\n}\n",
                "{\n  \"a\" 1\n}\n",
                "[\n  1,\n  2\n]\n",
                "{\n  \"a\": 1\n}\nINFO started\n",
                "__CURSORS=1\n\n",
                "\n \n"
            })
    void linesStayLines(String content) throws IOException {
        FileEventSource source = source(content);
        assertThat(String.join("\n", Scanning.messages(source, context)).strip())
                .isEqualTo(content.strip());
        assertThat(format(source)).doesNotContain("(");
    }

    @Test
    void whoWantsEveryLineToBeAnEventGetsIt() throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), "[\n{\"a\":1}\n]\n");
        FileEventSource source = FileEventSource.open(List.of(file.toString()), FileSourceOptions.of("test", OFF, 0));
        assertThat(Scanning.messages(source, context)).containsExactly("[", "{\"a\":1}", "]");
    }

    @Test
    void aLineLongerThanTheSampleIsAnArray() throws IOException {
        String element = "{\"text\":\"" + "x".repeat(50_000) + "\"}";
        assertThat(Scanning.messages(source("[" + element + "," + element + "," + element + "]\n"), context))
                .containsExactly(element, element, element);
    }

    @Test
    void deepNestingIsNothingSpecial() throws IOException {
        String element = "{\"a\":".repeat(100_000) + "[]" + "}".repeat(100_000);
        assertThat(Scanning.messages(source("[" + element + "," + element + "]"), context))
                .containsExactly(element, element);
    }

    @Test
    void whatIsBrokenIsLinesAsTheyStand() throws IOException {
        String start = "{\n \"a\": \"" + "x".repeat(FormatDetector.SAMPLE) + "\"\n}\n";
        assertThat(Scanning.messages(
                                source(start
                                        + "  plain text, [really]\n"
                                        + "{\n  \"a\": \"not closed\n  \"b\": 1\n}\n"
                                        + "{\n  \"a\": 1\n  \"b\": 2\n}\n"
                                        + "{\n  \"a\": [1\n  }\n]\n"
                                        + "{\n  \"a\": 1\n}\n"
                                        + "{\n  \"a\": [{"),
                                context)
                        .stream()
                        .skip(1))
                .containsExactly(
                        "  plain text, [really]",
                        "{\"a\": \"not closed",
                        "  \"b\": 1",
                        "}",
                        "{\"a\": 1",
                        "  \"b\": 2",
                        "}",
                        "{\"a\": [1",
                        "  }",
                        "]",
                        "{\"a\": 1}",
                        "{\"a\": [{");
    }

    @ParameterizedTest
    @EnumSource(RandomJson.Shape.class)
    void randomJsonHasItsElements(RandomJson.Shape shape) throws IOException {
        for (int seed = 1; seed <= 150; seed++) {
            Random random = new Random(seed);
            RandomJson json = new RandomJson(random);
            List<String> elements = json.elements(1 + random.nextInt(6));
            byte[] content = json.content(shape, elements).getBytes(StandardCharsets.UTF_8);
            byte[] packed = switch (random.nextInt(4)) {
                case 0 -> RandomContent.inParts(content, random, RandomContent::gzip);
                case 1 -> RandomContent.inParts(content, random, Zstd::compress);
                case 2 -> ("\uFEFF" + new String(content, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_16LE);
                default -> content;
            };
            List<String> messages = Scanning.messages(source(packed), context);
            assertThat(messages.stream().map(FramingTest::utf8).map(RandomJson::compact))
                    .as(shape + ", seed " + seed)
                    .isEqualTo(elements);
            assertThat(Scanning.messages(pipe(packed, random), context))
                    .as(shape + ", seed " + seed)
                    .isEqualTo(messages);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = RandomJson.Shape.class,
            names = {"ARRAY", "OBJECTS"})
    void brokenJsonLosesNothing(RandomJson.Shape shape) throws IOException {
        String start = "{\n\"a\": \"" + "x".repeat(FormatDetector.SAMPLE) + "\"\n}";
        for (int seed = 1; seed <= 300; seed++) {
            Random random = new Random(seed);
            RandomJson json = new RandomJson(random);
            String valid = json.content(shape, json.elements(4));
            String broken = valid;
            for (int i = random.nextInt(4); i >= 0; i--) {
                broken = json.broken(broken);
            }
            String content = shape == RandomJson.Shape.ARRAY ? "[" + start + ',' + broken : start + broken;
            assertThat(String.join("", Scanning.messages(source(content), context))
                            .replaceAll("[\\s,\\[\\]]", ""))
                    .as(shape + ", seed " + seed)
                    .isEqualTo(new String(content.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)
                            .replaceAll("[\\s,\\[\\]]", ""));
        }
    }

    private static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static long millis(String time) {
        return Instant.parse(time).toEpochMilli();
    }

    private static String format(FileEventSource source) {
        return source.describe().getFirst().format();
    }

    private FileEventSource source(String content) throws IOException {
        return source(content.getBytes(StandardCharsets.UTF_8));
    }

    private FileEventSource source(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("a.json"), content);
        return FileEventSource.open(List.of(file.toString()), Scanning.OPTIONS);
    }

    /** Standard input that comes in random pieces. */
    private static FileEventSource pipe(byte[] content, Random random) {
        ByteArrayInputStream input = new ByteArrayInputStream(content) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, 1 + random.nextInt(20)));
            }
        };
        return FileEventSource.open(List.of("-"), Scanning.OPTIONS.withStandardInput(input));
    }
}
