package dev.loggia.store.codec;

import static dev.loggia.store.codec.BlockDocValuesFormat.BLOCK_BYTES;
import static dev.loggia.store.codec.BlockDocValuesFormat.BLOCK_DOCUMENTS;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.codecs.DocValuesProducer;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.MergeState;
import org.apache.lucene.search.DocIdSetIterator;
import org.jspecify.annotations.Nullable;

/**
 * Walks the documents of several segments in the order of the merged one. A block whose documents all live and stay together is copied as
 * it is; what lies between is packed anew. Small blocks, the last ones of small segments, are always packed anew: copied, they would
 * pile up.
 */
final class BlockMerger {

    private static final int END = Integer.MAX_VALUE;

    private final MergeState state;
    private final BlockWriter target;
    private final List<Source> sources = new ArrayList<>();

    BlockMerger(FieldInfo field, MergeState state, BlockWriter target) throws IOException {
        this.state = state;
        this.target = target;
        for (int i = 0; i < state.docValuesProducers.length; i++) {
            DocValuesProducer producer = state.docValuesProducers[i];
            FieldInfo sourceField = state.fieldInfos[i].fieldInfo(field.name);
            if (producer != null && sourceField != null && sourceField.getDocValuesType() == DocValuesType.BINARY) {
                BinaryDocValues values = producer.getBinary(sourceField);
                if (values != null) {
                    sources.add(new Source(values, state.docMaps[i]));
                }
            }
        }
    }

    /** Takes documents until there are no more, or until one has no value; {@link BlockWriter#documents} tells which. */
    void merge() throws IOException {
        for (Source source : sources) {
            source.next();
        }
        Source first = first();
        while (first != null && first.mapped == target.documents()) {
            int limit = limit(first);
            while (first.mapped < limit && first.mapped == target.documents()) {
                take(first, limit);
            }
            first = first();
        }
    }

    private @Nullable Source first() {
        Source first = null;
        for (Source source : sources) {
            if (source.mapped != END && (first == null || source.mapped < first.mapped)) {
                first = source;
            }
        }
        return first;
    }

    /** The first document that comes from another source; those before it follow one another. */
    private int limit(Source first) {
        int limit = END;
        for (Source source : sources) {
            if (source != first) {
                limit = Math.min(limit, source.mapped);
            }
        }
        return limit;
    }

    private void take(Source source, int limit) throws IOException {
        BlockReader reader = source.reader;
        int block = reader == null ? -1 : source.blockAhead(reader, limit);
        if (reader == null || block < 0) {
            target.add(source.values.binaryValue());
            source.next();
            return;
        }
        state.checkAborted();
        int documents = reader.index().documentsOf(block);
        int bytes = reader.index().bytesOf(block);
        if (target.isNearlyEmpty() && target.hasRoomFor(documents, bytes)) {
            for (int i = 0; i < documents; i++) {
                target.append(source.values.binaryValue());
                source.next();
            }
            target.finishBlock();
        } else {
            target.copy(reader, block);
            source.skipTo(reader.firstDocument(block + 1));
        }
    }

    /** A segment, at one of its living documents. */
    private static final class Source {

        final BinaryDocValues values;

        /** The same values, if they lie in blocks that can be copied. */
        final @Nullable BlockReader reader;

        private final MergeState.DocMap map;
        private int document;
        private int blockEnd;

        /** The number of the document in the merged segment. */
        int mapped;

        Source(BinaryDocValues values, MergeState.DocMap map) {
            this.values = values;
            this.reader = values instanceof BlockReader blocks ? blocks : null;
            this.map = map;
        }

        void next() throws IOException {
            arrive(values.nextDoc());
        }

        void skipTo(int next) throws IOException {
            arrive(values.advance(next));
        }

        private void arrive(int next) throws IOException {
            document = next;
            while (document != DocIdSetIterator.NO_MORE_DOCS) {
                mapped = map.get(document);
                if (mapped >= 0) {
                    return;
                }
                document = values.nextDoc();
            }
            mapped = END;
        }

        /**
         * The block that starts here, if it is worth copying and all its documents come next in the merged segment; else -1. With no
         * other source's document before the limit, the numbers of the first and the last document tell that all between them live.
         */
        int blockAhead(BlockReader blocks, int limit) {
            if (document < blockEnd) {
                return -1;
            }
            int block = blocks.blockOf(document);
            blockEnd = blocks.firstDocument(block + 1);
            int documents = blocks.index().documentsOf(block);
            boolean large = documents >= BLOCK_DOCUMENTS / 2 || blocks.index().bytesOf(block) >= BLOCK_BYTES / 2;
            if (!large || document != blocks.firstDocument(block)) {
                return -1;
            }
            int last = map.get(blockEnd - 1);
            return last < limit && last - mapped == documents - 1 ? block : -1;
        }
    }
}
