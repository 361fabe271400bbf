package dev.loggia.store.codec;

import java.io.IOException;
import org.apache.lucene.codecs.DocValuesConsumer;
import org.apache.lucene.codecs.DocValuesFormat;
import org.apache.lucene.codecs.DocValuesProducer;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;

/**
 * Binary values in compressed blocks and numbers as runs, for fields that have a value in every document. Reading gives
 * {@link BlockedValues} for a binary field and {@link RunNumerics} for a numeric one; other types of doc values, and skip indexes, are
 * refused with an {@link IllegalArgumentException}, a document without a value with an {@link IllegalStateException}.
 *
 * <p>A merge copies blocks as they are wherever their documents stay together. The byte layout is in {@code docs/storage-format.md}.
 * Immutable and safe for use by many threads; so are the producers, but not the values they give.
 */
public final class BlockDocValuesFormat extends DocValuesFormat {

    /** The name under which segments know this format; changes never. */
    public static final String NAME = "LoggiaBlocks";

    static final String META_CODEC = "LoggiaBlocksMeta";
    static final String DATA_CODEC = "LoggiaBlocksData";
    static final int FIRST_VERSION = 0;
    static final int VERSION = 0;

    /** A block of values is full with this many bytes of values, or with {@link #BLOCK_DOCUMENTS}. */
    static final int BLOCK_BYTES = 256 << 10;

    static final int BLOCK_DOCUMENTS = 4096;

    static final int CHUNK_DOCUMENTS = 1 << 16;

    private static final String META_EXTENSION = "lbm";
    private static final String DATA_EXTENSION = "lbd";

    public BlockDocValuesFormat() {
        super(NAME);
    }

    @Override
    public DocValuesConsumer fieldsConsumer(SegmentWriteState state) throws IOException {
        return new BlockDocValuesConsumer(
                state,
                IndexFileNames.segmentFileName(state.segmentInfo.name, state.segmentSuffix, META_EXTENSION),
                IndexFileNames.segmentFileName(state.segmentInfo.name, state.segmentSuffix, DATA_EXTENSION));
    }

    @Override
    public DocValuesProducer fieldsProducer(SegmentReadState state) throws IOException {
        return new BlockDocValuesProducer(
                state,
                IndexFileNames.segmentFileName(state.segmentInfo.name, state.segmentSuffix, META_EXTENSION),
                IndexFileNames.segmentFileName(state.segmentInfo.name, state.segmentSuffix, DATA_EXTENSION));
    }
}
