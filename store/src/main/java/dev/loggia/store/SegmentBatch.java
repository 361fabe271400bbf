package dev.loggia.store;

import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.FieldDiscovery;
import dev.loggia.event.Value;
import dev.loggia.store.codec.BlockedValues;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Loads the columns of a batch of consecutive documents of a segment. Thread-confined. */
final class SegmentBatch implements Batch.Loader {

    private static final byte[] NO_BYTES = new byte[0];

    private final SegmentScan scan;
    private final int first;
    private final int @Nullable [] rowDocuments;
    private final Map<MessageDiscovery, MessageFields> messageFields = new HashMap<>(2);

    /** The rows of the last column that was loaded, and their documents: columns are mostly loaded for the same rows. */
    private int[] loadedRows = new int[0];

    private int[] loadedDocuments = new int[0];

    private int block = -1;
    private BlockedValues.@Nullable Block unpacked;
    private byte[] spare;

    /**
     * @param first document of the first row
     * @param rowDocuments the document of each row, or null when they follow each other
     * @param spare an array to unpack messages into, if it is long enough
     */
    SegmentBatch(SegmentScan scan, int first, int @Nullable [] rowDocuments, byte[] spare) {
        this.scan = scan;
        this.first = first;
        this.rowDocuments = rowDocuments;
        this.spare = spare;
    }

    /** The array that messages were unpacked into, for a batch of which nothing is used any more. */
    byte[] takeSpare() {
        BlockedValues.Block known = unpacked;
        return known == null ? spare : known.bytes();
    }

    @Override
    @SuppressWarnings("ReferenceEquality")
    public @Nullable Column load(String field, int[] rows, int count) {
        if (rows != loadedRows || count != loadedDocuments.length) {
            loadedRows = rows;
            loadedDocuments = documents(rows, count);
        }
        return scan.load(field, this, loadedDocuments, count);
    }

    private int[] documents(int[] rows, int count) {
        int[] found = new int[count];
        for (int i = 0; i < count; i++) {
            found[i] = rowDocuments == null ? first + rows[i] : rowDocuments[rows[i]];
        }
        return found;
    }

    /** The messages of some documents. A batch mostly lies in one block, which is unpacked once and pointed into. */
    Column.Utf8 messages(int[] documents, int count) throws IOException {
        int[] starts = new int[count];
        int[] ends = new int[count];
        if (count == 0) {
            return new Column.Utf8(NO_BYTES, starts, ends, 0);
        }
        BlockedValues messages = scan.segment().messages();
        if (messages.blockOf(documents[0]) == messages.blockOf(documents[count - 1])) {
            BlockedValues.Block values = block(messages, documents[0]);
            int firstOfBlock = messages.firstDocument(block);
            for (int i = 0; i < count; i++) {
                starts[i] = values.starts()[documents[i] - firstOfBlock];
                ends[i] = values.starts()[documents[i] - firstOfBlock + 1];
            }
            return new Column.Utf8(values.bytes(), starts, ends, count);
        }
        Gathering gathering = new Gathering();
        for (int i = 0; i < count; i++) {
            BlockedValues.Block values = block(messages, documents[i]);
            int value = documents[i] - messages.firstDocument(block);
            starts[i] = gathering.size;
            gathering.add(values.bytes(), values.starts()[value], values.starts()[value + 1]);
            ends[i] = gathering.size;
        }
        return new Column.Utf8(gathering.bytes, starts, ends, count);
    }

    private BlockedValues.Block block(BlockedValues messages, int document) throws IOException {
        int wanted = messages.blockOf(document);
        BlockedValues.Block known = unpacked;
        if (known == null || wanted != block) {
            known = scan.unpack(messages, wanted, spare);
            spare = NO_BYTES;
            unpacked = known;
            block = wanted;
        }
        return known;
    }

    @Override
    public long heldBytes() {
        BlockedValues.Block known = unpacked;
        return known == null ? 0 : known.bytes().length;
    }

    /** What was read from messages with a discovery. */
    MessageFields readFromMessages(MessageDiscovery discovery) {
        return messageFields.computeIfAbsent(discovery, MessageFields::new);
    }

    /** Values read from messages, every field of a discovery in one reading of a message. */
    final class MessageFields {
        private final MessageDiscovery discovery;
        private final Map<Integer, @Nullable Value[]> read = new HashMap<>();

        MessageFields(MessageDiscovery discovery) {
            this.discovery = discovery;
        }

        /** Fills in the values of the documents that are wanted. */
        void fill(String field, int[] documents, int count, boolean[] wanted, @Nullable Value[] values)
                throws IOException {
            int place = discovery.names().indexOf(field);
            int[] unread = new int[count];
            int unreadCount = 0;
            for (int i = 0; i < count; i++) {
                if (wanted[i] && !read.containsKey(documents[i])) {
                    unread[unreadCount++] = documents[i];
                }
            }
            Column.Utf8 messages = messages(unread, unreadCount);
            FieldDiscovery[] discoveries = discovery.of(unread, unreadCount);
            for (int i = 0; i < unreadCount; i++) {
                @Nullable Value[] found = new Value[discovery.names().size()];
                discoveries[i].extract(messages.bytes(), messages.starts()[i], messages.ends()[i], found);
                read.put(unread[i], found);
            }
            for (int i = 0; i < count; i++) {
                if (wanted[i]) {
                    @Nullable Value[] found = read.get(documents[i]);
                    values[i] = found == null ? null : found[place];
                }
            }
        }
    }

    /** Bytes put one after the other. */
    private static final class Gathering {
        private byte[] bytes = new byte[1 << 12];
        private int size;

        void add(byte[] from, int start, int end) {
            int length = end - start;
            if (bytes.length - size < length) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + length));
            }
            System.arraycopy(from, start, bytes, size, length);
            size += length;
        }
    }
}
