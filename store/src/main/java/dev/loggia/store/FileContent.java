package dev.loggia.store;

import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.lucene.codecs.perfield.PerFieldDocValuesFormat;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.IndexFileNames;
import org.jspecify.annotations.Nullable;

/** What the files of an index hold, as far as their names tell. */
final class FileContent {

    private static final int NAMED = 3;

    private FileContent() {}

    /** In words. */
    static String of(String file, @Nullable FieldInfos fields) {
        if (file.startsWith(IndexFileNames.SEGMENTS)) {
            return "the list of all segments";
        }
        String extension = IndexFileNames.getExtension(file);
        return switch (extension == null ? "" : extension) {
            case "si" -> "what a segment consists of";
            case "fnm" -> "the names of the columns of a segment";
            case "liv" -> "which events of a segment were deleted";
            case "cfs" -> "everything of a small segment";
            case "cfe" -> "where the parts of a small segment lie";
            case "dvm" -> "where the values lie of " + columns(file, fields);
            case "dvs" -> "the bounds of " + columns(file, fields);
            case "" -> "something unknown";
            default -> columns(file, fields);
        };
    }

    private static String columns(String file, @Nullable FieldInfos fields) {
        List<String> names = fields == null
                ? List.of()
                : columnsOf(file, fields).stream().map(FieldInfo::getName).toList();
        if (names.isEmpty()) {
            return "parts of a segment";
        }
        String first = String.join(", ", names.subList(0, Math.min(names.size(), NAMED)));
        int more = names.size() - NAMED;
        return (names.size() == 1 ? "the column " : "the columns ")
                + first
                + (more > 0 ? " and " + more + " more" : "");
    }

    /** The columns that share a file of a segment; empty when the file is not one of columns. */
    static List<FieldInfo> columnsOf(String file, FieldInfos fields) {
        return StreamSupport.stream(fields.spliterator(), false)
                .filter(field -> IndexFileNames.stripSegmentName(file).startsWith(prefix(field)))
                .toList();
    }

    /** Lucene gives columns of one format files of their own, and notes their name beside the field. */
    private static String prefix(FieldInfo field) {
        return "_" + field.getAttribute(PerFieldDocValuesFormat.PER_FIELD_FORMAT_KEY) + "_"
                + field.getAttribute(PerFieldDocValuesFormat.PER_FIELD_SUFFIX_KEY) + ".";
    }
}
