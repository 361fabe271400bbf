package dev.loggia.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.diagnostic.Diagnostic;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text in the encodings that the user can name, and those that are seen. */
class EncodingTest {

    private static final String TEXT = "2024-03-01 10:00:00 Grüße aus Köln";

    @TempDir
    private Path folder;

    private final RecordingContext context = new RecordingContext(1);

    @ParameterizedTest
    @CsvSource({
        "UTF-8, UTF-8, false",
        "utf-8, UTF-8, true",
        "UTF-16LE, UTF-16LE, false",
        "UTF-16LE, UTF-16LE, true",
        "UTF-16BE, UTF-16BE, false",
        "UTF-16BE, UTF-16BE, true",
        "iso-8859-1, ISO-8859-1, false",
        "windows-1252, windows-1252, false",
    })
    void aNamedEncodingIsTaken(String name, String charset, boolean marked) throws IOException {
        byte[] content = ((marked ? "\uFEFF" : "") + TEXT + "\r\n" + TEXT).getBytes(Charset.forName(charset));
        FileSourceOptions options =
                Scanning.OPTIONS.withEncoding(TextEncoding.named(name).orElseThrow());
        assertThat(messages(source(content, options))).containsExactly(TEXT, TEXT);
        assertThat(messages(source(RandomContent.gzip(content), options))).containsExactly(TEXT, TEXT);
        assertThat(messages(FileEventSource.open(
                        List.of("-"), options.withStandardInput(new ByteArrayInputStream(content)))))
                .containsExactly(TEXT, TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void utf16NeedsNoMark(String charset) throws IOException {
        byte[] content = (TEXT + "\n" + TEXT).getBytes(Charset.forName(charset));
        assertThat(messages(source(content, Scanning.OPTIONS))).containsExactly(TEXT, TEXT);
        Path inFolder = Files.createDirectory(folder.resolve("logs"));
        Files.write(inFolder.resolve("a.log"), content);
        assertThat(messages(FileEventSource.open(List.of(inFolder.toString()), Scanning.OPTIONS)))
                .containsExactly(TEXT, TEXT);
    }

    @Test
    void anEncodingAndAFramingGoTogether() throws IOException {
        byte[] content = "[\n{\"a\":\n\"ü\"},{}]".getBytes(StandardCharsets.ISO_8859_1);
        FileSourceOptions options = Scanning.OPTIONS.withEncoding(TextEncoding.LATIN_1);
        assertThat(messages(source(content, options))).containsExactly("{\"a\":\"ü\"}", "{}");
    }

    @Test
    void aFileThatGrowsIsReadOnInTheEncodingItHadBefore() throws IOException {
        byte[] content = "ä1\nä2\nä3\n".getBytes(StandardCharsets.ISO_8859_1);
        for (TextEncoding first : new TextEncoding[] {TextEncoding.UTF_8, TextEncoding.LATIN_1}) {
            TextEncoding second = first == TextEncoding.UTF_8 ? TextEncoding.LATIN_1 : TextEncoding.UTF_8;
            KillableSink sink = new KillableSink();
            Path file = Files.write(folder.resolve(first + ".log"), Arrays.copyOf(content, 6));
            assertThat(ingest(file, Scanning.OPTIONS.withEncoding(first), sink)).doesNotContain("encoding-kept");
            Files.write(file, content);
            assertThat(ingest(file, Scanning.OPTIONS.withEncoding(second), sink))
                    .contains("encoding-kept");
            String letter = first == TextEncoding.UTF_8 ? "\u00E4" : "\u00C3\u00A4";
            assertThat(sink.messages()).containsExactly(letter + "1", letter + "2", letter + "3");
        }
    }

    private static List<String> ingest(Path file, FileSourceOptions options, KillableSink sink) {
        IngestOptions ingest = IngestOptions.of(options, Clock.systemUTC());
        return FileIngest.open(Scanning.names(file), ingest, sink).run().warnings().stream()
                .map(Diagnostic::code)
                .toList();
    }

    /** Positions keep them. */
    @Test
    void codesStay() {
        assertThat(TextEncoding.values())
                .extracting(TextEncoding::code)
                .containsExactly("utf-8", "utf-8-marked", "utf-16be", "utf-16le", "iso-8859-1", "windows-1252");
        assertThat(Framing.values())
                .extracting(Framing::code)
                .containsExactly("lines", "json_array", "json_records", "log_events", "json_objects", "journal");
    }

    @ParameterizedTest
    @CsvSource({
        "latin1, LATIN_1",
        "Latin-1, LATIN_1",
        "ISO8859-1, LATIN_1",
        "iso_8859_1, LATIN_1",
        "utf8, UTF_8",
        "utf16le, UTF_16_LITTLE_ENDIAN",
        "UTF-16-BE, UTF_16_BIG_ENDIAN",
        "cp1252, WINDOWS_1252",
        "Windows1252, WINDOWS_1252",
    })
    void namesAreKnownAsPeopleWriteThem(String name, TextEncoding encoding) {
        assertThat(TextEncoding.named(name)).contains(encoding);
    }

    @Test
    void textThatIsNotUtf8IsToldUnlessTheEncodingIsNamed() throws IOException {
        byte[] content = TEXT.getBytes(StandardCharsets.ISO_8859_1);
        List<String> files = Scanning.names(Files.write(folder.resolve("b.log"), content));
        FileSourceOptions piped = Scanning.OPTIONS.withStandardInput(new ByteArrayInputStream(content));
        messages(FileEventSource.open(files, Scanning.OPTIONS));
        messages(FileEventSource.open(List.of("-"), piped));
        KillableSink sink = new KillableSink();
        assertThat(ingest(folder.resolve("b.log"), Scanning.OPTIONS, sink)).contains("input-not-utf-8");
        assertThat(context.warnings())
                .containsExactly(
                        "- is not UTF-8: bytes that are no characters are shown as U+FFFD",
                        files.getFirst() + " is not UTF-8: bytes that are no characters are shown as U+FFFD");
        messages(FileEventSource.open(files, Scanning.OPTIONS.withEncoding(TextEncoding.LATIN_1)));
        messages(FileEventSource.open(files, Scanning.OPTIONS.withEncoding(TextEncoding.UTF_8)));
        byte[] cut = Arrays.copyOf(TEXT.getBytes(StandardCharsets.UTF_8), TEXT.indexOf("\u00FC") + 1);
        messages(source(cut, Scanning.OPTIONS));
        assertThat(context.warnings()).hasSize(2);
    }

    @Test
    void onlyNamesOfEncodingsAreOnes() {
        assertThat(TextEncoding.names())
                .containsExactly("UTF-8", "UTF-16BE", "UTF-16LE", "ISO-8859-1", "windows-1252")
                .allMatch(name -> TextEncoding.named(name).isPresent());
        assertThat(TextEncoding.named("EBCDIC")).isEmpty();
    }

    private FileEventSource source(byte[] content, FileSourceOptions options) throws IOException {
        Path file = Files.write(folder.resolve("a.log"), content);
        return FileEventSource.open(List.of(file.toString()), options);
    }

    private List<String> messages(FileEventSource source) {
        return Scanning.messages(source, context).stream()
                .map(bytes -> new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
                .toList();
    }
}
