package dev.loggia.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.event.SystemField;
import dev.loggia.event.TimeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreCheckTest {

    private static final long START = 1_700_000_000_000L;
    private static final int POSITIONS = 16;

    @TempDir
    Path temporary;

    private StoreFolder store;
    private String id;
    private Path home;

    /** Three segments: several files, one file, several files with deletions. */
    @BeforeEach
    void makeGroup() throws IOException {
        open(true);
        id = newGroup(store, "app/web").id();
        home = temporary.resolve("groups").resolve(id);
        IndexWriterConfig configuration = SmallIndex.configuration(NoMergePolicy.INSTANCE);
        try (Directory index = store.indexDirectory(id);
                IndexWriter writer = new IndexWriter(index, configuration)) {
            for (int segment = 0; segment < 3; segment++) {
                for (int event = 0; event < 200; event++) {
                    writer.addDocument(
                            SmallIndex.event(START + segment * 1000L + event, "stream-" + event % 5, "event " + event));
                }
                writer.getConfig().setUseCompoundFile(segment == 1);
                writer.flush();
            }
            BooleanQuery ofTheLast = new BooleanQuery.Builder()
                    .add(StreamQuery.of("stream-3"), BooleanClause.Occur.MUST)
                    .add(
                            NumericDocValuesField.newSlowRangeQuery(SystemField.TIMESTAMP, START + 2000, START + 3000),
                            BooleanClause.Occur.MUST)
                    .build();
            writer.deleteDocuments(ofTheLast);
        }
    }

    private void open(boolean mapped) {
        store = DiskFolder.open(
                temporary,
                StoreOptions.standard(Clock.systemUTC())
                        .withBufferBytes(1 << 20)
                        .withMaximumWriters(1)
                        .withMappedFiles(mapped));
    }

    @Test
    void aWholeGroupGivesNoFindings() throws IOException {
        assertThat(check(store, id)).isEmpty();
        String empty = newGroup(store, "empty").id();
        assertThat(check(store, empty)).isEmpty();
        StoreFolder memory = new MemoryFolder();
        assertThat(check(memory, newGroup(memory, "g").id())).isEmpty();
    }

    @ParameterizedTest(name = "mapped {0}")
    @ValueSource(booleans = {false, true})
    void everyFlippedBitIsFoundAndItsFileNamed(boolean mapped) throws IOException {
        open(mapped);
        Random random = new Random(5);
        List<Path> files = files();
        assertThat(files).hasSizeGreaterThan(15);
        for (Path file : files) {
            byte[] whole = Files.readAllBytes(file);
            for (int position = 0; position < POSITIONS; position++) {
                byte[] flipped = whole.clone();
                // The ends hold the headers and the checksums.
                int at = position < 3
                        ? position
                        : position < 6 ? whole.length - 1 - (position - 3) : random.nextInt(whole.length);
                flipped[at] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, flipped);
                assertThat(check(store, id))
                        .as("%s, byte %d of %d", file.getFileName(), at, whole.length)
                        .anyMatch(finding -> finding.damage()
                                && finding.file().equals(file.getFileName().toString()));
            }
            Files.write(file, whole);
        }
        assertThat(check(store, id)).isEmpty();
    }

    @Test
    void everyCutAndEveryMissingFileIsFound() throws IOException {
        for (Path file : files()) {
            byte[] whole = Files.readAllBytes(file);
            for (int length : new int[] {0, 1, 15, whole.length / 2, whole.length - 1}) {
                Files.write(file, Arrays.copyOf(whole, length));
                assertThat(check(store, id))
                        .as("%s, cut to %d", file.getFileName(), length)
                        .anyMatch(finding -> finding.damage()
                                && finding.file().equals(file.getFileName().toString()));
            }
            Files.delete(file);
            assertThat(check(store, id)).as("without %s", file.getFileName()).anyMatch(StoreFinding::damage);
            Files.write(file, whole);
        }
    }

    @Test
    void tellsWhatIsDamagedAndGoesOn() throws IOException {
        flip("_0_Lucene90_0.dvd");
        flip("_1.cfs");
        Files.delete(home.resolve("index/_2_Lucene90_0.dvd"));
        flip("_2_1.liv");
        List<StoreFinding> findings = check(store, id);
        assertThat(findings)
                .extracting(StoreFinding::file)
                .containsExactlyInAnyOrder("_0_Lucene90_0.dvd", "_1.cfs", "_2_1.liv", "_2_Lucene90_0.dvd");
        assertThat(findings).allMatch(StoreFinding::damage).anySatisfy(finding -> {
            assertThat(finding.holds()).isEqualTo("the columns @timestamp, @logStream, @message");
            assertThat(finding.segment())
                    .isEqualTo(new StoreFinding.Part("_0", 200, new TimeRange(START, START + 199)));
            assertThat(finding.problem()).startsWith("its bytes are not those that were written: ");
        });
        assertThat(findings).anySatisfy(finding -> {
            assertThat(finding.holds()).isEqualTo("which events of a segment were deleted");
            assertThat(finding.segment().documents()).isEqualTo(160);
        });
        assertThat(findings).anySatisfy(finding -> assertThat(finding.problem()).isEqualTo("it is missing"));
    }

    @Test
    void filesOfAnotherIndexAreFoundThoughTheyAreWhole() throws IOException {
        String other = newGroup(store, "other").id();
        try (Directory index = store.indexDirectory(other);
                IndexWriter writer = new IndexWriter(index, SmallIndex.configuration(NoMergePolicy.INSTANCE))) {
            writer.addDocument(SmallIndex.event(START, "s", "m"));
        }
        Path foreign = temporary.resolve("groups").resolve(other).resolve("index/_0.fnm");
        Files.write(home.resolve("index/_0.fnm"), Files.readAllBytes(foreign));
        assertThat(check(store, id)).singleElement().satisfies(finding -> {
            assertThat(finding.damage()).isTrue();
            assertThat(finding.segment().name()).isEqualTo("_0");
            assertThat(finding.problem()).startsWith("its files are whole, but contradict each other: ");
        });
    }

    @Test
    void filesThatNothingRefersToAreANoteOnly() throws IOException {
        Files.writeString(home.resolve("index/_9.fdt"), "left by a crash");
        assertThat(check(store, id)).singleElement().satisfies(finding -> {
            assertThat(finding.damage()).isFalse();
            assertThat(finding.file()).isEqualTo("_9.fdt");
        });
    }

    @Test
    void aWriterMayBeAtWork() throws IOException {
        try (Directory index = store.indexDirectory(id);
                IndexWriter writer = new IndexWriter(index, SmallIndex.configuration(NoMergePolicy.INSTANCE))) {
            writer.addDocument(SmallIndex.event(START, "s", "m"));
            writer.flush();
            assertThat(check(store, id)).noneMatch(StoreFinding::damage);
        }
    }

    /** Every file that is opened is preceded by a commit that takes files away. */
    @ParameterizedTest(name = "before each {0}")
    @ValueSource(strings = {".dvd", ".si", ".fnm", ""})
    void aWriterMayCommitAndMergeAllTheTime(String ending) throws IOException {
        try (Directory index = store.indexDirectory(id);
                IndexWriter writer = new IndexWriter(index, SmallIndex.configuration(new LogDocMergePolicy()))) {
            Directory busy = new BusyDirectory(index, ending, 1_000, () -> {
                writer.addDocument(SmallIndex.event(START, "s", "m"));
                writer.forceMerge(1);
                writer.commit();
            });
            assertThat(StoreCheck.of(store, id, busy)).noneMatch(StoreFinding::damage);
        }
    }

    @Test
    void damageOfWhatTheNewestCommitStillHoldsIsFoundBesideAWriter() throws IOException {
        flip("_0_Lucene90_0.dvd");
        flip("_2_1.liv");
        IndexWriterConfig configuration = SmallIndex.configuration(NoMergePolicy.INSTANCE);
        try (Directory index = store.indexDirectory(id);
                IndexWriter writer = new IndexWriter(index, configuration)) {
            Directory busy = new BusyDirectory(index, ".dvd", 1_000, () -> {
                writer.addDocument(SmallIndex.event(START, "s", "m"));
                writer.commit();
            });
            assertThat(StoreCheck.of(store, id, busy))
                    .filteredOn(StoreFinding::damage)
                    .extracting(StoreFinding::file)
                    .containsExactlyInAnyOrder("_0_Lucene90_0.dvd", "_2_1.liv");
        }
    }

    @Test
    void aGroupThatIsNotThereIsAFinding() {
        assertThat(check(store, "0123456789abcdef")).singleElement().satisfies(finding -> {
            assertThat(finding.damage()).isTrue();
            assertThat(finding.file()).isEqualTo("group.json");
        });
    }

    private void flip(String file) throws IOException {
        Path path = home.resolve("index").resolve(file);
        byte[] bytes = Files.readAllBytes(path);
        bytes[bytes.length / 2] ^= 1;
        Files.write(path, bytes);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> tree = Files.walk(home)) {
            return tree.filter(Files::isRegularFile)
                    .filter(path -> !path.endsWith(IndexWriter.WRITE_LOCK_NAME))
                    .toList();
        }
    }

    private static List<StoreFinding> check(StoreFolder folder, String group) {
        return StoreCheck.of(folder, group, folder.indexDirectory(group));
    }

    private static GroupMetadata newGroup(StoreFolder folder, String name) {
        GroupMetadata group = GroupMetadata.of(String.format("%016x", name.hashCode() & 0xffffffffL), name, START);
        return folder.locked(() -> {
            folder.writeMetadata(group);
            return group;
        });
    }
}
