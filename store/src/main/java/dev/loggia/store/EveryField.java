package dev.loggia.store;

import dev.loggia.event.Column;
import dev.loggia.event.FieldDiscovery;
import dev.loggia.event.FieldReader;
import dev.loggia.event.SystemField;
import dev.loggia.event.Value;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.apache.lucene.index.SortedDocValues;
import org.jspecify.annotations.Nullable;

/** Reads {@link SystemField#FIELDS} from messages of a segment, each by the reader that its event was stored with. */
final class EveryField {

    private EveryField() {}

    /**
     * @param messages of the documents
     * @param documents in ascending order
     * @param fieldReaders gives the reader of an identity
     */
    static Column column(
            SegmentView segment,
            Column.Utf8 messages,
            int[] documents,
            int maximumFields,
            Function<String, FieldReader> fieldReaders)
            throws IOException {
        List<FieldReader> readers =
                segment.fieldReaders().stream().map(fieldReaders).toList();
        @Nullable
        SortedDocValues readerOf =
                readers.isEmpty() ? null : segment.reader().getSortedDocValues(StoredField.FIELD_READER);
        int count = messages.size();
        @Nullable Value[] fields = new Value[count];
        for (int i = 0; i < count; i++) {
            FieldReader reader =
                    readerOf != null && readerOf.advanceExact(documents[i]) ? readers.get(readerOf.ordValue()) : null;
            fields[i] = FieldDiscovery.all(
                    reader, messages.bytes(), messages.starts()[i], messages.ends()[i], maximumFields);
        }
        return new Column.Mixed(fields, count);
    }
}
