package dev.loggia.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.diagnostic.Diagnostic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code journalctl -o export} writes. */
class JournalFramingTest {

    private static final String ENTRY =
            "__CURSOR=s=1;i=%1$d\n__REALTIME_TIMESTAMP=170928720%1$d000500\nMESSAGE=Hello \"%1$d\"\n\n";

    @TempDir
    private Path folder;

    private final RecordingContext context = new RecordingContext(1);

    @Test
    void anEntryIsAnEvent() throws IOException {
        FileEventSource source = source(text(entry(1) + entry(2)));
        assertThat(ScannedEvent.of(source, Scanning.everything(), context))
                .containsExactly(
                        new ScannedEvent(0, 1_709_287_201_000L, json(1)),
                        new ScannedEvent(json(1).length() + 1, 1_709_287_202_000L, json(2)));
        assertThat(source.describe().getFirst().format())
                .isEqualTo("journald export (JSON lines, time in __REALTIME_TIMESTAMP)");
        assertThat(context.warnings()).isEmpty();
    }

    @Test
    void valuesMayBeBinaryOrRepeated() throws IOException {
        byte[] entry = concat(
                text("__CURSOR=a\n"),
                binary("MESSAGE", text("one\ntwo\t\"\u001b[1m\\ é")),
                text("_PID=1\nEMPTY=\n"),
                binary("RAW", new byte[] {0, (byte) 0xFF, '\n'}),
                text("_PID=2\nX=a=b\n\n"));
        assertThat(Scanning.messages(source(entry), context))
                .map(bytes -> new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
                .containsExactly(
                        "{\"__CURSOR\":\"a\",\"MESSAGE\":\"one\\ntwo\\t\\\"\\u001b[1m\\\\ é\",\"_PID\":[\"1\",\"2\"],"
                                + "\"EMPTY\":\"\",\"RAW\":[0,255,10],\"X\":\"a=b\"}");
    }

    @Test
    void fromABrokenEntryOnLinesAreAsTheyStand() throws IOException {
        for (String broken : List.of(
                "__CURSOR=b\nno field\nA=1\n\n" + entry(3).stripTrailing(),
                "__CURSOR=b\nA\n\1\0\0\0\0\0\0\0xyz\n",
                "__CURSOR=b\nA\n\1\0\0\0\0\0\0\7x\n",
                "__CURSOR=b\nA\n\0\0\0\7\0\0\0\0x\n",
                "__CURSOR=b\nA\n\7\0\0\0\0\0\0\0x\n",
                "__CURSOR=b\nA")) {
            List<String> expected = Arrays.asList((json(1) + "\n" + broken).split("\n"));
            assertThat(Scanning.messages(source(text(entry(1) + broken)), context))
                    .as(broken)
                    .isEqualTo(expected);
        }
    }

    @Test
    void aHugeEntryIsLinesAsTheyStand() throws IOException {
        String lines = ("A=" + "x".repeat(1_000_000) + "\n").repeat(3);
        assertThat(Scanning.messages(source(text(entry(1) + "__CURSOR=b\n" + lines)), context))
                .hasSize(5)
                .startsWith(json(1), "__CURSOR=b");
    }

    @Test
    void theBlankLineAtTheEndMayBeMissing() throws IOException {
        assertThat(Scanning.messages(source(text(entry(1).stripTrailing() + "\n")), context))
                .containsExactly(json(1));
    }

    @Test
    void anIngestWaitsForTheRestOfAnEntry() throws IOException {
        String content = entry(1) + entry(2) + entry(3);
        for (int cut = "__CURSOR=".length(); cut < content.length(); cut++) {
            KillableSink sink = new KillableSink();
            for (int length : new int[] {cut, Math.min(cut + 30, content.length()), content.length()}) {
                Path file = Files.writeString(folder.resolve("growing.export"), content.substring(0, length));
                FileIngest.open(List.of(file.toString()), IngestOptions.of(Scanning.OPTIONS, Clock.systemUTC()), sink)
                        .run();
            }
            assertThat(sink.messages()).as("cut at " + cut).containsExactly(json(1), json(2), json(3));
        }
    }

    @Test
    void anIngestTellsThatAnEntryIsNotComplete() throws IOException {
        KillableSink sink = new KillableSink();
        String lacking = entry(1) + entry(2).stripTrailing() + "\n";
        IngestedInput read = ingest("a.export", text(lacking), sink);
        assertThat(read.complete()).isFalse();
        assertThat(read.problem())
                .isNotNull()
                .extracting(Diagnostic::message)
                .asString()
                .endsWith("a.export ends within an event: that one is read when its rest is in the file");
        assertThat(ingest("a.export", text(lacking), sink).complete()).isFalse();
        assertThat(sink.messages()).containsExactly(json(1));
        assertThat(ingest("a.export", text(lacking + "\n"), sink).complete()).isTrue();
        assertThat(sink.messages()).containsExactly(json(1), json(2));
    }

    @Test
    void thePackedEndOfAnEntryIsOneUnlessItIsCutOff() throws IOException {
        byte[] packed = RandomContent.gzip(text(entry(1) + entry(2).stripTrailing() + "\n"));
        KillableSink sink = new KillableSink();
        assertThat(ingest("a.gz", Arrays.copyOf(packed, packed.length - 12), sink)
                        .complete())
                .isFalse();
        assertThat(ingest("a.gz", packed, sink).complete()).isTrue();
        assertThat(sink.messages()).containsExactly(json(1), json(2));
    }

    private IngestedInput ingest(String name, byte[] content, KillableSink sink) throws IOException {
        Path file = Files.write(folder.resolve(name), content);
        IngestOptions options = IngestOptions.of(Scanning.OPTIONS, Clock.systemUTC());
        return FileIngest.open(Scanning.names(file), options, sink)
                .run()
                .inputs()
                .getFirst();
    }

    private static String entry(int i) {
        return String.format(ENTRY, i);
    }

    private static String json(int i) {
        return String.format(
                "{\"__CURSOR\":\"s=1;i=%1$d\",\"__REALTIME_TIMESTAMP\":\"170928720%1$d000500\",\"MESSAGE\":\"Hello \\\"%1$d\\\"\"}",
                i);
    }

    private static byte[] binary(String name, byte[] value) {
        byte[] length = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value.length)
                .array();
        return concat(text(name + "\n"), length, value, text("\n"));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private FileEventSource source(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("a.export"), content);
        return FileEventSource.open(List.of(file.toString()), Scanning.OPTIONS);
    }
}
