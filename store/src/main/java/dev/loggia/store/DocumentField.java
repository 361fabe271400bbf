package dev.loggia.store;

import java.io.Reader;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.InvertableType;
import org.apache.lucene.document.StoredValue;
import org.apache.lucene.index.DocValuesSkipIndexType;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.IndexableFieldType;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** One doc-values field whose value is set anew for each document, so that indexing an event makes no objects. Thread-confined. */
final class DocumentField implements IndexableField {

    private final String name;
    private final IndexableFieldType type;
    private final MutableNumber number = new MutableNumber();
    private final BytesRef bytes = new BytesRef();
    private final boolean numeric;

    private DocumentField(String name, DocValuesType type, DocValuesSkipIndexType skipIndex) {
        FieldType fieldType = new FieldType();
        fieldType.setDocValuesType(type);
        fieldType.setDocValuesSkipIndexType(skipIndex);
        fieldType.freeze();
        this.name = name;
        this.type = fieldType;
        this.numeric = type == DocValuesType.NUMERIC;
    }

    static DocumentField of(String name, DocValuesType type) {
        return new DocumentField(name, type, DocValuesSkipIndexType.NONE);
    }

    /** With the smallest and largest value of each range of documents beside the values. */
    static DocumentField withBounds(String name) {
        return new DocumentField(name, DocValuesType.NUMERIC, DocValuesSkipIndexType.RANGE);
    }

    DocumentField set(long value) {
        number.value = value;
        return this;
    }

    /** The bytes are read when the document is added, not later. */
    DocumentField set(byte[] value, int start, int end) {
        bytes.bytes = value;
        bytes.offset = start;
        bytes.length = end - start;
        return this;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public IndexableFieldType fieldType() {
        return type;
    }

    @Override
    public @Nullable BytesRef binaryValue() {
        return numeric ? null : bytes;
    }

    @Override
    public @Nullable Number numericValue() {
        return numeric ? number : null;
    }

    @Override
    public @Nullable TokenStream tokenStream(Analyzer analyzer, @Nullable TokenStream reuse) {
        return null;
    }

    @Override
    public @Nullable String stringValue() {
        return null;
    }

    @Override
    public @Nullable Reader readerValue() {
        return null;
    }

    @Override
    public @Nullable StoredValue storedValue() {
        return null;
    }

    @Override
    public InvertableType invertableType() {
        return InvertableType.BINARY;
    }

    private static final class MutableNumber extends Number {
        private static final long serialVersionUID = 1L;

        private long value;

        @Override
        public int intValue() {
            return (int) value;
        }

        @Override
        public long longValue() {
            return value;
        }

        @Override
        public float floatValue() {
            return value;
        }

        @Override
        public double doubleValue() {
            return value;
        }
    }
}
