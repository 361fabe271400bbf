package dev.loggia.store;

import dev.loggia.event.SystemField;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.util.BytesRef;

/** An index that looks like that of a log group, with Lucene's own codec. */
final class SmallIndex {

    private SmallIndex() {}

    static IndexWriterConfig configuration(MergePolicy policy) {
        return new IndexWriterConfig()
                .setMergePolicy(policy)
                .setMergeScheduler(new SerialMergeScheduler())
                .setRAMBufferSizeMB(64)
                .setUseCompoundFile(false)
                .setIndexSort(new Sort(new SortField(SystemField.TIMESTAMP, SortField.Type.LONG)));
    }

    static Document event(long time, String stream, String message) {
        Document document = new Document();
        document.add(NumericDocValuesField.indexedField(SystemField.TIMESTAMP, time));
        document.add(new SortedDocValuesField(SystemField.LOG_STREAM, new BytesRef(stream)));
        document.add(
                new BinaryDocValuesField(SystemField.MESSAGE, new BytesRef(message.getBytes(StandardCharsets.UTF_8))));
        return document;
    }

    /** A message that nothing compresses. */
    static String noise(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes).substring(0, length);
    }
}
