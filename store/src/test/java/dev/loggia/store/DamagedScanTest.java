package dev.loggia.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.loggia.diagnostic.DataException;
import dev.loggia.event.Batch;
import dev.loggia.event.LogEvent;
import dev.loggia.event.Scan;
import dev.loggia.event.ScanRequest;
import dev.loggia.event.ScanRequest.ScanOrder;
import dev.loggia.event.SystemField;
import dev.loggia.event.TimeRange;
import dev.loggia.event.Value;
import dev.loggia.store.codec.BlockedValues;
import dev.loggia.store.codec.DamagedBlockException;
import dev.loggia.store.codec.RunNumerics;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scans of a group of one segment in whose files bytes are not as they were written. */
class DamagedScanTest {

    private static final long START = 1_795_168_800_000L;
    private static final int EVENTS = 700;
    private static final int STRIDE = 211;
    private static final List<String> ALL_FIELDS = List.of(
            SystemField.TIMESTAMP,
            SystemField.INGESTION_TIME,
            SystemField.LOG_STREAM,
            SystemField.MESSAGE,
            "n",
            "level",
            "mixed",
            "some",
            "id");

    private final OpenWriters writers = new OpenWriters(4, 1 << 24);
    private Directory whole = new ByteBuffersDirectory();

    /** @param length of the shortest message, nearly */
    private void write(int length) throws IOException {
        Random random = new Random(1);
        List<LogEvent> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            String message = "{\"n\":" + i * 3L + ",\"level\":\"" + (i % 7 == 0 ? "error" : "info") + "\",\"mixed\":"
                    + (i % 3 == 0 ? "1.5" : "\"t" + i % 11 + "\"")
                    + (i % 5 == 0 ? ",\"some\":" + i % 2 : "")
                    + ",\"id\":\"" + SmallIndex.noise(random, length + random.nextInt(300)) + "\"}";
            events.add(new LogEvent(START + i, 0, "", "stream-" + i % 3, i, message));
        }
        try (Group group = new Group(whole)) {
            group.index.append(EventBatch.of(events), Map.of());
            group.index.commit();
        }
    }

    @AfterEach
    void close() {
        writers.close();
    }

    private final class Group implements AutoCloseable {
        private final GroupIndex index;

        Group(Directory directory) {
            index = new GroupIndex(
                    GroupMetadata.of("0123456789abcdef", "damaged", START),
                    directory,
                    () -> true,
                    writers,
                    new RecentGroups<>(4),
                    StoreOptions::noReader,
                    Clock.systemUTC());
        }

        Snapshot snapshot() {
            return new Snapshot("damaged", index.acquireView(), Long.MIN_VALUE, StoreOptions::noReader);
        }

        Snapshot readable() {
            List<String> lost = new ArrayList<>();
            GroupView view = index.acquireReadable(lost);
            return new Snapshot("damaged", view, Long.MIN_VALUE, StoreOptions::noReader).skippingDamage(lost);
        }

        @Override
        public void close() {
            index.close();
        }
    }

    /** What a flipped byte makes unreadable: a number of a block with one of its frames, or a column of numbers. */
    private record Place(String part, int block) {}

    @Test
    void theRestOfADamagedGroupIsAnswered() throws IOException {
        write(900);
        separateFiles();
        String file = file(".lbd");
        byte[] bytes = read(file);
        int blocks;
        try (Group group = new Group(whole);
                Snapshot snapshot = group.snapshot()) {
            blocks = snapshot.segments().getFirst().messages().blocks();
        }
        assertThat(blocks).isGreaterThan(2);
        Set<Place> seen = new HashSet<>();
        for (int position : positions(bytes.length)) {
            byte[] flipped = bytes.clone();
            flipped[position] ^= 1;
            try (Directory damaged = copyWith(file, flipped);
                    Group group = new Group(damaged)) {
                Place place = place(group);
                if (place != null && seen.add(place)) {
                    queryAround(group, place);
                }
            }
        }
        for (int block = 0; block < blocks; block++) {
            assertThat(seen).contains(new Place("lengths", block), new Place("values", block));
        }
        assertThat(seen).contains(new Place(StoredField.SEQUENCE, 0), new Place(StoredField.INGESTION_TIME, 0));
    }

    private static Set<Integer> positions(int length) {
        Set<Integer> positions = new TreeSet<>();
        for (int position = 0; position < length; position++) {
            if (position % STRIDE == 0 || position < 128 || position > length - 128) {
                positions.add(position);
            }
        }
        return positions;
    }

    private static @Nullable Place place(Group group) throws IOException {
        try (Snapshot snapshot = group.snapshot()) {
            SegmentView segment = snapshot.segments().getFirst();
            for (String field : List.of(StoredField.SEQUENCE, StoredField.INGESTION_TIME)) {
                try {
                    ((RunNumerics) segment.reader().getNumericDocValues(field)).read(0, EVENTS, new long[EVENTS]);
                } catch (DamagedBlockException e) {
                    return new Place(field, 0);
                }
            }
            BlockedValues messages = segment.messages();
            for (int block = 0; block < messages.blocks(); block++) {
                try {
                    messages.lengths(block);
                } catch (DamagedBlockException e) {
                    return new Place("lengths", block);
                }
                try {
                    messages.read(block);
                } catch (DamagedBlockException e) {
                    return new Place("values", block);
                }
            }
            return null;
        } catch (DataException e) {
            return null;
        }
    }

    private static void queryAround(Group group, Place place) throws IOException {
        try (Snapshot strict = group.snapshot();
                Snapshot readable = group.readable()) {
            BlockedValues messages = strict.segments().getFirst().messages();
            boolean numbers = place.part().startsWith("@");
            int first = numbers ? 0 : messages.firstDocument(place.block());
            int end = numbers ? EVENTS : messages.firstDocument(place.block() + 1);
            int middle = (first + end) / 2;
            Set<String> needed = Set.of(
                    place.part().equals(StoredField.INGESTION_TIME)
                            ? SystemField.INGESTION_TIME
                            : place.part().equals(StoredField.SEQUENCE) ? SystemField.SEQUENCE : SystemField.MESSAGE);
            for (TimeRange range : List.of(
                    TimeRange.ALL,
                    new TimeRange(START + middle, Long.MAX_VALUE),
                    new TimeRange(Long.MIN_VALUE, START + middle))) {
                for (ScanOrder order : ScanOrder.values()) {
                    ScanRequest request = ScanRequest.of(range, needed).withOrder(order);
                    FreeContext context = new FreeContext();
                    List<Integer> expected = new ArrayList<>();
                    for (int document = 0; document < EVENTS; document++) {
                        if (range.contains(START + document) && (document < first || document >= end)) {
                            expected.add(document);
                        }
                    }
                    assertThat(documents(readable, request, context))
                            .as("%s, %s", place, request)
                            .isEqualTo(expected);
                    assertThat(context.warnings())
                            .as("%s, %s", place, request)
                            .singleElement()
                            .satisfies(warning -> {
                                assertThat(warning.code()).isEqualTo("store-damaged");
                                assertThat(warning.message()).contains(" messages from ");
                            });
                    assertThatThrownBy(() -> documents(strict, request, new FreeContext()))
                            .isInstanceOfSatisfying(
                                    DataException.class,
                                    e -> assertThat(e.diagnostics().getFirst().code())
                                            .isEqualTo("store-damaged"));
                }
            }
            assertThat(readable.events()).isEqualTo(EVENTS);
        }
    }

    /** The documents that a scan yields, told by their times, in that order. */
    private static List<Integer> documents(Snapshot snapshot, ScanRequest request, FreeContext context) {
        List<String> fields = new ArrayList<>(request.fields());
        fields.add(SystemField.TIMESTAMP);
        List<Integer> documents = new ArrayList<>();
        for (List<@Nullable Value> row : StoredEvents.rows(snapshot, request, fields, context)) {
            documents.add((int) (((Value.Timestamp) row.getLast()).millis() - START));
        }
        return documents;
    }

    @ParameterizedTest(name = "{0}, several files {1}")
    @CsvSource({".dvd,true", ".dvm,true", ".cfs,false"})
    void damageIsToldWhateverItIs(String ending, boolean severalFiles) throws IOException {
        write(100);
        if (severalFiles) {
            separateFiles();
        }
        String file = file(ending);
        byte[] bytes = read(file);
        Random random = new Random(7);
        int[] outcomes = new int[2];
        assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            for (int round = 0; round < 100; round++) {
                byte[] flipped = bytes.clone();
                int start = random.nextInt(bytes.length);
                int length = Math.min(bytes.length - start, 1 + random.nextInt(1 << random.nextInt(10)));
                for (int i = start; i < start + length; i++) {
                    flipped[i] = (byte) random.nextInt();
                }
                try (Directory damaged = copyWith(file, flipped);
                        Group group = new Group(damaged)) {
                    outcomes[readAll(group, false, random) ? 1 : 0]++;
                    readAll(group, true, random);
                }
            }
        });
        assertThat(outcomes[0]).as("rounds in which damage was told").isPositive();
    }

    /** Whether all could be read. Lets everything through that is not told as an error in the data. */
    private static boolean readAll(Group group, boolean skipsDamage, Random random) {
        try (Snapshot snapshot = skipsDamage ? group.readable() : group.snapshot()) {
            boolean all = tells(snapshot::streams);
            all &= tells(snapshot::fields);
            all &= tells(snapshot::events);
            for (ScanOrder order : ScanOrder.values()) {
                TimeRange range = new TimeRange(START + random.nextInt(EVENTS / 2), START + EVENTS / 2 + 100);
                ScanRequest request =
                        ScanRequest.of(range, new HashSet<>(ALL_FIELDS)).withOrder(order);
                all &= tells(() -> readValues(snapshot, request));
            }
            return all;
        } catch (DataException e) {
            return false;
        }
    }

    /** Times may be wrong, so rows are not told apart. */
    private static void readValues(Snapshot snapshot, ScanRequest request) {
        try (Scan scan = snapshot.scan(request, new FreeContext())) {
            for (Scan.Partition partition = scan.next(); partition != null; partition = scan.next()) {
                for (Batch batch = partition.next(); batch != null; batch = partition.next()) {
                    for (String field : ALL_FIELDS) {
                        for (int row = 0; row < batch.size(); row++) {
                            batch.column(field).value(row);
                        }
                    }
                }
            }
        }
    }

    private static boolean tells(Runnable reading) {
        try {
            reading.run();
            return true;
        } catch (DataException e) {
            return false;
        } catch (AssertionError e) {
            // Lucene's own assertions are on in tests only; without them it goes on or throws an exception.
            if (e.getStackTrace()[0].getClassName().startsWith("org.apache.lucene.")) {
                return false;
            }
            throw e;
        }
    }

    /** Makes the segment one of several files. */
    private void separateFiles() throws IOException {
        TieredMergePolicy policy = new TieredMergePolicy();
        policy.setNoCFSRatio(0);
        IndexWriterConfig configuration = new IndexWriterConfig()
                .setCodec(new StoreCodec())
                .setUseCompoundFile(false)
                .setMergePolicy(policy)
                .setIndexSort(new Sort(
                        new SortField(StoredField.TIMESTAMP, SortField.Type.LONG),
                        new SortField(StoredField.SEQUENCE, SortField.Type.LONG)));
        Directory separate = new ByteBuffersDirectory();
        try (DirectoryReader reader = DirectoryReader.open(whole);
                IndexWriter writer = new IndexWriter(separate, configuration)) {
            writer.addIndexes((CodecReader) reader.leaves().getFirst().reader());
            writer.commit();
        }
        whole = separate;
    }

    private String file(String ending) throws IOException {
        return Arrays.stream(whole.listAll())
                .filter(name -> name.endsWith(ending))
                .findFirst()
                .orElseThrow();
    }

    private byte[] read(String name) throws IOException {
        try (IndexInput input = whole.openInput(name, IOContext.DEFAULT)) {
            byte[] bytes = new byte[(int) input.length()];
            input.readBytes(bytes, 0, bytes.length);
            return bytes;
        }
    }

    private Directory copyWith(String changed, byte[] bytes) throws IOException {
        Directory copy = new ByteBuffersDirectory();
        for (String name : whole.listAll()) {
            if (!name.equals(changed) && !name.equals(IndexWriter.WRITE_LOCK_NAME)) {
                copy.copyFrom(whole, name, name, IOContext.DEFAULT);
            }
        }
        try (IndexOutput output = copy.createOutput(changed, IOContext.DEFAULT)) {
            output.writeBytes(bytes, bytes.length);
        }
        return copy;
    }
}
