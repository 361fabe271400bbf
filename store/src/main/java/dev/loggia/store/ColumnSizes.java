package dev.loggia.store;

import dev.loggia.store.codec.BlockedValues;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.codecs.DocValuesProducer;
import org.apache.lucene.index.DocValuesSkipIndexType;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;

/**
 * The bytes of each column of an index. A file that holds one column is its column's. In a file of several columns, a column has the
 * parts that its reader asks for when it is opened; no values are read. Whatever is left is "(other)", so the sum is what all files
 * take together.
 */
final class ColumnSizes {

    /** What belongs to no column alone: headers, names of columns, marks of deleted events, tables of contents. */
    static final String OTHER = "(other)";

    /** How often a writer may take files away while they are read before that counts as a failure. */
    private static final int ATTEMPTS = 5;

    private final Map<String, Long> bytes = new HashMap<>();

    private ColumnSizes() {}

    /**
     * The largest first. Empty for an index without a commit.
     *
     * @throws IOException when it cannot be read, or a writer took its files away again and again
     */
    static List<ColumnSize> of(Directory index) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return ofNewestCommit(index);
            } catch (FileNotFoundException | NoSuchFileException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static List<ColumnSize> ofNewestCommit(Directory index) throws IOException {
        SegmentInfos commit;
        try {
            commit = SegmentInfos.readLatestCommit(index);
        } catch (IndexNotFoundException e) {
            return List.of();
        }
        ColumnSizes sizes = new ColumnSizes();
        long all = 0;
        for (String file : commit.files(true)) {
            all += index.fileLength(file);
        }
        for (SegmentCommitInfo segment : commit) {
            sizes.addSegment(segment);
        }
        long columns = sizes.bytes.values().stream().mapToLong(Long::longValue).sum();
        sizes.bytes.put(OTHER, all - columns);
        return sizes.bytes.entrySet().stream()
                .map(entry -> new ColumnSize(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(ColumnSize::bytes).reversed().thenComparing(ColumnSize::column))
                .toList();
    }

    private void addSegment(SegmentCommitInfo segment) throws IOException {
        try (SegmentColumns columns = SegmentColumns.open(segment.info)) {
            DocValuesProducer values = columns.values();
            if (values == null) {
                return;
            }
            SliceRecorder files = columns.files();
            Map<String, List<FieldInfo>> ofFile = new HashMap<>();
            for (String file : filesOf(segment, files)) {
                List<FieldInfo> fields = FileContent.columnsOf(file, columns.fields());
                ofFile.put(file, fields);
                if (fields.size() == 1) {
                    add(fields.getFirst(), files.fileLength(file));
                }
            }
            for (FieldInfo field : columns.fields()) {
                Map<String, Long> asked = files.record(() -> open(values, field));
                asked.forEach((file, length) -> {
                    if (ofFile.getOrDefault(file, List.of()).size() > 1) {
                        add(field, length);
                    }
                });
                if (field.getDocValuesType() == DocValuesType.BINARY
                        && values.getBinary(field) instanceof BlockedValues blocks) {
                    add(field, bytes(blocks));
                }
            }
        }
    }

    /** Blocks lie in one file with the runs of other columns, which are next to nothing. */
    private static long bytes(BlockedValues blocks) {
        long bytes = 0;
        for (int block = 0; block < blocks.blocks(); block++) {
            bytes += blocks.packedBytes(block);
        }
        return bytes;
    }

    private void add(FieldInfo field, long length) {
        bytes.merge(field.getName(), length, Long::sum);
    }

    /** Those within a compound file, if the segment is one. */
    private static List<String> filesOf(SegmentCommitInfo segment, Directory files) throws IOException {
        return segment.info.getUseCompoundFile() ? Arrays.asList(files.listAll()) : List.copyOf(segment.info.files());
    }

    private static void open(DocValuesProducer values, FieldInfo field) throws IOException {
        switch (field.getDocValuesType()) {
            case NUMERIC -> values.getNumeric(field);
            case BINARY -> values.getBinary(field);
            case SORTED -> values.getSorted(field).termsEnum();
            case SORTED_NUMERIC -> values.getSortedNumeric(field);
            case SORTED_SET -> values.getSortedSet(field).termsEnum();
            case NONE -> {
                return;
            }
        }
        if (field.docValuesSkipIndexType() != DocValuesSkipIndexType.NONE) {
            values.getSkipper(field);
        }
    }
}
