package dev.loggia.store;

import dev.loggia.event.FieldReader;
import dev.loggia.event.JsonLeaves;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.IndexableField;
import org.jspecify.annotations.Nullable;

/**
 * Makes documents of events: the message, its times, and every field of the message in a column of its own as far as that pays. What
 * has no column is named, so that a reader knows when to look into the message. Thread-confined.
 */
final class EventDocuments {

    /** So many names of a group get columns; later ones are read from the message. */
    static final int MOST_COLUMNS = 1_000;

    private static final int MOST_NAMES = 20_000;
    private static final int MOST_LEAVES = 10_000;

    /** An event with more names without a column is marked as a whole. */
    private static final int MOST_NAMES_IN_MESSAGE = 256;

    /** Longer names get no column, and are not listed: file formats and terms have their limits. */
    private static final int LONGEST_NAME = 1_000;

    private final JsonLeaves leaves = new JsonLeaves(MOST_NAMES, MOST_LEAVES);
    private final Set<String> namesWithColumn = new HashSet<>();
    private final List<@Nullable DiscoveredField> fields = new ArrayList<>();

    private final DocumentField time = DocumentField.withBounds(StoredField.TIMESTAMP);
    private final DocumentField sequence = DocumentField.of(StoredField.SEQUENCE, DocValuesType.NUMERIC);
    private final DocumentField ingestionTime = DocumentField.of(StoredField.INGESTION_TIME, DocValuesType.NUMERIC);
    private final DocumentField logStream = DocumentField.of(StoredField.LOG_STREAM, DocValuesType.SORTED);
    private final DocumentField fieldReader = DocumentField.of(StoredField.FIELD_READER, DocValuesType.SORTED);
    private final DocumentField message = DocumentField.of(StoredField.MESSAGE, DocValuesType.BINARY);
    private final DocumentField anyName = mark(StoredField.ANY_NAME);
    private final DocumentField manyLeaves = mark(StoredField.MANY_LEAVES);

    private @Nullable FieldReader reader;

    private final List<IndexableField> document = new ArrayList<>();
    private final List<DocumentField> inMessage = new ArrayList<>();

    /** @param indexFields fields that the index has already */
    EventDocuments(Collection<String> indexFields) {
        for (String field : indexFields) {
            String name = StoredField.discovered(field);
            if (name != null) {
                namesWithColumn.add(name);
            }
        }
    }

    private static DocumentField mark(String mark) {
        byte[] utf8 = mark.getBytes(StandardCharsets.UTF_8);
        return DocumentField.of(StoredField.IN_MESSAGE, DocValuesType.SORTED_SET)
                .set(utf8, 0, utf8.length);
    }

    /** What is the same for the events that follow. @param stream UTF-8. @param newReader null when fields are those of JSON */
    void enter(byte[] stream, long ingestionMillis, @Nullable FieldReader newReader) {
        if (newReader != null) {
            byte[] identity = newReader.identity().getBytes(StandardCharsets.UTF_8);
            fieldReader.set(identity, 0, identity.length);
        }
        reader = newReader;
        logStream.set(stream, 0, stream.length);
        ingestionTime.set(ingestionMillis);
    }

    /** The document of an event; valid until the next call. The message is {@code bytes[start .. end)}. */
    Iterable<IndexableField> of(byte[] bytes, int start, int end, long timeMillis, long sequenceNumber) {
        document.clear();
        document.add(time.set(timeMillis));
        document.add(sequence.set(sequenceNumber));
        document.add(ingestionTime);
        document.add(logStream);
        document.add(message.set(bytes, start, end));
        if (reader != null) {
            document.add(fieldReader);
        }
        if (reader == null ? leaves.read(bytes, start, end) : leaves.read(reader, bytes, start, end)) {
            addLeaves();
        }
        return document;
    }

    private void addLeaves() {
        inMessage.clear();
        boolean unnamed = leaves.overflowed() || leaves.others() || leaves.repeated();
        int count = leaves.count();
        for (int leaf = 0; leaf < count; leaf++) {
            DiscoveredField field = field(leaves.name(leaf));
            if (field == null) {
                unnamed = true;
            } else {
                DocumentField column = field.of(leaves, leaf);
                if (column == null) {
                    inMessage.add(field.inMessage());
                } else {
                    document.add(column);
                }
            }
        }
        for (int i = 0; i < leaves.emptyContainers(); i++) {
            DiscoveredField field = field(leaves.emptyContainer(i));
            if (field == null) {
                unnamed = true;
            } else {
                inMessage.add(field.inMessage());
            }
        }
        if (unnamed || inMessage.size() > MOST_NAMES_IN_MESSAGE) {
            document.add(anyName);
        } else {
            document.addAll(inMessage);
        }
        if (leaves.overflowed() || count > StoredField.SERVICE_FIELD_LIMIT) {
            document.add(manyLeaves);
        }
    }

    /** What is known of a name, or null when it cannot be named. */
    private @Nullable DiscoveredField field(int name) {
        if (name < 0) {
            return null;
        }
        while (fields.size() <= name) {
            fields.add(newField(leaves.nameOf(fields.size())));
        }
        return fields.get(name);
    }

    private @Nullable DiscoveredField newField(String name) {
        if (name.length() > LONGEST_NAME || name.indexOf('\0') >= 0 || name.indexOf('\1') >= 0) {
            return null;
        }
        boolean hasColumn = namesWithColumn.contains(name);
        if (!hasColumn && namesWithColumn.size() < MOST_COLUMNS) {
            hasColumn = namesWithColumn.add(name);
        }
        return new DiscoveredField(name, hasColumn);
    }
}
