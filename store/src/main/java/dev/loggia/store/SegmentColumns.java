package dev.loggia.store;

import java.io.Closeable;
import java.io.IOException;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.DocValuesProducer;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.SegmentInfo;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * The columns of one segment, read through its codec alone: also of a segment that is in no commit yet. Thread-confined; open it for
 * moments only. Columns that were updated in place are not its business, as nobody does that here.
 */
final class SegmentColumns implements Closeable {

    private final SliceRecorder files;
    private final FieldInfos fields;
    private final @Nullable DocValuesProducer values;
    private final @Nullable Directory compound;

    private SegmentColumns(
            SliceRecorder files, FieldInfos fields, @Nullable DocValuesProducer values, @Nullable Directory compound) {
        this.files = files;
        this.fields = fields;
        this.values = values;
        this.compound = compound;
    }

    static SegmentColumns open(SegmentInfo segment) throws IOException {
        Codec codec = segment.getCodec();
        Directory compound =
                segment.getUseCompoundFile() ? codec.compoundFormat().getCompoundReader(segment.dir, segment) : null;
        boolean opened = false;
        try {
            SliceRecorder files = new SliceRecorder(compound == null ? segment.dir : compound);
            FieldInfos fields = codec.fieldInfosFormat().read(files, segment, "", IOContext.READONCE);
            DocValuesProducer values = fields.hasDocValues()
                    ? codec.docValuesFormat()
                            .fieldsProducer(new SegmentReadState(files, segment, fields, IOContext.DEFAULT))
                    : null;
            SegmentColumns columns = new SegmentColumns(files, fields, values, compound);
            opened = true;
            return columns;
        } finally {
            if (!opened) {
                IOUtils.closeWhileHandlingException(compound);
            }
        }
    }

    /** The segment's own files, be they alone or within a compound file; tells what is asked of them. */
    SliceRecorder files() {
        return files;
    }

    FieldInfos fields() {
        return fields;
    }

    /** Null when no field has a column. */
    @Nullable
    DocValuesProducer values() {
        return values;
    }

    @Override
    public void close() throws IOException {
        IOUtils.close(values, compound);
    }
}
