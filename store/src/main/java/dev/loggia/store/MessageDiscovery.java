package dev.loggia.store;

import dev.loggia.event.FieldDiscovery;
import dev.loggia.event.FieldReader;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.apache.lucene.index.SortedDocValues;
import org.jspecify.annotations.Nullable;

/** Finds fields in messages of a segment, in each by the reader that its event was stored with. Immutable, thread-safe. */
final class MessageDiscovery {

    private final SegmentView segment;
    private final FieldDiscovery json;
    private final List<FieldDiscovery> byReader;

    private MessageDiscovery(SegmentView segment, FieldDiscovery json, List<FieldDiscovery> byReader) {
        this.segment = segment;
        this.json = json;
        this.byReader = byReader;
    }

    /** @param fieldReaders gives the reader of an identity */
    static MessageDiscovery of(
            SegmentView segment,
            Collection<String> names,
            int maximumFields,
            Function<String, FieldReader> fieldReaders)
            throws IOException {
        List<FieldDiscovery> byReader = segment.fieldReaders().stream()
                .map(identity -> FieldDiscovery.of(fieldReaders.apply(identity), names, maximumFields))
                .toList();
        return new MessageDiscovery(segment, FieldDiscovery.of(null, names, maximumFields), byReader);
    }

    List<String> names() {
        return json.names();
    }

    /** How to read the messages of some documents, given in ascending order. */
    FieldDiscovery[] of(int[] documents, int count) throws IOException {
        FieldDiscovery[] found = new FieldDiscovery[count];
        @Nullable
        SortedDocValues readers =
                byReader.isEmpty() ? null : segment.reader().getSortedDocValues(StoredField.FIELD_READER);
        for (int i = 0; i < count; i++) {
            found[i] = readers != null && readers.advanceExact(documents[i]) ? byReader.get(readers.ordValue()) : json;
        }
        return found;
    }
}
