package dev.loggia.store;

import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.FieldReader;
import dev.loggia.event.SystemField;
import dev.loggia.event.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.IOSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes the events of one log group; holds the group's lock against writers of other processes while it is open. A commit makes
 * events and the positions of their sources durable together. Confined to one thread at a time but for
 * {@link #compact}, {@link #reader}, {@link #readerIfChanged} and {@link #fail}.
 */
final class GroupWriter {

    private static final String NEXT_SEQUENCE = "sequence";
    private static final String POSITION = "position:";

    /** Names of files are names of streams. */
    private static final int LONGEST_STREAM_NAME = 4_096;

    /** What the index can hold, deleted events included, and some room. */
    private static final int MOST_EVENTS = 2_000_000_000;

    private static final int LOOKS_FOR_A_COMMIT = 10;

    private final Merges merges = new Merges();
    private final IndexWriter writer;
    private final EventDocuments documents;
    private final Map<String, String> positions = new HashMap<>();
    private long nextSequence;
    private boolean uncommitted;
    private volatile @Nullable Throwable failure;
    private final Function<String, FieldReader> fieldReaders;
    private @Nullable FieldReader reader;
    private @Nullable String stream;
    private byte[] streamBytes = new byte[0];

    /**
     * @param bufferBytes events that are held in memory before they become a segment
     * @param fieldReaders gives the reader of an identity
     * @param firstFreeSequence lower ones are not given again
     * @throws org.apache.lucene.store.LockObtainFailedException when another writer has the group
     */
    GroupWriter(
            Directory directory,
            MergePolicy mergePolicy,
            long bufferBytes,
            Function<String, FieldReader> fieldReaders,
            long firstFreeSequence)
            throws IOException {
        this.fieldReaders = fieldReaders;
        IndexWriterConfig config = new IndexWriterConfig();
        config.setCodec(new StoreCodec());
        config.setIndexSort(new Sort(
                new SortField(StoredField.TIMESTAMP, SortField.Type.LONG),
                new SortField(StoredField.SEQUENCE, SortField.Type.LONG)));
        config.setMergePolicy(mergePolicy);
        config.setMergeScheduler(merges);
        config.setCommitOnClose(false);
        config.setUseCompoundFile(false);
        config.setRAMBufferSizeMB(megabytes(bufferBytes));
        boolean isNew = isNew(directory);
        writer = new IndexWriter(directory, config);
        boolean complete = false;
        try {
            if (isNew) {
                // From here on, files without a list of segments are damage, not the leftovers of a first ingest that
                // was killed.
                writer.commit();
            }
            documents = new EventDocuments(writer.getFieldNames());
            Iterable<Map.Entry<String, String>> committed = writer.getLiveCommitData();
            if (committed != null) {
                committed.forEach(entry -> read(entry.getKey(), entry.getValue()));
            }
            nextSequence = Math.max(nextSequence, firstFreeSequence);
            complete = true;
        } finally {
            if (!complete) {
                writer.rollback();
            }
        }
    }

    /**
     * Whether nothing was written yet.
     *
     * @throws CorruptIndexException when there are files of segments but no list of them
     */
    static boolean isNew(Directory directory) throws IOException {
        // While another process commits, a listing may have the new files and not the new list.
        for (int tries = 0; tries < LOOKS_FOR_A_COMMIT; tries++) {
            if (DirectoryReader.indexExists(directory)) {
                return false;
            }
            if (Stream.of(directory.listAll()).noneMatch(file -> file.startsWith("_"))) {
                return true;
            }
        }
        throw new CorruptIndexException("the list of its segments is missing", directory.toString());
    }

    private void read(String key, String value) {
        if (key.equals(NEXT_SEQUENCE)) {
            nextSequence = Long.parseLong(value);
        } else if (key.startsWith(POSITION)) {
            positions.put(key.substring(POSITION.length()), value);
        }
    }

    /** The positions in the data of a commit. */
    static Map<String, String> positions(Map<String, String> commitData) {
        Map<String, String> positions = new HashMap<>();
        commitData.forEach((key, value) -> {
            if (key.startsWith(POSITION)) {
                positions.put(key.substring(POSITION.length()), value);
            }
        });
        return positions;
    }

    private static double megabytes(long bytes) {
        return Math.max(1, bytes / 1_048_576.0);
    }

    void setBufferBytes(long bytes) {
        writer.getConfig().setRAMBufferSizeMB(megabytes(bytes));
    }

    long nextSequence() {
        return nextSequence;
    }

    boolean isOpen() {
        return failure == null && writer.isOpen();
    }

    /** Why the writer has closed by itself. */
    Throwable tragedy() {
        Throwable first = writer.getTragicException();
        Throwable tragedy = first == null ? failure : first;
        return tragedy == null ? new IOException("the index was closed") : tragedy;
    }

    boolean hasRoomFor(int events) {
        return writer.getDocStats().maxDoc <= MOST_EVENTS - events;
    }

    /** How far each source is read with what was appended. */
    Map<String, String> positions() {
        return Map.copyOf(positions);
    }

    /**
     * Appends events that pass {@link #check}, all of which have the fields of one reader.
     *
     * @param newPositions how far sources are read with these events
     * @return the sequence of the last event, or that before the next one when there are none
     */
    long append(Batch events, String defaultStream, long ingestionMillis, Map<String, String> newPositions)
            throws IOException {
        Column streams = events.column(SystemField.LOG_STREAM);
        Column.Utf8 messages = (Column.Utf8) events.column(SystemField.MESSAGE);
        Column.Timestamps times = (Column.Timestamps) events.column(SystemField.EVENT_TIME);
        uncommitted |= events.size() > 0 || !newPositions.isEmpty();
        reader = events.size() == 0
                ? reader
                : reader(events.column(SystemField.FIELD_READER).value(0));
        for (int row = 0; row < events.size(); row++) {
            if (row == 0 || !(streams instanceof Column.Constant)) {
                String name = streams.value(row) instanceof Value.Text text ? text.text() : "";
                enter(name.isEmpty() ? defaultStream : name, ingestionMillis);
            }
            long sequence = nextSequence++;
            writer.addDocument(documents.of(
                    messages.bytes(), messages.starts()[row], messages.ends()[row], times.millis()[row], sequence));
        }
        positions.putAll(newPositions);
        return nextSequence - 1;
    }

    /** Says what of a batch cannot be appended, before any of it is. @throws IllegalArgumentException */
    static void check(Batch events) {
        if (!(events.column(SystemField.MESSAGE) instanceof Column.Utf8)
                || !(events.column(SystemField.EVENT_TIME) instanceof Column.Timestamps)) {
            throw new IllegalArgumentException("events are appended as texts with times");
        }
        Column streams = events.column(SystemField.LOG_STREAM);
        int rows = streams instanceof Column.Constant ? Math.min(1, events.size()) : events.size();
        for (int row = 0; row < rows; row++) {
            if (streams.value(row) instanceof Value.Text text && text.text().length() > LONGEST_STREAM_NAME) {
                throw new IllegalArgumentException("a log stream's name has up to " + LONGEST_STREAM_NAME
                        + " characters, not " + text.text().length());
            }
        }
    }

    private void enter(String name, long ingestionMillis) {
        if (!name.equals(stream)) {
            stream = name;
            streamBytes = name.getBytes(StandardCharsets.UTF_8);
        }
        documents.enter(streamBytes, ingestionMillis, reader);
    }

    private @Nullable FieldReader reader(@Nullable Value identity) {
        if (!(identity instanceof Value.Text text)) {
            return null;
        }
        return reader != null && reader.identity().equals(text.text()) ? reader : fieldReaders.apply(text.text());
    }

    boolean hasUncommitted() {
        return uncommitted;
    }

    /** Makes everything appended so far durable. */
    void commit() throws IOException {
        if (uncommitted || writer.hasUncommittedChanges()) {
            Map<String, String> data = new HashMap<>();
            data.put(NEXT_SEQUENCE, Long.toString(nextSequence));
            positions.forEach((source, position) -> data.put(POSITION + source, position));
            writer.setLiveCommitData(data.entrySet());
            withFilesOfFlush(writer::commit);
            uncommitted = false;
        }
    }

    /** What is flushed because somebody asks may be little; a full buffer is several files. */
    private <T> T withFilesOfFlush(IOSupplier<T> flush) throws IOException {
        DayWindowMergePolicy.chooseFilesOfFlush(writer);
        try {
            return flush.get();
        } finally {
            writer.getConfig().setUseCompoundFile(false);
        }
    }

    /** A view of everything appended so far, committed or not. */
    DirectoryReader reader() throws IOException {
        return withFilesOfFlush(() -> DirectoryReader.open(writer));
    }

    /** The same, sharing what has not changed; null when nothing has. */
    @Nullable
    DirectoryReader readerIfChanged(DirectoryReader old) throws IOException {
        return withFilesOfFlush(() -> DirectoryReader.openIfChanged(old, writer));
    }

    /** Deletes the events that match, and commits. */
    void delete(Query query) throws IOException {
        writer.deleteDocuments(query);
        uncommitted = true;
        commit();
    }

    /** Merges each window of time into as few segments as may be. Any thread may do so while another uses the writer. */
    void compact() throws IOException {
        boolean done = false;
        try {
            writer.forceMerge(1);
            done = true;
        } finally {
            if (!done) {
                // Another merge may be about to fail of the same, and would be told to whoever compacts next.
                merges.sync();
            }
        }
    }

    /** Lets merges that have become due begin. */
    void mergeWhatIsDue() throws IOException {
        writer.maybeMerge();
    }

    /** Commits, breaks off running merges, and gives the lock back. */
    void close() throws IOException {
        try {
            commit();
        } finally {
            if (writer.isOpen()) {
                writer.close();
            }
        }
    }

    /** Gives up what is not committed, and the lock, for something has failed: {@link #tragedy} tells it. */
    void fail(Exception cause) {
        failure = cause;
        try {
            rollback();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /** Gives up what is not committed, and the lock. */
    void rollback() throws IOException {
        writer.rollback();
    }

    /** A merge that fails closes the writer, which {@link #tragedy} tells: nothing is to be said on the thread of the merge. */
    private static final class Merges extends ConcurrentMergeScheduler {

        Merges() {
            setMaxMergesAndThreads(4, 1);
        }

        @Override
        protected void handleMergeException(Throwable failure) {}
    }
}
