package dev.loggia.store.codec;

import java.io.IOException;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.codecs.DocValuesConsumer;
import org.apache.lucene.codecs.DocValuesProducer;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValuesSkipIndexType;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.MergeState;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SegmentWriteState;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.IOUtils;

/** Writes the two files of a segment: the frames of all fields, and the metadata that tell where they are. */
final class BlockDocValuesConsumer extends DocValuesConsumer {

    private static final BytesRef NOTHING = new BytesRef();

    private final int documents;

    /** Documents whose indexing failed half-way. Lucene numbers them, deleted, and they may lack values. */
    private final int failedDocuments;

    private final IndexOutput meta;
    private final IndexOutput data;
    private final FrameWriter frames;

    BlockDocValuesConsumer(SegmentWriteState state, String metaName, String dataName) throws IOException {
        documents = state.segmentInfo.maxDoc();
        failedDocuments = state.delCountOnFlush;
        meta = open(state, metaName, BlockDocValuesFormat.META_CODEC);
        try {
            data = open(state, dataName, BlockDocValuesFormat.DATA_CODEC);
        } catch (Throwable e) {
            IOUtils.closeWhileSuppressingExceptions(e, meta);
            throw e;
        }
        frames = new FrameWriter(data);
    }

    private static IndexOutput open(SegmentWriteState state, String name, String codec) throws IOException {
        IndexOutput output = state.directory.createOutput(name, state.context);
        try {
            CodecUtil.writeIndexHeader(
                    output, codec, BlockDocValuesFormat.VERSION, state.segmentInfo.getId(), state.segmentSuffix);
        } catch (Throwable e) {
            IOUtils.closeWhileSuppressingExceptions(e, output);
            throw e;
        }
        return output;
    }

    @Override
    public void addBinaryField(FieldInfo field, DocValuesProducer producer) throws IOException {
        startField(field, BlockIndex.TYPE);
        BinaryDocValues values = producer.getBinary(field);
        BlockWriter blocks = new BlockWriter(frames);
        int missing = 0;
        for (int next = values.nextDoc(); next != DocIdSetIterator.NO_MORE_DOCS; next = values.nextDoc()) {
            for (; blocks.documents() < next; missing++) {
                checkMissing(field, missing, blocks.documents());
                blocks.add(NOTHING);
            }
            blocks.add(values.binaryValue());
        }
        for (; blocks.documents() < documents; missing++) {
            checkMissing(field, missing, blocks.documents());
            blocks.add(NOTHING);
        }
        blocks.finish(meta);
    }

    @Override
    public void addNumericField(FieldInfo field, DocValuesProducer producer) throws IOException {
        startField(field, RunIndex.TYPE);
        NumericDocValues values = producer.getNumeric(field);
        RunWriter runs = new RunWriter(frames);
        int missing = 0;
        long value = 0;
        for (int next = values.nextDoc(); next != DocIdSetIterator.NO_MORE_DOCS; next = values.nextDoc()) {
            value = values.longValue();
            for (; runs.documents() < next; missing++) {
                checkMissing(field, missing, runs.documents());
                runs.add(value);
            }
            runs.add(value);
        }
        for (; runs.documents() < documents; missing++) {
            checkMissing(field, missing, runs.documents());
            runs.add(value);
        }
        runs.finish(meta);
    }

    @Override
    public void mergeBinaryField(FieldInfo field, MergeState state) throws IOException {
        startField(field, BlockIndex.TYPE);
        BlockWriter blocks = new BlockWriter(frames);
        new BlockMerger(field, state, blocks).merge();
        if (blocks.documents() < documents) {
            throw missing(field, blocks.documents());
        }
        blocks.finish(meta);
        if (state.infoStream.isEnabled(BlockDocValuesFormat.NAME)) {
            int encoded = blocks.blocks() - blocks.copiedBlocks();
            state.infoStream.message(
                    BlockDocValuesFormat.NAME,
                    "merged " + field.name + ": " + blocks.copiedBlocks() + " blocks copied, " + encoded + " encoded");
        }
    }

    private void startField(FieldInfo field, byte type) throws IOException {
        if (field.docValuesSkipIndexType() != DocValuesSkipIndexType.NONE) {
            throw new IllegalArgumentException("field '" + field.name + "' wants a skip index, which "
                    + BlockDocValuesFormat.NAME + " does not have");
        }
        meta.writeVInt(field.number + 1);
        meta.writeByte(type);
    }

    private void checkMissing(FieldInfo field, int missing, int document) {
        if (missing >= failedDocuments) {
            throw missing(field, document);
        }
    }

    private static IllegalStateException missing(FieldInfo field, int document) {
        return new IllegalStateException("document " + document + " has no value in field '" + field.name + "'; "
                + BlockDocValuesFormat.NAME + " needs one in every document");
    }

    @Override
    public void addSortedField(FieldInfo field, DocValuesProducer producer) {
        throw unsupported(field);
    }

    @Override
    public void addSortedNumericField(FieldInfo field, DocValuesProducer producer) {
        throw unsupported(field);
    }

    @Override
    public void addSortedSetField(FieldInfo field, DocValuesProducer producer) {
        throw unsupported(field);
    }

    static IllegalArgumentException unsupported(FieldInfo field) {
        return new IllegalArgumentException("field '" + field.name + "' is of type " + field.getDocValuesType() + "; "
                + BlockDocValuesFormat.NAME + " holds only BINARY and NUMERIC");
    }

    @Override
    public void close() throws IOException {
        try (meta;
                data;
                frames) {
            meta.writeVInt(0);
            CodecUtil.writeFooter(data);
            meta.writeVLong(data.getFilePointer());
            CodecUtil.writeFooter(meta);
        }
    }
}
