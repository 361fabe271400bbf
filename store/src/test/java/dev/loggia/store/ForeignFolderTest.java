package dev.loggia.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loggia.diagnostic.DataException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders that are no store, or none that this version may touch: a clear answer, and not a byte changed. */
class ForeignFolderTest {

    private static final long TIME = 1_795_168_800_000L;

    @TempDir
    private Path folder;

    private static LogStore open(Path path) {
        return LogStore.open(path, StoreOptions.standard(Clock.systemUTC()));
    }

    private static String code(Runnable work) {
        DataException thrown = catchThrowableOfType(DataException.class, work::run);
        return thrown == null ? "nothing" : thrown.diagnostics().getFirst().code();
    }

    private Map<String, String> content() throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.forEach(path -> content.put(folder.relativize(path).toString(), text(path)));
        }
        return content;
    }

    private static String text(Path path) {
        try {
            return Files.isDirectory(path) ? "a folder" : Files.readString(path, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path fill() {
        try (LogStore store = open(folder)) {
            LogGroup group = store.group("app");
            group.append(NumberedEvents.of("a", TIME, 0, 10), Map.of());
            return folder.resolve(DiskFolder.GROUPS).resolve(group.id());
        }
    }

    @Test
    void aMissingFolderHasNoGroups() {
        Path missing = folder.resolve("not/there");
        try (LogStore store = open(missing)) {
            assertThat(store.groups()).isEmpty();
            assertThat(store.find("app")).isEmpty();
            assertThat(store.delete("app")).isFalse();
            assertThat(code(() -> store.group("not a name"))).isEqualTo("bad-log-group-name");
        }
        assertThat(folder.resolve("not")).doesNotExist();
    }

    @Test
    void aFolderOfOtherThingsIsNoStore() throws IOException {
        Files.writeString(folder.resolve("letter.txt"), "Dear reader");
        Map<String, String> before = content();
        assertThat(code(() -> open(folder).close())).isEqualTo("not-a-store");
        assertThat(code(() -> open(folder.resolve("letter.txt")).close())).isEqualTo("not-a-store");
        assertThat(content()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"format\":2}\n",
                "{\"format\":7,\"more\":[1]}\n",
                "{\"format\":0}\n",
                "{\"format\":",
                "",
                "\0\0\0"
            })
    void aMarkerOfAnotherVersionOrNone(String text) throws IOException {
        fill();
        Files.writeString(folder.resolve(DiskFolder.MARKER), text);
        Map<String, String> before = content();
        boolean newer = text.contains("2") || text.contains("7");
        assertThat(code(() -> open(folder).close())).isEqualTo(newer ? "store-too-new" : "store-damaged");
        assertThat(content()).isEqualTo(before);
    }

    private static void writeMetadata(Path group, String line) throws IOException {
        CRC32C crc = new CRC32C();
        crc.update((line + "\n").getBytes(StandardCharsets.UTF_8));
        Files.writeString(
                group.resolve(DiskFolder.METADATA), line + "\ncrc32c " + String.format("%08x", crc.getValue()) + "\n");
    }

    @Test
    void aGroupOfANewerVersion() throws IOException {
        Path group = fill();
        writeMetadata(group, "{\"format\":2,\"title\":\"app\"}");
        Map<String, String> before = content();
        try (LogStore store = open(folder)) {
            assertThat(code(() -> store.find("app"))).isEqualTo("store-too-new");
            assertThat(code(() -> store.delete("app"))).isEqualTo("store-too-new");
        }
        assertThat(content()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"format\":1}",
                "{\"format\":\"1\"}",
                "[1]",
                "no JSON",
                "{\"format\":1,\"name\":\"app\",\"created\":1,\"retentionDays\":\"x\"}"
            })
    void damagedMetadata(String line) throws IOException {
        writeMetadata(fill(), line);
        try (LogStore store = open(folder)) {
            assertThat(code(() -> store.find("app"))).isEqualTo("store-damaged");
        }
    }

    @Test
    void aByteOfTheMetadataChanged() throws IOException {
        Path file = fill().resolve(DiskFolder.METADATA);
        byte[] sound = Files.readAllBytes(file);
        for (int i = 0; i < sound.length; i++) {
            byte[] damaged = sound.clone();
            damaged[i] ^= 1;
            Files.write(file, damaged);
            try (LogStore store = open(folder)) {
                assertThat(code(() -> store.find("app"))).as("byte %d", i).isEqualTo("store-damaged");
            }
        }
        for (int length = 0; length < sound.length; length++) {
            Files.write(file, Arrays.copyOf(sound, length));
            try (LogStore store = open(folder)) {
                assertThat(code(() -> store.find("app"))).as("%d bytes", length).isEqualTo("store-damaged");
            }
        }
    }

    @Test
    void otherGroupsAreFoundBesideADamagedOne() throws IOException {
        Path damaged = fill();
        try (LogStore store = open(folder)) {
            store.group("sound");
        }
        Files.write(damaged.resolve(DiskFolder.METADATA), new byte[3]);
        try (LogStore store = open(folder)) {
            assertThat(store.find("sound")).isPresent();
            assertThat(code(() -> store.find("app"))).isEqualTo("store-damaged");
            assertThat(code(() -> store.group("app"))).isEqualTo("store-damaged");
        }
    }

    @Test
    void aGroupThatLostItsMetadataIsKeptAndTold() throws IOException {
        Path damaged = fill();
        try (LogStore store = open(folder)) {
            store.group("sound");
        }
        Files.delete(damaged.resolve(DiskFolder.METADATA));
        try (LogStore store = open(folder)) {
            assertThat(code(() -> store.find("app"))).isEqualTo("store-damaged");
            assertThat(store.groups()).extracting(LogGroup::name).containsExactly("sound");
            assertThat(store.unreadableGroups())
                    .singleElement()
                    .satisfies(told -> assertThat(told).hasMessageEndingWith("group.json is missing"));
            // The first write, which clears away what crashes have left.
            store.group("sound").setRetentionDays(OptionalInt.of(1));
            assertThat(code(() -> store.group("app"))).isEqualTo("store-damaged");
        }
        try (Stream<Path> index = Files.list(damaged.resolve(DiskFolder.INDEX))) {
            assertThat(index).anyMatch(file -> file.getFileName().toString().startsWith("segments"));
        }
    }

    @Test
    void aGroupWhoseDeletionWasBrokenOffIsGone() throws IOException {
        Path deleted = fill();
        Files.move(deleted.resolve(DiskFolder.METADATA), deleted.resolve(DiskFolder.FORGOTTEN));
        try (LogStore store = open(folder)) {
            assertThat(store.find("app")).isEmpty();
            assertThat(store.unreadableGroups()).isEmpty();
            store.group("other");
        }
        assertThat(deleted).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {DiskFolder.METADATA, DiskFolder.INDEX})
    void aDamagedGroupCanBeDeleted(String damage) throws IOException {
        Path damaged = fill();
        String id = damaged.getFileName().toString();
        boolean named = damage.equals(DiskFolder.INDEX);
        try (Stream<Path> files = Files.list(damaged.resolve(DiskFolder.INDEX))) {
            Path segments = files.filter(file -> file.getFileName().toString().startsWith("segments"))
                    .findFirst()
                    .orElseThrow();
            Files.write(named ? segments : damaged.resolve(DiskFolder.METADATA), new byte[3]);
        }
        try (LogStore store = open(folder)) {
            assertThat(store.deleteUnreadable("0123456789abcdef")).isFalse();
            assertThat(store.deleteUnreadable(id)).isEqualTo(!named);
            assertThat(named && store.delete("app")).isEqualTo(named);
            assertThat(store.find("app")).isEmpty();
            store.group("app").append(NumberedEvents.of("a", TIME, 0, 10), Map.of());
        }
        assertThat(damaged).doesNotExist();
    }

    @Test
    void aFolderWithoutPermissionToWriteCanBeQueried() throws IOException {
        Path group = fill();
        Path index = group.resolve(DiskFolder.INDEX);
        for (Path path : List.of(index, group, folder.resolve(DiskFolder.GROUPS), folder)) {
            assumeTrue(path.toFile().setWritable(false));
        }
        try (LogStore store = open(folder)) {
            assumeFalse(Files.isWritable(folder), "permissions do not bind who runs this");
            Map<String, String> before = content();
            try (Snapshot snapshot = store.group("app").snapshot()) {
                assertThat(snapshot.events()).isEqualTo(10);
            }
            assertThat(code(() -> store.group("app").append(NumberedEvents.of("a", TIME, 0, 10), Map.of())))
                    .isEqualTo("store-not-writable");
            assertThat(code(() -> store.group("other"))).isEqualTo("store-not-writable");
            assertThat(content()).isEqualTo(before);
        } finally {
            for (Path path : List.of(folder, folder.resolve(DiskFolder.GROUPS), group, index)) {
                assertThat(path.toFile().setWritable(true)).isTrue();
            }
        }
    }
}
