package dev.loggia.store.codec;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.codecs.DocValuesProducer;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DocValuesSkipper;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.store.FileTypeHint;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/** Opens the two files of a segment. The metadata stay in memory; each reader of values has its own place in the data file. */
final class BlockDocValuesProducer extends DocValuesProducer {

    private final Map<Integer, FieldIndex> fields = new HashMap<>();
    private final String dataName;
    private final IndexInput data;
    private final Decompressors decompressors = new Decompressors();

    BlockDocValuesProducer(SegmentReadState state, String metaName, String dataName) throws IOException {
        this.dataName = dataName;
        long dataLength;
        try (IndexInput meta = state.directory.openInput(metaName, IOContext.READONCE)) {
            checkHeader(meta, state, BlockDocValuesFormat.META_CODEC);
            // Before any of it is believed: a wrong count would ask for absurd amounts of memory.
            CodecUtil.checksumEntireFile(meta);
            readFields(meta);
            dataLength = meta.readVLong();
        }
        data = state.directory.openInput(dataName, state.context.withHints(FileTypeHint.DATA));
        try {
            checkHeader(data, state, BlockDocValuesFormat.DATA_CODEC);
            CodecUtil.retrieveChecksum(data, dataLength);
        } catch (Throwable e) {
            IOUtils.closeWhileSuppressingExceptions(e, data);
            throw e;
        }
    }

    private static void checkHeader(IndexInput input, SegmentReadState state, String codec) throws IOException {
        CodecUtil.checkIndexHeader(
                input,
                codec,
                BlockDocValuesFormat.FIRST_VERSION,
                BlockDocValuesFormat.VERSION,
                state.segmentInfo.getId(),
                state.segmentSuffix);
    }

    private void readFields(IndexInput meta) throws IOException {
        for (int field = meta.readVInt() - 1; field >= 0; field = meta.readVInt() - 1) {
            byte type = meta.readByte();
            fields.put(
                    field,
                    switch (type) {
                        case BlockIndex.TYPE -> BlockIndex.read(meta);
                        case RunIndex.TYPE -> RunIndex.read(meta);
                        default -> throw new CorruptIndexException("unknown type of field " + type, meta);
                    });
        }
    }

    @Override
    public BinaryDocValues getBinary(FieldInfo field) {
        if (fields.get(field.number) instanceof BlockIndex index) {
            return new BlockReader(index, data.clone(), decompressors, dataName);
        }
        throw absent(field);
    }

    @Override
    public NumericDocValues getNumeric(FieldInfo field) {
        if (fields.get(field.number) instanceof RunIndex index) {
            return new RunReader(index, data.clone(), decompressors, dataName);
        }
        throw absent(field);
    }

    private IllegalArgumentException absent(FieldInfo field) {
        return new IllegalArgumentException(
                dataName + " holds no field '" + field.name + "' of type " + field.getDocValuesType());
    }

    @Override
    public SortedDocValues getSorted(FieldInfo field) {
        throw BlockDocValuesConsumer.unsupported(field);
    }

    @Override
    public SortedNumericDocValues getSortedNumeric(FieldInfo field) {
        throw BlockDocValuesConsumer.unsupported(field);
    }

    @Override
    public SortedSetDocValues getSortedSet(FieldInfo field) {
        throw BlockDocValuesConsumer.unsupported(field);
    }

    @Override
    public @Nullable DocValuesSkipper getSkipper(FieldInfo field) {
        return null;
    }

    @Override
    public void checkIntegrity() throws IOException {
        CodecUtil.checksumEntireFile(data);
    }

    @Override
    public void close() throws IOException {
        try (data) {
            decompressors.close();
        }
    }
}
