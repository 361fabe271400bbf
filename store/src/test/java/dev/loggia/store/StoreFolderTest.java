package dev.loggia.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.loggia.diagnostic.DataException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreFolderTest {

    private static final StoreOptions OPTIONS = StoreOptions.standard(Clock.systemUTC());

    @TempDir
    Path temporary;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void groupsAreMadeReadAndDeleted(boolean onDisk) throws IOException {
        StoreFolder store = onDisk ? open(temporary.resolve("a/b")) : new MemoryFolder();
        assertThat(store.groupIds()).isEmpty();
        GroupMetadata one = newGroup(store, "app/one");
        GroupMetadata two = newGroup(store, "app/two");
        assertThat(store.groupIds()).containsExactlyInAnyOrder(one.id(), two.id());
        GroupMetadata changed = one.withRetention(7).withStream("web", 5);
        store.locked(() -> {
            store.write(changed);
            return 0;
        });
        assertThat(store.metadata(one.id())).isEqualTo(changed);

        addDocument(store, one.id());
        try (Directory index = store.index(one.id());
                DirectoryReader reader = DirectoryReader.open(index)) {
            assertThat(reader.numDocs()).isEqualTo(1);
        }

        store.delete(one.id());
        store.delete(one.id());
        assertThat(store.groupIds()).containsExactly(two.id());
        fails(() -> store.metadata(one.id()), "no-log-group");
        fails(() -> store.index(one.id()), "no-log-group");
    }

    @Test
    void readingMakesNothing() throws IOException {
        Path missing = temporary.resolve("store");
        assertThat(open(missing).groupIds()).isEmpty();
        assertThat(missing).doesNotExist();
        assertThat(open(temporary).groupIds()).isEmpty();
        assertThat(names(temporary)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void bothWaysToReadFilesWork(boolean mapped) throws IOException {
        StoreFolder store = DiskFolder.open(temporary, new StoreOptions(Clock.systemUTC(), mapped, 1 << 20, 1));
        GroupMetadata group = newGroup(store, "g");
        addDocument(store, group.id());
        try (Directory index = store.index(group.id());
                DirectoryReader reader = DirectoryReader.open(index)) {
            assertThat(reader.numDocs()).isEqualTo(1);
        }
    }

    @Test
    void nothingButAStoreOrAnEmptyFolderIsTaken() throws IOException {
        Files.writeString(temporary.resolve("thesis.txt"), "important");
        assertThatThrownBy(() -> open(temporary))
                .isInstanceOf(DataException.class)
                .hasMessage(temporary + " is not a store of Loggia: it holds thesis.txt and no loggia-store.json");
        fails(() -> open(temporary.resolve("thesis.txt")), "not-a-store");
        assertThat(names(temporary)).containsExactly("thesis.txt");
    }

    @Test
    void aFolderThatGotContentAfterOpeningIsLeftAlone() throws IOException {
        StoreFolder store = open(temporary);
        Files.writeString(temporary.resolve("thesis.txt"), "important");
        fails(() -> newGroup(store, "g"), "not-a-store");
        assertThat(names(temporary)).containsExactly("thesis.txt");
    }

    @Test
    void aNewerStoreIsNotTouched() throws IOException {
        Files.writeString(temporary.resolve("loggia-store.json"), "{\"format\": 12, \"more\": []}");
        Files.createDirectories(temporary.resolve("groups/.deleted-0123456789abcdef"));
        assertThatThrownBy(() -> open(temporary))
                .hasMessage("the store in " + temporary
                        + " has format 12, and this version of Loggia knows formats up to 1");
        fails(() -> open(temporary), "store-too-new");
        assertThat(names(temporary.resolve("groups"))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}", "[1]", "{\"format\": \"1\"}", "{\"format\": 0}", "\u0000\u0001"})
    void aBrokenVersionFileIsDamage(String content) throws IOException {
        Files.writeString(temporary.resolve("loggia-store.json"), content);
        fails(() -> open(temporary), "damaged");
    }

    @Test
    void leftoversOfACrashAreHiddenAndThenRemoved() throws IOException {
        GroupMetadata kept = newGroup(open(temporary), "kept");
        Path groups = temporary.resolve("groups");
        Files.createDirectories(groups.resolve(".deleted-0123456789abcdef/index"));
        Files.writeString(groups.resolve(".deleted-0123456789abcdef/index/_0.cfs"), "left");
        Files.createDirectories(groups.resolve(".new-0123456789abcdee"));
        StoreFolder again = open(temporary);
        assertThat(again.groupIds()).containsExactly(kept.id());
        assertThat(names(groups)).hasSize(3);
        again.locked(() -> 0);
        assertThat(names(groups)).containsExactly(kept.id());
    }

    @Test
    void aCrashWhileTheStoreIsMadeDoesNotSpoilTheFolder() throws IOException {
        Files.writeString(temporary.resolve("store.lock"), "");
        Files.writeString(temporary.resolve("loggia-store.json.tmp"), "{\"for");
        newGroup(open(temporary), "g");
        assertThat(open(temporary).groupIds()).hasSize(1);
    }

    @Test
    void metadataThatAreMissingOrNewerAreTold() throws IOException {
        StoreFolder store = open(temporary);
        GroupMetadata group = newGroup(store, "g");
        Path file = temporary.resolve("groups/" + group.id() + "/group.json");
        Files.writeString(file, "{}");
        fails(() -> store.metadata(group.id()), "damaged");
        Files.delete(file);
        fails(() -> store.metadata(group.id()), "store-file-missing");
    }

    @Test
    void metadataAreWrittenUnderTheLockOnlyAndTheLockIsNotNested() {
        for (StoreFolder store : List.of(open(temporary), new MemoryFolder())) {
            assertThatThrownBy(() -> store.write(GroupMetadata.of(StoreFolder.newId(), "g", 0)))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> store.locked(() -> store.locked(() -> 0)))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(store.locked(() -> 5)).isEqualTo(5);
        }
    }

    /** Two stores on one folder in one process, two threads each: no change is lost. */
    @Test
    void changesOfOneGroupFromManySidesAreAllKept() throws Exception {
        List<StoreFolder> stores = List.of(open(temporary), open(temporary));
        GroupMetadata group = newGroup(stores.getFirst(), "g");
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int thread = 0; thread < 4; thread++) {
                StoreFolder store = stores.get(thread % 2);
                String prefix = "stream-" + thread + "-";
                running.add(threads.submit(() -> {
                    for (int i = 0; i < 25; i++) {
                        String stream = prefix + i;
                        store.locked(() -> {
                            store.write(store.metadata(group.id()).withStream(stream, 1));
                            return 0;
                        });
                    }
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        }
        assertThat(stores.getLast().metadata(group.id()).streams()).hasSize(100);
    }

    /** Another process counts up the same stream times. */
    @Test
    void twoProcessesShareTheLock() throws Exception {
        StoreFolder store = open(temporary);
        GroupMetadata group = newGroup(store, "g");
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        temporary.toString(),
                        group.id())
                .redirectErrorStream(true)
                .start();
        // Waits until the other one is at work, so that both are.
        assertThat(other.inputReader().readLine()).isEqualTo("first");
        OtherProcess.addStreams(store, group.id(), "here");
        String said = other.inputReader().lines().reduce("", String::concat);
        assertThat(other.waitFor()).as(said).isZero();
        assertThat(store.metadata(group.id()).streams()).hasSize(2 * OtherProcess.STREAMS);
    }

    @Test
    void aReadOnlyFolderCanBeReadButNotWritten() throws IOException {
        assumeFalse(isRoot(), "root may write everywhere");
        GroupMetadata group = newGroup(open(temporary), "g");
        try {
            Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("r-xr-xr-x"));
            Files.setPosixFilePermissions(temporary.resolve("groups"), PosixFilePermissions.fromString("r-xr-xr-x"));
            StoreFolder store = open(temporary);
            assertThat(store.metadata(group.id())).isEqualTo(group);
            fails(() -> newGroup(store, "h"), "store-not-writable");
        } finally {
            Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.setPosixFilePermissions(temporary.resolve("groups"), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /** A file where a folder should be: the one obstacle that stops every user, root included. */
    @Test
    void whatCannotBeWrittenIsTold() throws IOException {
        Files.writeString(temporary.resolve("file"), "");
        StoreFolder store = open(temporary.resolve("store"));
        Files.writeString(temporary.resolve("store"), "");
        fails(() -> newGroup(store, "g"), "not-a-store");
        StoreFolder full = open(temporary.resolve("other"));
        full.locked(() -> 0);
        Files.delete(temporary.resolve("other/groups"));
        Files.writeString(temporary.resolve("other/groups"), "");
        fails(() -> newGroup(full, "g"), "store-not-writable");
    }

    static StoreFolder open(Path folder) {
        return DiskFolder.open(folder, OPTIONS);
    }

    static GroupMetadata newGroup(StoreFolder store, String name) {
        return store.locked(() -> {
            GroupMetadata group = GroupMetadata.of(StoreFolder.newId(), name, 1_700_000_000_000L);
            store.write(group);
            return group;
        });
    }

    private static void addDocument(StoreFolder store, String id) throws IOException {
        try (Directory index = store.index(id);
                IndexWriter writer = new IndexWriter(index, new IndexWriterConfig())) {
            writer.addDocument(new Document());
        }
    }

    private static void fails(ThrowingCallable action, String code) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        DataException.class,
                        e -> assertThat(e.diagnostics().getFirst().code()).isEqualTo(code));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            return content.map(path -> path.getFileName().toString()).toList();
        }
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    /** Started as a program of its own. */
    static final class OtherProcess {

        static final int STREAMS = 40;

        private OtherProcess() {}

        public static void main(String[] arguments) {
            StoreFolder store = open(Path.of(arguments[0]));
            System.out.write("first\n".getBytes(StandardCharsets.US_ASCII), 0, 6);
            System.out.flush();
            addStreams(store, arguments[1], "there");
        }

        static void addStreams(StoreFolder store, String id, String prefix) {
            for (int i = 0; i < STREAMS; i++) {
                String stream = prefix + i;
                store.locked(() -> {
                    store.write(store.metadata(id).withStream(stream, 1));
                    return 0;
                });
            }
        }
    }
}
