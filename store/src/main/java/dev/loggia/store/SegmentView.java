package dev.loggia.store;

import dev.loggia.store.codec.BlockedValues;
import dev.loggia.store.codec.RunNumerics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SegmentReader;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** One segment of a snapshot: what is known of it without reading its events. Immutable but for what it remembers, thread-safe. */
final class SegmentView {

    private final SegmentReader reader;
    private final TimeIndex times;
    private final long firstSequence;
    private final long lastSequence;
    private final TreeSet<String> indexFields = new TreeSet<>();
    private final TreeSet<String> names = new TreeSet<>();

    private SegmentView(SegmentReader reader, TimeIndex times, RunNumerics sequences) {
        this.reader = reader;
        this.times = times;
        this.firstSequence = sequences.minimum();
        this.lastSequence = sequences.maximum();
        for (FieldInfo field : reader.getFieldInfos()) {
            String name = StoredField.discovered(field.name);
            indexFields.add(field.name);
            if (name != null) {
                names.add(name);
            }
        }
    }

    /** @param leaf of a group's index; outlives the view */
    static SegmentView of(LeafReader leaf) throws IOException {
        SegmentReader reader = (SegmentReader) leaf;
        RunNumerics sequences = (RunNumerics) reader.getNumericDocValues(StoredField.SEQUENCE);
        return new SegmentView(reader, TimeIndex.of(reader), sequences);
    }

    SegmentReader reader() {
        return reader;
    }

    String name() {
        return reader.getSegmentName();
    }

    int documents() {
        return reader.maxDoc();
    }

    /** The smallest sequence of an event, deleted ones included. */
    long firstSequence() {
        return firstSequence;
    }

    long lastSequence() {
        return lastSequence;
    }

    /** Which documents are not deleted, or null when none is. */
    @Nullable
    Bits live() {
        return reader.getLiveDocs();
    }

    /** The first document with a time at or after this one; {@link #documents} when there is none. */
    int firstAtOrAfter(long millis) throws IOException {
        return times.firstAtOrAfter(millis);
    }

    /** The first document with a time after this one; {@link #documents} when there is none. */
    int firstAfter(long millis) throws IOException {
        return millis == Long.MAX_VALUE ? documents() : times.firstAtOrAfter(millis + 1);
    }

    /** The time of a document, milliseconds since the epoch. */
    long time(int document) throws IOException {
        return times.at(document);
    }

    BlockedValues messages() throws IOException {
        return (BlockedValues) reader.getBinaryDocValues(StoredField.MESSAGE);
    }

    /** The identities of the readers of its events' fields, by ordinal. */
    List<String> fieldReaders() throws IOException {
        if (!has(StoredField.FIELD_READER)) {
            return List.of();
        }
        SortedDocValues readers = reader.getSortedDocValues(StoredField.FIELD_READER);
        List<String> identities = new ArrayList<>();
        for (int ordinal = 0; ordinal < readers.getValueCount(); ordinal++) {
            identities.add(readers.lookupOrd(ordinal).utf8ToString());
        }
        return identities;
    }

    /** The names of discovered fields that have columns. */
    TreeSet<String> columnNames() {
        return names;
    }

    boolean has(String indexField) {
        return indexFields.contains(indexField);
    }

    /** The number of a mark or name among those that events have in their messages, or -1. */
    long inMessageOrdinal(String nameOrMark) throws IOException {
        if (!has(StoredField.IN_MESSAGE)) {
            return -1;
        }
        long ordinal = reader.getSortedSetDocValues(StoredField.IN_MESSAGE)
                .lookupTerm(new BytesRef(nameOrMark.getBytes(StandardCharsets.UTF_8)));
        return Math.max(ordinal, -1);
    }

    /** @param limited whether events with many leaves have to be read from their messages whatever the field */
    FieldPlan plan(String name, boolean limited) throws IOException {
        return new FieldPlan(
                name,
                present(StoredField.whole(name)),
                present(StoredField.decimal(name)),
                present(StoredField.text(name)),
                present(StoredField.bool(name)),
                inMessageOrdinal(name),
                hasNamesBelow(name),
                inMessageOrdinal(StoredField.ANY_NAME) >= 0
                        || limited && inMessageOrdinal(StoredField.MANY_LEAVES) >= 0);
    }

    private @Nullable String present(String indexField) {
        return has(indexField) ? indexField : null;
    }

    private boolean hasNamesBelow(String name) throws IOException {
        String below = name + ".";
        String next = names.ceiling(below);
        if (next != null && next.startsWith(below)) {
            return true;
        }
        if (!has(StoredField.IN_MESSAGE)) {
            return false;
        }
        SortedSetDocValues inMessage = reader.getSortedSetDocValues(StoredField.IN_MESSAGE);
        TermsEnum terms = inMessage.termsEnum();
        return terms.seekCeil(new BytesRef(below.getBytes(StandardCharsets.UTF_8))) != TermsEnum.SeekStatus.END
                && terms.term().utf8ToString().startsWith(below);
    }
}
