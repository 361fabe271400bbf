package dev.loggia.store;

import dev.loggia.event.SystemField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;

/** All documents of one log stream. */
final class StreamQuery {

    private StreamQuery() {}

    static Query of(String stream) {
        // Looks the name up once for each segment, then compares numbers.
        return SortedDocValuesField.newSlowExactQuery(SystemField.LOG_STREAM, new BytesRef(stream));
    }
}
