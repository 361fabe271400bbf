package dev.loggia.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher {@code loggia} and its archive of loaded classes, with this JVM's JDK and, in place of the program, one that says which
 * build it is.
 */
@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class LauncherTest {

    @TempDir
    private Path folder;

    private Path tree;
    private Path archives;
    private Path jdk;

    /** What the launcher printed, with its exit status in the last line, once all it started has ended. */
    private record Started(String text, String classesLoaded) {

        boolean fromArchive() {
            return classesLoaded.contains("dev.loggia.cli.Main source: shared objects file");
        }
    }

    @BeforeEach
    void makeTree() throws IOException {
        tree = Files.createDirectories(folder.resolve("a tree"));
        archives = folder.resolve("cache/loggia");
        jdk = Path.of(System.getProperty("java.home"));
        Files.copy(launcher(), tree.resolve("loggia"));
        build("first", "1");
    }

    @Test
    void firstStartMakesTheArchiveThatLaterStartsUse() throws Exception {
        Started first = start();
        assertThat(first.text()).isEqualTo("first build\nexit 0\n");
        assertThat(first.fromArchive()).isFalse();

        Started second = start();
        assertThat(second.text()).isEqualTo("first build\nexit 0\n");
        assertThat(second.fromArchive()).isTrue();
        assertThat(archive()).exists();
        assertThat(list(archives)).as("nothing but the archive's layers").hasSize(2);
    }

    @Test
    void rebuildTakesItsOwnArchiveAndRemovesTheFormer() throws Exception {
        start();
        Path former = archive();

        build("second", "2");
        assertThat(start().text()).isEqualTo("second build\nexit 0\n");
        Started after = start();
        assertThat(after.text()).isEqualTo("second build\nexit 0\n");
        assertThat(after.fromArchive()).isTrue();
        assertThat(former).doesNotExist();
        assertThat(list(archives)).hasSize(2);
    }

    @Test
    void programThatChangedUnderItsBuildIdIsNotReadFromTheArchive() throws Exception {
        start();
        build("changed", "1");

        Started changed = start();
        assertThat(changed.text()).isEqualTo("changed build\nexit 0\n");
        assertThat(changed.fromArchive()).isFalse();
    }

    @Test
    void anotherReleaseOfJavaHasItsOwnArchive() throws Exception {
        start();
        Path other = folder.resolve("jdk");
        Path programs = Files.createDirectories(other.resolve("bin"));
        for (String program : List.of("java", "javac")) {
            Path script = Files.writeString(
                    programs.resolve(program), "#!/bin/sh\nexec '" + jdk.resolve("bin") + "/" + program + "' \"$@\"\n");
            assertThat(script.toFile().setExecutable(true)).isTrue();
        }
        Files.writeString(
                other.resolve("release"), "JAVA_VERSION=\"" + Runtime.version().feature() + ".99\"\n");
        Path former = archive();
        jdk = other;

        Started started = start();
        assertThat(started.fromArchive()).isFalse();
        assertThat(list(archives))
                .contains(former)
                .anyMatch(file -> file.toString().endsWith(".99.jsa"));
    }

    @Test
    void damagedOrIncompleteArchiveIsHarmless() throws Exception {
        start();
        Path top = archive();
        Path base = Path.of(top + ".base");
        byte[] whole = Files.readAllBytes(top);
        for (byte[] damaged : List.of(new byte[0], "no archive".getBytes(UTF_8), new byte[100_000], half(whole))) {
            Files.write(top, damaged);
            assertThat(start().text()).as("%d bytes", damaged.length).isEqualTo("first build\nexit 0\n");
        }
        Files.write(top, whole);
        assertThat(start().fromArchive()).isTrue();

        Files.write(base, half(Files.readAllBytes(base)));
        assertThat(start().text()).as("damaged base").isEqualTo("first build\nexit 0\n");
        Files.delete(base);
        assertThat(start().text()).as("no base").isEqualTo("first build\nexit 0\n");
    }

    @Test
    void folderThatCannotBeMadeIsHarmless() throws Exception {
        Files.writeString(folder.resolve("cache"), "a file");
        assertThat(start().text()).isEqualTo("first build\nexit 0\n");
    }

    @Test
    void archiveThatCannotBeMadeIsTriedOnce() throws Exception {
        jar("first", "System.exit(1);");
        assertThat(start().text()).isEqualTo("first build\nexit 0\n");
        jar("first", "");

        assertThat(start().text()).isEqualTo("first build\nexit 0\n");
        assertThat(list(archives)).singleElement().asString().endsWith(".tried");
    }

    @Test
    void switchedOffNeitherMakesNorUsesAnArchive() throws Exception {
        assertThat(start("LOGGIA_CDS", "off").text()).isEqualTo("first build\nexit 0\n");
        assertThat(archives).doesNotExist();

        start();
        assertThat(start("LOGGIA_CDS", "off").fromArchive()).isFalse();
    }

    /** The archive is made in the background: its process holds the pipe that cat reads to the end. */
    private Started start(String... variables) throws IOException, InterruptedException {
        Path log = folder.resolve("classes.log");
        Files.deleteIfExists(log);
        ProcessBuilder builder = new ProcessBuilder(
                "sh",
                "-c",
                "{ \"$0\" 9>&1; echo \"exit $?\"; } 2>&1 | cat",
                tree.resolve("loggia").toString());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("LOGGIA_") || name.startsWith("JAVA_TOOL_"));
        environment.put("LOGGIA_JAVA_HOME", jdk.toString());
        environment.put("LOGGIA_JAVA_OPTS", "-Xlog:class+load:file=" + log.getFileName());
        environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        for (int i = 0; i < variables.length; i += 2) {
            environment.put(variables[i], variables[i + 1]);
        }
        Process process = builder.directory(folder.toFile()).start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return new Started(text, Files.readString(log));
    }

    private void build(String name, String id) throws IOException {
        jar(name, "");
        Files.writeString(dist().resolve("build-id"), id + "\n");
    }

    private void jar(String name, String rehearsal) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("sources"));
        Path main = Files.writeString(sources.resolve("Main.java"), """
                package dev.loggia.cli;
                public final class Main {
                    public static void main(String[] arguments) {
                        System.out.println("%s build");
                    }
                }
                """.formatted(name));
        Path rehearsing = Files.writeString(sources.resolve("Rehearsal.java"), """
                package dev.loggia.cli;
                public final class Rehearsal {
                    public static void main(String[] arguments) {
                        %s
                        if (arguments.length > 1) {
                            Store.open();
                        }
                        Main.main(arguments);
                    }
                }
                final class Store {
                    static void open() {}
                }
                """.formatted(rehearsal));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", classes.toString(), main.toString(), rehearsing.toString());
        assertThat(status).isZero();
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "dev.loggia.cli.Main");
        Files.createDirectories(dist());
        Files.deleteIfExists(dist().resolve("loggia.jar"));
        try (OutputStream file = Files.newOutputStream(dist().resolve("loggia.jar"));
                JarOutputStream jar = new JarOutputStream(file, manifest)) {
            for (String type : List.of("Main", "Rehearsal", "Store")) {
                jar.putNextEntry(new JarEntry("dev/loggia/cli/" + type + ".class"));
                Files.copy(classes.resolve("dev/loggia/cli/" + type + ".class"), jar);
            }
        }
    }

    private Path dist() {
        return tree.resolve("cli/target/dist");
    }

    private Path archive() throws IOException {
        List<Path> found = new ArrayList<>(list(archives));
        found.removeIf(file -> !file.toString().endsWith(".jsa"));
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList();
        }
    }

    private static byte[] half(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length / 2);
    }

    private static Path launcher() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(folder.resolve("loggia"))) {
            folder = folder.getParent();
        }
        return folder.resolve("loggia");
    }
}
