package dev.loggia.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loggia.diagnostic.DataException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputListTest {

    private static final byte[] BZIP2 = {'B', 'Z', 'h', '9', 0x31, 0x41, 0x59, 0x26, 0x53, 0x59, 1, 2};

    @TempDir
    private Path folder;

    @BeforeEach
    void fill() throws IOException {
        Files.createDirectories(folder.resolve("app/old"));
        Files.createDirectories(folder.resolve("app/.git"));
        Files.createDirectories(folder.resolve("empty"));
        for (String name :
                List.of("app/b.log", "app/a.log", "app/old/c.log", "app/.hidden.log", "app/.git/d.log", "e.log")) {
            Files.writeString(folder.resolve(name), "line\n");
        }
    }

    private List<String> found(String... arguments) {
        List<String> absolute = List.of(arguments).stream()
                .map(argument -> folder + "/" + argument)
                .toList();
        return Scanning.stamped(ScanSizes.standard(), Scanning.OPTIONS, absolute).describe().stream()
                .map(input -> folder.relativize(Path.of(input.path())).toString())
                .toList();
    }

    @Test
    void aFolderIsReadInTheOrderOfNamesWithoutHiddenFiles() {
        assertThat(found("app")).containsExactly("app/a.log", "app/b.log", "app/old/c.log");
    }

    @Test
    void argumentsKeepTheirOrder() {
        assertThat(found("e.log", "app/old", "app/a.log")).containsExactly("e.log", "app/old/c.log", "app/a.log");
    }

    @Test
    void aHiddenFileIsReadWhenNamed() {
        assertThat(found("app/.hidden.log")).containsExactly("app/.hidden.log");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "app/*.log | app/a.log app/b.log",
                "app/[ab].log | app/a.log app/b.log",
                "app/?.log | app/a.log app/b.log",
                "{e,f}.log | e.log",
                "**/c.log | app/old/c.log",
                "app/* | app/a.log app/b.log app/old/c.log",
                "*/*/*.log | app/old/c.log",
                "app/.h* | app/.hidden.log",
            })
    void globsMatchAsInAShell(String glob, String expected) {
        assertThat(found(glob)).containsExactly(expected.split(" "));
    }

    @Test
    void aFileWithTheNameOfAGlobIsTheFile() throws IOException {
        Files.writeString(folder.resolve("[ab].log"), "line\n");
        assertThat(found("[ab].log")).containsExactly("[ab].log");
    }

    @Test
    void linksToFilesAreFollowedButNotThoseToFolders() throws IOException {
        Files.createSymbolicLink(folder.resolve("app/z.log"), folder.resolve("e.log"));
        Files.createSymbolicLink(folder.resolve("app/loop"), folder.resolve("app"));
        assertThat(found("app")).containsExactly("app/a.log", "app/b.log", "app/old/c.log", "app/z.log");
    }

    @Test
    void aNamedLinkToAFolderIsTheFolder() throws IOException {
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("app"));
        assertThat(found("link")).containsExactly("link/a.log", "link/b.log", "link/old/c.log");
        assertThat(found("link/*.log")).containsExactly("link/a.log", "link/b.log");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nothing.log | input-missing | there is no file or folder %s",
                "*.txt | input-missing | no file matches %s",
                "gone/*.log | input-missing | no file matches %s",
                "[.log | glob-invalid | there is no file %s, and it is not a glob: Missing '}'",
                "self | input-unreadable | %s cannot be read: Too many levels of symbolic links",
                "empty | no-input | there is no file to read in %s",
            })
    void whatCannotBeReadIsNamedBeforeAnythingRuns(String argument, String code, String message) throws IOException {
        Files.createSymbolicLink(folder.resolve("self"), Path.of("self"));
        String path = folder + "/" + argument;
        assertThatThrownBy(() -> found("e.log", argument))
                .isInstanceOfSatisfying(
                        DataException.class,
                        e -> assertThat(e.diagnostics().getFirst().code()).isEqualTo(code))
                .hasMessageContaining(message.formatted(path).replace("Missing '}'", "Missing"));
    }

    /** As Java reads it of a command line. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aNameThatIsNoTextIsFoundByWhatIsShownOfIt() throws IOException {
        Path broken = Path.of(URI.create(folder.toUri() + "app/%FF.log"));
        Files.writeString(broken, "line\n");
        assertThat(found("app/\uFFFD.log")).containsExactly("app/\uFFFD.log");
        Files.writeString(Path.of(URI.create(folder.toUri() + "app/%FE.log")), "line\n");
        assertThatThrownBy(() -> found("app/\uFFFD.log"))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("the names of 2 files read as " + folder + "/app/\uFFFD.log");
        assertThat(found("app")).hasSize(5);
    }

    @Test
    void anUnknownCompressionIsRefusedWithAWayOut() throws IOException {
        Files.write(folder.resolve("x.log"), BZIP2);
        assertThatThrownBy(() -> found("x.log"))
                .isInstanceOfSatisfying(
                        DataException.class,
                        e -> assertThat(e.diagnostics().getFirst().hint()).contains("bzip2 -dc"))
                .hasMessage(folder + "/x.log is compressed with bzip2, which Loggia does not read");
    }

    @Test
    void anArchiveOfFilesIsRefusedHoweverItIsPacked() throws IOException {
        byte[] tar = new byte[1024];
        byte[] name = "a.log".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(name, 0, tar, 0, name.length);
        System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, tar, 257, 5);
        for (byte[] content : List.of(tar, RandomContent.gzip(tar))) {
            Files.write(folder.resolve("app/x.tgz"), content);
            assertThatThrownBy(() -> found("app/x.tgz"))
                    .isInstanceOfSatisfying(
                            DataException.class,
                            e -> assertThat(e.diagnostics().getFirst().hint())
                                    .isEqualTo("unpack it first: tar -xOf FILE | loggia query '...' -"))
                    .hasMessage(folder + "/app/x.tgz is a tar archive, which Loggia does not read");
            assertThat(found("app")).doesNotContain("app/x.tgz").hasSize(3);
            RecordingContext context = new RecordingContext(1);
            FileEventSource piped = FileEventSource.open(
                    List.of("-"), Scanning.OPTIONS.withStandardInput(new ByteArrayInputStream(content)));
            assertThatThrownBy(() -> Scanning.messages(piped, context))
                    .hasMessage("- is a tar archive, which Loggia does not read");
        }
    }

    @Test
    void whatAFolderHoldsBesidesLogsIsLeftOutAndTold() throws IOException {
        Files.write(folder.resolve("app/image"), new byte[] {'a', 0, 'b'});
        Files.write(folder.resolve("app/packed"), BZIP2);
        FileEventSource source = Scanning.stamped(folder.resolve("app"));
        RecordingContext context = new RecordingContext(1);
        assertThat(Scanning.messages(source, context)).hasSize(3);
        assertThat(context.warnings()).contains("2 files were left out, first: " + folder + "/app/image looks binary");
    }

    @Test
    void aNamedFileIsReadThoughItLooksBinaryAndThatIsTold() throws IOException {
        Path file = Files.write(folder.resolve("image"), new byte[] {'a', 0, 'b'});
        RecordingContext context = new RecordingContext(1);
        assertThat(Scanning.messages(Scanning.stamped(file), context)).containsExactly("a\0b");
        assertThat(context.warnings()).contains(file + " looks binary: it was read since it was named");
    }

    @Test
    void standardInputIsNamedOnceAndMustBeThere() {
        assertThatThrownBy(() -> Scanning.stamped(ScanSizes.standard(), Scanning.OPTIONS, List.of("-")))
                .isInstanceOf(DataException.class)
                .hasMessage("there is no standard input to read");
        FileSourceOptions piped = Scanning.OPTIONS.withStandardInput(new ByteArrayInputStream(new byte[0]));
        assertThatThrownBy(() -> Scanning.stamped(ScanSizes.standard(), piped, List.of("-", "-")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("named twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "a\0*"})
    void whatIsNoPathIsMissing(String argument) {
        assertThatThrownBy(() -> Scanning.stamped(ScanSizes.standard(), Scanning.OPTIONS, List.of(argument)))
                .isInstanceOf(DataException.class);
    }
}
