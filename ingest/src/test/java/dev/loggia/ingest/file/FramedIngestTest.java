package dev.loggia.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.ingest.file.IngestedInput.Start;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files whose events are not lines, ingested while they grow: every event once. */
class FramedIngestTest {

    @TempDir
    private Path folder;

    private final KillableSink sink = new KillableSink();

    @Test
    void aGrowingFileOfPrettyPrintedObjects() throws IOException {
        Path file = folder.resolve("a.json");
        String content = "{\n  \"a\": 1\n}\n";
        assertThat(ingest(file, content).format()).isEqualTo("JSON over several lines (JSON lines without a time)");
        content += "{\n  \"a\": 2\n}\n{ \"a\": 3 }";
        ingest(file, content);
        content += "\n{\n  \"a\": 4\n}\n";
        assertThat(ingest(file, content).start()).isEqualTo(Start.RESUMED);
        assertThat(sink.messages()).containsExactly("{\"a\": 1}", "{\"a\": 2}", "{ \"a\": 3 }", "{\"a\": 4}");
        assertThat(ingest(file, content).start()).isEqualTo(Start.NOTHING_NEW);
    }

    @Test
    void aGrowingArray() throws IOException {
        Path file = folder.resolve("a.json");
        String content = "[\n  {\"a\": 1}";
        ingest(file, content);
        content += ",\n  {\n    \"a\": 2\n  },\n";
        ingest(file, content);
        content += "  {\"a\": 3}\n]\n";
        assertThat(ingest(file, content).format()).isEqualTo("JSON array (JSON lines without a time)");
        assertThat(sink.messages()).containsExactly("{\"a\": 1}", "{\"a\": 2}", "{\"a\": 3}");
    }

    @Test
    void whatALineWasTakenForItStays() throws IOException {
        Path file = folder.resolve("a.json");
        ingest(file, "[{\"a\": 1}]\n");
        assertThat(ingest(file, "[{\"a\": 1}]\n[{\"a\": 2}]\n").format()).startsWith("JSON array");
        ingest(file, "[{\"a\": 1}]\n[{\"a\": 2}]\n[{\"a\": 3}]\n");
        assertThat(sink.messages()).containsExactly("{\"a\": 1}", "{\"a\": 2}", "{\"a\": 3}");
    }

    @Test
    void anEventThatWasNotCompleteIsInTwoParts() throws IOException {
        Path file = folder.resolve("a.json");
        ingest(file, "{\n  \"a\": 1,\n  \"b");
        ingest(file, "{\n  \"a\": 1,\n  \"b\": 2\n}\n{}");
        assertThat(sink.messages()).containsExactly("{\"a\": 1,\"b", "\": 2}", "{}");
    }

    @ParameterizedTest
    @EnumSource(
            value = RandomJson.Shape.class,
            names = {"ARRAY", "OBJECTS"})
    void whereverAFileGrowsNothingIsLostOrTwice(RandomJson.Shape shape) throws IOException {
        for (int seed = 1; seed <= 60; seed++) {
            Random random = new Random(seed);
            RandomJson json = new RandomJson(random);
            byte[] content = json.content(shape, json.elements(5)).getBytes(StandardCharsets.UTF_8);
            KillableSink parts = new KillableSink();
            Path file = folder.resolve(shape + "-" + seed + ".json");
            // What begins the first object over several lines.
            int length = Math.max(1, new String(content, StandardCharsets.ISO_8859_1).indexOf("{") + 3);
            while (length < content.length) {
                ingest(parts, file, new String(content, 0, length, StandardCharsets.ISO_8859_1));
                length += 1 + random.nextInt(content.length);
            }
            ingest(parts, file, new String(content, StandardCharsets.ISO_8859_1));
            List<String> whole = new ArrayList<>(Scanning.messages(
                    FileEventSource.open(List.of(file.toString()), Scanning.OPTIONS), new RecordingContext(1)));
            assertThat(String.join("", parts.messages()))
                    .as(shape + ", seed " + seed)
                    .isEqualTo(String.join("", whole));
        }
    }

    private IngestedInput ingest(Path file, String content) throws IOException {
        return ingest(sink, file, content);
    }

    /** @param content its bytes, one character each */
    private static IngestedInput ingest(KillableSink sink, Path file, String content) throws IOException {
        Files.writeString(file, content, StandardCharsets.ISO_8859_1);
        IngestOptions options = IngestOptions.of(Scanning.OPTIONS, Clock.systemUTC());
        return FileIngest.open(List.of(file.toString()), options, sink)
                .run()
                .inputs()
                .getFirst();
    }
}
