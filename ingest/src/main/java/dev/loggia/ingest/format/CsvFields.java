package dev.loggia.ingest.format;

import dev.loggia.event.FieldReader;
import dev.loggia.event.FieldSink;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The fields of records of comma-separated values under the names of their columns. Empty cells and those that are {@code -} are missing;
 * a record with another number of cells has no fields. The identity holds the delimiter and the names.
 */
final class CsvFields implements FieldReader {

    private final char delimiter;
    private final List<String> names;
    private final List<LineColumn> columns;

    private CsvFields(char delimiter, List<String> names) {
        this.delimiter = delimiter;
        this.names = List.copyOf(names);
        this.columns = LineColumn.plain(names);
    }

    /**
     * The reader of records whose columns a header names: without blanks around them, one that is empty as {@code column3}, one that comes
     * again with a number as {@code name_2}.
     */
    static CsvFields of(char delimiter, List<String> header) {
        List<String> names = new ArrayList<>();
        Set<String> taken = new HashSet<>(header);
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).strip();
            String unique = name.isEmpty() ? "column" + (i + 1) : name;
            for (int n = 2; names.contains(unique) || !unique.equals(name) && taken.contains(unique); n++) {
                unique = (name.isEmpty() ? "column" + (i + 1) : name) + "_" + n;
            }
            names.add(unique);
        }
        return new CsvFields(delimiter, names);
    }

    /** The reader of an identity. @param parameters delimiter and names with bars between them */
    static CsvFields of(String parameters) {
        List<String> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        for (int i = 2; i < parameters.length(); i++) {
            char c = parameters.charAt(i);
            if (c == '|') {
                names.add(name.toString());
                name.setLength(0);
            } else {
                i += c == '\\' ? 1 : 0;
                name.append(parameters.charAt(i));
            }
        }
        names.add(name.toString());
        return new CsvFields(parameters.charAt(0), names);
    }

    char delimiter() {
        return delimiter;
    }

    List<String> names() {
        return names;
    }

    @Override
    public String identity() {
        return names.stream()
                .map(name -> name.replace("\\", "\\\\").replace("|", "\\|"))
                .collect(Collectors.joining("|", CsvFile.NAME + "|" + delimiter + "|", ""));
    }

    @Override
    public boolean verbatim() {
        return false;
    }

    @Override
    public boolean read(byte[] buffer, int start, int end, FieldSink fields) {
        int[] cells = new int[2 * names.size()];
        if (CsvRecord.cut(delimiter, buffer, start, end, cells) != names.size()) {
            return false;
        }
        for (int i = 0; i < names.size(); i++) {
            int from = cells[2 * i];
            int to = cells[2 * i + 1];
            if (from >= 0) {
                columns.get(i).put(buffer, from, to, fields);
            } else {
                byte[] text = CsvRecord.unquoted(buffer, ~from, to);
                columns.get(i).put(text, 0, text.length, fields);
            }
        }
        return true;
    }
}
