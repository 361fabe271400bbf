package dev.loggia.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
