package dev.loggia.store.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.codecs.DocValuesFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.LogByteSizeMergePolicy;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NoLockFactory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.InfoStream;

/** An index of events whose messages and numbers lie in the format under test. */
final class TestIndex implements AutoCloseable {

    static final String MESSAGE = "@message";
    static final String SEQUENCE = "sequence";
    static final String INGESTION_TIME = "@ingestionTime";
    static final String TIMESTAMP = "@timestamp";
    static final String ID = "id";

    static final class Event {
        final long timestamp;
        final long sequence;
        final byte[] message;

        Event(long timestamp, long sequence, byte[] message) {
            this.timestamp = timestamp;
            this.sequence = sequence;
            this.message = message;
        }

        Event(long timestamp, long sequence, String message) {
            this(timestamp, sequence, message.getBytes(UTF_8));
        }

        Document document() {
            Document document = new Document();
            document.add(new StringField(ID, Long.toString(sequence), Field.Store.NO));
            document.add(new NumericDocValuesField(TIMESTAMP, timestamp));
            document.add(new NumericDocValuesField(SEQUENCE, sequence));
            document.add(new NumericDocValuesField(INGESTION_TIME, timestamp + 5));
            document.add(new BinaryDocValuesField(MESSAGE, new BytesRef(message)));
            return document;
        }
    }

    /** What the format tells about its merges of messages. */
    static final class Merges extends InfoStream {

        private static final Pattern COUNTS = Pattern.compile("(\\d+) blocks copied, (\\d+) encoded");

        int copied;
        int encoded;

        @Override
        public synchronized void message(String component, String message) {
            Matcher counts = COUNTS.matcher(message);
            assertThat(counts.find()).isTrue();
            copied += Integer.parseInt(counts.group(1));
            encoded += Integer.parseInt(counts.group(2));
        }

        @Override
        public boolean isEnabled(String component) {
            return component.equals(BlockDocValuesFormat.NAME);
        }

        @Override
        public void close() {}
    }

    private static final class BlocksCodec extends Lucene104Codec {

        private final DocValuesFormat blocks = new BlockDocValuesFormat();

        @Override
        public DocValuesFormat getDocValuesFormatForField(String field) {
            return field.startsWith(TIMESTAMP) ? super.getDocValuesFormatForField(field) : blocks;
        }
    }

    final Directory directory;
    final Merges merges = new Merges();
    final IndexWriter writer;

    /** Flushes where the test commits, and merges where it says so. */
    TestIndex(boolean sorted) throws IOException {
        this(sorted, false);
    }

    TestIndex(boolean sorted, boolean merging) throws IOException {
        this(new ByteBuffersDirectory(), sorted, merging);
    }

    TestIndex(Directory directory, boolean sorted, boolean merging) throws IOException {
        this.directory = directory;
        LogByteSizeMergePolicy policy = new LogByteSizeMergePolicy();
        policy.setMergeFactor(4);
        policy.setMinMergeMB(0.1);
        policy.setNoCFSRatio(0);
        IndexWriterConfig config = new IndexWriterConfig()
                .setCodec(new BlocksCodec())
                .setUseCompoundFile(false)
                .setInfoStream(merges)
                .setRAMBufferSizeMB(512)
                .setMergeScheduler(new SerialMergeScheduler())
                .setMergePolicy(merging ? policy : NoMergePolicy.INSTANCE);
        if (sorted) {
            config.setIndexSort(new Sort(
                    new SortField(TIMESTAMP, SortField.Type.LONG), new SortField(SEQUENCE, SortField.Type.LONG)));
        }
        writer = new IndexWriter(directory, config);
    }

    void add(List<Event> events) throws IOException {
        for (Event event : events) {
            writer.addDocument(event.document());
        }
    }

    void addSegment(List<Event> events) throws IOException {
        add(events);
        writer.commit();
    }

    void mergeAll() throws IOException {
        writer.getConfig().setMergePolicy(withoutCompoundFiles());
        writer.forceMerge(1);
        writer.commit();
    }

    private static LogByteSizeMergePolicy withoutCompoundFiles() {
        LogByteSizeMergePolicy policy = new LogByteSizeMergePolicy();
        policy.setNoCFSRatio(0);
        return policy;
    }

    DirectoryReader open() throws IOException {
        return DirectoryReader.open(directory);
    }

    static BlockedValues messages(LeafReader leaf) throws IOException {
        return (BlockedValues) leaf.getBinaryDocValues(MESSAGE);
    }

    static RunNumerics numbers(LeafReader leaf, String field) throws IOException {
        return (RunNumerics) leaf.getNumericDocValues(field);
    }

    /** Checks that the index holds these events, in this order when it is one segment, and that Lucene finds no fault with it. */
    void assertHolds(List<Event> expected) throws IOException {
        List<Event> left = new ArrayList<>(expected);
        try (DirectoryReader reader = open()) {
            assertThat(reader.numDocs()).isEqualTo(expected.size());
            for (LeafReaderContext context : reader.leaves()) {
                List<Event> found = events(context.reader());
                if (reader.leaves().size() == 1) {
                    assertSame(found, left);
                }
                left = without(left, found);
            }
        }
        assertThat(left).isEmpty();
        assertSound(directory);
    }

    private static List<Event> without(List<Event> events, List<Event> found) {
        Map<Long, Event> bySequence = new HashMap<>();
        events.forEach(event -> bySequence.put(event.sequence, event));
        for (Event event : found) {
            Event expected = bySequence.remove(event.sequence);
            if (expected == null || !same(event, expected)) {
                throw new AssertionError("event " + event.sequence + " is not as it was written");
            }
        }
        return new ArrayList<>(bySequence.values());
    }

    private static void assertSame(List<Event> found, List<Event> expected) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.size(); i++) {
            if (!same(found.get(i), expected.get(i))) {
                throw new AssertionError("event " + expected.get(i).sequence + " became " + found.get(i).sequence);
            }
        }
    }

    private static boolean same(Event one, Event other) {
        return one.sequence == other.sequence
                && one.timestamp == other.timestamp
                && Arrays.equals(one.message, other.message);
    }

    /** The living events of a segment, read in every way there is, which must agree. */
    static List<Event> events(LeafReader leaf) throws IOException {
        List<Event> events = new ArrayList<>();
        BlockedValues blocks = messages(leaf);
        BlockedValues values = messages(leaf);
        NumericDocValues timestamps = leaf.getNumericDocValues(TIMESTAMP);
        RunNumerics sequences = numbers(leaf, SEQUENCE);
        long[] ingested = new long[leaf.maxDoc()];
        numbers(leaf, INGESTION_TIME).read(0, leaf.maxDoc(), ingested);
        assertThat(blocks.firstDocument(blocks.blocks())).isEqualTo(leaf.maxDoc());
        for (int block = 0; block < blocks.blocks(); block++) {
            BlockedValues.Block read = blocks.read(block);
            int[] lengths = blocks.lengths(block);
            int first = blocks.firstDocument(block);
            assertThat(lengths).hasSize(blocks.firstDocument(block + 1) - first);
            assertThat(read.starts()).hasSize(lengths.length + 1).startsWith(0);
            assertThat(read.starts()[lengths.length]).isEqualTo(read.bytes().length);
            assertThat(blocks.bytesBefore(block + 1) - blocks.bytesBefore(block))
                    .isEqualTo(read.bytes().length);
            for (int row = 0; row < lengths.length; row++) {
                int document = first + row;
                byte[] message = Arrays.copyOfRange(read.bytes(), read.starts()[row], read.starts()[row + 1]);
                boolean agree = lengths[row] == message.length
                        && blocks.blockOf(document) == block
                        && values.nextDoc() == document
                        && values.binaryValue().bytesEquals(new BytesRef(message))
                        && timestamps.advanceExact(document)
                        && sequences.advanceExact(document)
                        && ingested[document] == timestamps.longValue() + 5;
                // Once for each of a million documents, an assertion of its own would take most of the time.
                if (!agree) {
                    throw new AssertionError("the ways to read document " + document + " do not agree");
                }
                if (leaf.getLiveDocs() == null || leaf.getLiveDocs().get(document)) {
                    events.add(new Event(timestamps.longValue(), sequences.longValue(), message));
                }
            }
        }
        assertThat(values.nextDoc()).isEqualTo(BlockedValues.NO_MORE_DOCS);
        return events;
    }

    static void assertSound(Directory directory) throws IOException {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        try (CheckIndex check = new CheckIndex(directory, NoLockFactory.INSTANCE.obtainLock(directory, "check"));
                PrintStream stream = new PrintStream(told, false, UTF_8)) {
            check.setInfoStream(stream);
            check.setLevel(CheckIndex.Level.MAX_VALUE);
            assertThat(check.checkIndex().clean).as(() -> told.toString(UTF_8)).isTrue();
        }
    }

    @Override
    public void close() throws IOException {
        writer.close();
        directory.close();
    }
}
