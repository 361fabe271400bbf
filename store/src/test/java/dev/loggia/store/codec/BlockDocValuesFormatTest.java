package dev.loggia.store.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loggia.store.codec.TestIndex.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.lucene.codecs.DocValuesFormat;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlockDocValuesFormatTest {

    @Test
    void isFoundByItsName() {
        assertThat(DocValuesFormat.forName("LoggiaBlocks")).isInstanceOf(BlockDocValuesFormat.class);
    }

    @ParameterizedTest(name = "sorted {0}, seed {1}")
    @CsvSource({"false, 1", "true, 2", "true, 3"})
    void givesBackWhatWasWritten(boolean sorted, long seed) throws IOException {
        RandomEvents random = new RandomEvents(seed);
        List<Event> events = random.mixed(6000);
        try (TestIndex index = new TestIndex(sorted)) {
            List<Event> arriving = sorted ? random.shuffled(events) : events;
            index.addSegment(arriving);
            index.assertHolds(events);
        }
    }

    @ParameterizedTest(name = "sorted {0}, seed {1}")
    @CsvSource({"false, 4", "true, 5", "true, 6"})
    void givesBackWhatManyMergedSegmentsHold(boolean sorted, long seed) throws IOException {
        RandomEvents random = new RandomEvents(seed);
        List<Event> events = random.mixed(9000);
        try (TestIndex index = new TestIndex(sorted, true)) {
            List<Event> arriving = sorted ? random.shuffled(events) : events;
            for (int from = 0; from < arriving.size(); from += 300) {
                index.addSegment(arriving.subList(from, from + 300));
            }
            index.assertHolds(events);
            index.mergeAll();
            index.assertHolds(events);
        }
    }

    @Test
    void holdsHugeAndEmptyValues() throws IOException {
        byte[] huge = new byte[40 << 20];
        new Random(7).nextBytes(huge);
        List<Event> events = new ArrayList<>();
        events.add(new Event(0, 0, "before"));
        events.add(new Event(1, 1, huge));
        events.add(new Event(2, 2, new byte[20 << 20]));
        for (int i = 3; i < 10_000; i++) {
            events.add(new Event(i, i, ""));
        }
        try (TestIndex index = new TestIndex(true)) {
            index.addSegment(events.subList(0, 2));
            index.addSegment(events.subList(2, 10_000));
            index.mergeAll();
            index.assertHolds(events);
        }
    }

    @Test
    void movesByTheContractOfIterators(@TempDir Path folder) throws IOException {
        List<Event> events = new RandomEvents(8).lines(10_000);
        try (TestIndex index = new TestIndex(new MMapDirectory(folder), true, false)) {
            index.addSegment(events);
            try (DirectoryReader reader = index.open()) {
                LeafReader leaf = reader.leaves().getFirst().reader();
                BlockedValues values = TestIndex.messages(leaf);
                assertThat(values.cost()).isEqualTo(10_000);
                assertThat(values.docID()).isEqualTo(-1);
                assertThat(values.nextDoc()).isZero();
                assertThat(values.advance(7_777)).isEqualTo(7_777);
                assertThat(values.binaryValue()).isEqualTo(new BytesRef(events.get(7_777).message));
                assertThat(values.docID()).isEqualTo(7_777);
                assertThat(values.docIDRunEnd()).isEqualTo(10_000);
                assertThat(values.advanceExact(9_999)).isTrue();
                assertThat(values.binaryValue()).isEqualTo(new BytesRef(events.get(9_999).message));
                assertThat(values.nextDoc()).isEqualTo(BlockedValues.NO_MORE_DOCS);
                assertThat(TestIndex.messages(leaf).advance(10_000)).isEqualTo(BlockedValues.NO_MORE_DOCS);
                assertThat(leaf.getDocValuesSkipper(TestIndex.SEQUENCE)).isNull();
                assertThatThrownBy(() -> values.blockOf(10_000)).isInstanceOf(IndexOutOfBoundsException.class);
            }
        }
    }

    @Test
    void isReadByManyThreads() throws Exception {
        List<Event> events = new RandomEvents(9).lines(20_000);
        try (TestIndex index = new TestIndex(true)) {
            index.addSegment(events);
            try (DirectoryReader reader = index.open();
                    ExecutorService threads = Executors.newFixedThreadPool(4)) {
                LeafReader leaf = reader.leaves().getFirst().reader();
                Callable<Integer> reading = () -> TestIndex.events(leaf).size();
                for (Future<Integer> read : threads.invokeAll(List.of(reading, reading, reading, reading))) {
                    assertThat(read.get()).isEqualTo(20_000);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SORTED", "SORTED_SET", "SORTED_NUMERIC"})
    void refusesOtherTypes(String type) throws IOException {
        IndexableField field = switch (type) {
            case "SORTED" -> new SortedDocValuesField("other", new BytesRef("a"));
            case "SORTED_SET" -> new SortedSetDocValuesField("other", new BytesRef("a"));
            default -> new SortedNumericDocValuesField("other", 1);
        };
        assertThatIllegalArgumentException()
                .isThrownBy(() -> flush(List.of(field), List.of(field)))
                .withMessage("field 'other' is of type " + type + "; LoggiaBlocks holds only BINARY and NUMERIC");
    }

    @Test
    void refusesSkipIndexes() {
        IndexableField field = NumericDocValuesField.indexedField("other", 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> flush(List.of(field)))
                .withMessageContaining("field 'other' wants a skip index");
    }

    @Test
    void refusesDocumentsWithoutValue() {
        IndexableField number = new NumericDocValuesField("number", 1);
        IndexableField text = new BinaryDocValuesField("text", new BytesRef("a"));
        assertThatIllegalStateException()
                .isThrownBy(() -> flush(List.of(number), List.of(), List.of(number)))
                .withMessage("document 1 has no value in field 'number'; LoggiaBlocks needs one in every document");
        assertThatIllegalStateException()
                .isThrownBy(() -> flush(List.of(text), List.of(text), List.of()))
                .withMessageContaining("document 2 has no value in field 'text'");
    }

    @Test
    void refusesToMergeASegmentWithoutTheField() throws IOException {
        try (TestIndex index = new TestIndex(false)) {
            index.addSegment(new RandomEvents(10).lines(10));
            index.writer.addDocument(new Document());
            index.writer.commit();
            assertThatIllegalStateException()
                    .isThrownBy(index::mergeAll)
                    .withMessageContaining("document 10 has no value");
        }
    }

    /** Lucene keeps, deleted, the number of a document whose indexing fails, and with it the values it got before. */
    @ParameterizedTest(name = "sorted {0}")
    @ValueSource(booleans = {false, true})
    void holdsWhatSurroundsDocumentsThatFailed(boolean sorted) throws IOException {
        List<Event> events = new RandomEvents(11).lines(300);
        try (TestIndex index = new TestIndex(sorted)) {
            for (Event event : events) {
                if (event.sequence % 100 == 50) {
                    Document failing = new Document();
                    failing.add(new NumericDocValuesField(TestIndex.TIMESTAMP, event.timestamp));
                    failing.add(new SortedDocValuesField(TestIndex.TIMESTAMP + "text", new BytesRef(new byte[40_000])));
                    failing.add(new BinaryDocValuesField(TestIndex.MESSAGE, new BytesRef("never there")));
                    assertThatIllegalArgumentException().isThrownBy(() -> index.writer.addDocument(failing));
                }
                index.writer.addDocument(event.document());
            }
            index.writer.commit();
            try (DirectoryReader reader = index.open()) {
                assertThat(reader.numDeletedDocs()).isEqualTo(3);
                List<Long> sequences = new ArrayList<>();
                for (LeafReaderContext context : reader.leaves()) {
                    BlockedValues messages = TestIndex.messages(context.reader());
                    RunNumerics numbers = TestIndex.numbers(context.reader(), TestIndex.SEQUENCE);
                    assertThat(numbers.minimum()).isZero();
                    for (int document = 0; document < context.reader().maxDoc(); document++) {
                        if (context.reader().getLiveDocs().get(document)) {
                            assertThat(messages.advanceExact(document)).isTrue();
                            assertThat(numbers.advanceExact(document)).isTrue();
                            Event event = events.get((int) numbers.longValue());
                            assertThat(messages.binaryValue()).isEqualTo(new BytesRef(event.message));
                            sequences.add(event.sequence);
                        }
                    }
                }
                assertThat(sequences).doesNotHaveDuplicates().hasSize(300);
            }
            index.mergeAll();
            index.assertHolds(events);
        }
    }

    @SafeVarargs
    private static void flush(List<? extends IndexableField>... documents) throws IOException {
        TestIndex index = new TestIndex(false);
        try {
            for (List<? extends IndexableField> document : documents) {
                index.writer.addDocument(document);
            }
            index.writer.commit();
        } finally {
            index.writer.rollback();
            index.directory.close();
        }
    }
}
