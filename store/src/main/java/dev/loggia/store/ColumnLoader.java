package dev.loggia.store;

import dev.loggia.event.Column;
import dev.loggia.event.Value;
import dev.loggia.store.codec.RunNumerics;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;
import org.jspecify.annotations.Nullable;

/**
 * Reads columns of a segment for some of its documents, which are given in ascending order. Thread-safe. Texts are kept by ordinal while
 * the loader lives, so that all its columns of one field share a dictionary.
 */
final class ColumnLoader {

    private static final long LARGEST_EXACT = 1L << 53;

    /** What a text takes besides its characters. */
    private static final int BYTES_OF_TEXT = 56;

    private final SegmentView segment;
    private final LongConsumer reserve;
    private final Map<String, Dictionary> dictionaries = new ConcurrentHashMap<>();

    /** @param reserve told of bytes of dictionaries before they are taken */
    ColumnLoader(SegmentView segment, LongConsumer reserve) {
        this.segment = segment;
        this.reserve = reserve;
    }

    Column.Timestamps times(int[] documents, int count) throws IOException {
        return new Column.Timestamps(dense(StoredField.TIMESTAMP, documents, count), count);
    }

    Column.Timestamps ingestionTimes(int[] documents, int count) throws IOException {
        return new Column.Timestamps(runs(StoredField.INGESTION_TIME, documents, count), count);
    }

    Column.Wholes sequences(int[] documents, int count) throws IOException {
        return new Column.Wholes(runs(StoredField.SEQUENCE, documents, count), null, count);
    }

    Column logStreams(int[] documents, int count) throws IOException {
        return texts(StoredField.LOG_STREAM, documents, count);
    }

    /** What the columns have of a discovered field; the rest is missing. */
    Column discovered(FieldPlan field, int[] documents, int count) throws IOException {
        boolean numbers = field.whole() != null || field.decimal() != null;
        if (numbers && field.text() == null && field.bool() == null) {
            return numbers(field, documents, count);
        }
        if (field.text() != null && !numbers && field.bool() == null) {
            return texts(field.text(), documents, count);
        }
        if (field.bool() != null && !numbers && field.text() == null) {
            return truths(field.bool(), documents, count);
        }
        @Nullable Value[] values = new Value[count];
        if (numbers) {
            overlay(numbers(field, documents, count), values);
        }
        if (field.text() != null) {
            overlay(texts(field.text(), documents, count), values);
        }
        if (field.bool() != null) {
            overlay(truths(field.bool(), documents, count), values);
        }
        return new Column.Mixed(values, count);
    }

    private static void overlay(Column column, @Nullable Value[] values) {
        for (int i = 0; i < values.length; i++) {
            Value value = column.value(i);
            if (value != null) {
                values[i] = value;
            }
        }
    }

    private Column numbers(FieldPlan field, int[] documents, int count) throws IOException {
        Column.Wholes wholes = field.whole() == null ? null : wholes(field.whole(), documents, count);
        Column.Decimals decimals = field.decimal() == null ? null : decimals(field.decimal(), documents, count);
        if (wholes == null || decimals == null) {
            return wholes != null ? wholes : decimals != null ? decimals : Column.missing(count);
        }
        double[] both = new double[count];
        boolean[] missing = new boolean[count];
        for (int i = 0; i < count; i++) {
            if (!wholes.isMissing(i)) {
                long whole = wholes.values()[i];
                if (Math.abs(whole) > LARGEST_EXACT) {
                    return mixed(wholes, decimals);
                }
                both[i] = whole;
            } else {
                both[i] = decimals.values()[i];
                missing[i] = decimals.isMissing(i);
            }
        }
        return new Column.Decimals(both, missing, count);
    }

    private static Column mixed(Column.Wholes wholes, Column.Decimals decimals) {
        @Nullable Value[] values = new Value[wholes.size()];
        overlay(wholes, values);
        overlay(decimals, values);
        return new Column.Mixed(values, values.length);
    }

    private Column.Wholes wholes(String indexField, int[] documents, int count) throws IOException {
        long[] values = new long[count];
        boolean @Nullable [] missing = sparse(indexField, documents, count, values);
        return new Column.Wholes(values, missing, count);
    }

    private Column.Decimals decimals(String indexField, int[] documents, int count) throws IOException {
        long[] bits = new long[count];
        boolean @Nullable [] missing = sparse(indexField, documents, count, bits);
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = NumericUtils.sortableLongToDouble(bits[i]);
        }
        return new Column.Decimals(values, missing, count);
    }

    private Column.Booleans truths(String indexField, int[] documents, int count) throws IOException {
        long[] bits = new long[count];
        boolean @Nullable [] missing = sparse(indexField, documents, count, bits);
        boolean[] values = new boolean[count];
        for (int i = 0; i < count; i++) {
            values[i] = bits[i] == 1;
        }
        return new Column.Booleans(values, missing, count);
    }

    private long[] dense(String indexField, int[] documents, int count) throws IOException {
        long[] values = new long[count];
        if (count > 0) {
            segment.reader().getNumericDocValues(indexField).longValues(count, documents, values, 0);
        }
        return values;
    }

    private long[] runs(String indexField, int[] documents, int count) throws IOException {
        long[] values = new long[count];
        RunNumerics runs = (RunNumerics) segment.reader().getNumericDocValues(indexField);
        if (count > 0 && documents[count - 1] - documents[0] == count - 1) {
            runs.read(documents[0], count, values);
            return values;
        }
        for (int i = 0; i < count; i++) {
            runs.advanceExact(documents[i]);
            values[i] = runs.longValue();
        }
        return values;
    }

    /** Fills in values; answers which are missing, or null when none is. */
    private boolean @Nullable [] sparse(String indexField, int[] documents, int count, long[] values)
            throws IOException {
        NumericDocValues column = segment.reader().getNumericDocValues(indexField);
        if (column.cost() == segment.documents()) {
            if (count > 0) {
                column.longValues(count, documents, values, 0);
            }
            return null;
        }
        boolean[] missing = new boolean[count];
        for (int i = 0; i < count; i++) {
            if (column.advanceExact(documents[i])) {
                values[i] = column.longValue();
            } else {
                missing[i] = true;
            }
        }
        return missing;
    }

    private Column texts(String indexField, int[] documents, int count) throws IOException {
        SortedDocValues column = segment.reader().getSortedDocValues(indexField);
        int[] ordinals = new int[count];
        for (int i = 0; i < count; i++) {
            if (column.advanceExact(documents[i])) {
                ordinals[i] = Objects.checkIndex(column.ordValue(), column.getValueCount());
            } else {
                ordinals[i] = -1;
            }
        }
        Dictionary dictionary = dictionaries.computeIfAbsent(indexField, field -> {
            reserve.accept(4L * column.getValueCount());
            return new Dictionary(new Value[column.getValueCount()]);
        });
        if (!dictionary.complete) {
            if (dictionary.texts.length <= count) {
                resolveAll(column, dictionary);
            } else {
                resolve(column, dictionary.texts, ordinals);
            }
        }
        return new Column.Ordinals(dictionary.texts, ordinals, count);
    }

    /** The texts of a field as far as they were needed. Written by many threads, all of which write the same. */
    private static final class Dictionary {
        private final @Nullable Value[] texts;
        private volatile boolean complete;

        Dictionary(@Nullable Value[] texts) {
            this.texts = texts;
        }
    }

    private void resolveAll(SortedDocValues column, Dictionary dictionary) throws IOException {
        int[] ordinals = new int[dictionary.texts.length];
        Arrays.setAll(ordinals, ordinal -> ordinal);
        resolve(column, dictionary.texts, ordinals);
        dictionary.complete = true;
    }

    /** Every text of a field, or null when there are more than {@code most}. */
    @Nullable
    Column dictionary(String indexField, int most) throws IOException {
        SortedDocValues column = segment.reader().getSortedDocValues(indexField);
        if (column.getValueCount() > most) {
            return null;
        }
        @Nullable Value[] values = new Value[column.getValueCount()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Value.of(column.lookupOrd(i).utf8ToString());
        }
        return new Column.Mixed(values, values.length);
    }

    /** Entries are read in the order of the dictionary, which unpacks each part of it once. */
    private void resolve(SortedDocValues column, @Nullable Value[] dictionary, int[] ordinals) throws IOException {
        int[] unknown = new int[ordinals.length];
        int count = 0;
        int previous = -1;
        for (int ordinal : ordinals) {
            if (ordinal >= 0 && ordinal != previous && dictionary[ordinal] == null) {
                unknown[count++] = ordinal;
            }
            previous = ordinal;
        }
        Arrays.sort(unknown, 0, count);
        long bytes = 0;
        for (int i = 0; i < count; i++) {
            if (dictionary[unknown[i]] == null) {
                BytesRef text = column.lookupOrd(unknown[i]);
                dictionary[unknown[i]] = Value.of(text.utf8ToString());
                bytes += BYTES_OF_TEXT + text.length;
            }
        }
        if (bytes > 0) {
            reserve.accept(bytes);
        }
    }

    /** Which of some documents have one of the names in their message. @param ordinals of the names */
    boolean[] inMessage(int[] documents, int count, long... ordinals) throws IOException {
        boolean[] marked = new boolean[count];
        SortedSetDocValues names = segment.reader().getSortedSetDocValues(StoredField.IN_MESSAGE);
        for (int i = 0; i < count; i++) {
            if (names.advanceExact(documents[i])) {
                for (int n = names.docValueCount(); n > 0; n--) {
                    long ordinal = names.nextOrd();
                    for (long wanted : ordinals) {
                        marked[i] |= ordinal == wanted;
                    }
                }
            }
        }
        return marked;
    }
}
