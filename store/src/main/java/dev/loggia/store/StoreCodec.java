package dev.loggia.store;

import dev.loggia.store.codec.BlockDocValuesFormat;
import org.apache.lucene.codecs.DocValuesFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;

/**
 * Lucene's codec with our forms for messages and for numbers that run. It has no name of its own: a reader finds the form of each
 * field by the name in the segment.
 */
final class StoreCodec extends Lucene104Codec {

    private final DocValuesFormat blocks = new BlockDocValuesFormat();

    @Override
    public DocValuesFormat getDocValuesFormatForField(String field) {
        return switch (field) {
            case StoredField.MESSAGE, StoredField.SEQUENCE, StoredField.INGESTION_TIME -> blocks;
            default -> super.getDocValuesFormatForField(field);
        };
    }
}
