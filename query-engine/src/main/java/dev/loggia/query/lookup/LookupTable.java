package dev.loggia.query.lookup;

import dev.loggia.diagnostic.DataException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A table for {@code lookup} and {@code cidrlookup}: named columns of text. Immutable, thread-safe. */
public final class LookupTable {

    /** Bytes that a table may have, as in the service. */
    public static final int MOST_BYTES = 10 * 1024 * 1024;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]{1,256}");

    private final String name;
    private final List<String> columns;
    private final List<List<String>> rows;

    private LookupTable(String name, List<String> columns, List<List<String>> rows) {
        this.name = name;
        this.columns = columns;
        this.rows = rows;
    }

    /**
     * Reads a table.
     *
     * @param csv UTF-8; a header with the columns, then rows (RFC 4180); cells that a row has too few of are missing, lines without
     *     anything are left out
     * @throws DataException when the name is none, the table is larger than {@link #MOST_BYTES}, or it is not such CSV
     */
    public static LookupTable parse(String name, byte[] csv) {
        checkName(name);
        checkSize(name, csv.length);
        List<List<String>> records = new CsvRecords(name, text(name, csv)).read();
        if (records.isEmpty()) {
            throw malformed(name, "is empty", "its first line names the columns");
        }
        List<String> columns = records.getFirst();
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (column.isEmpty()) {
                throw malformed(name, "has a column without a name", "name every column in the first line");
            }
            if (!seen.add(column)) {
                throw malformed(name, "has two columns named " + column, "give each a name of its own");
            }
        }
        return new LookupTable(name, columns, records.subList(1, records.size()));
    }

    /** @throws DataException when a table cannot have this name */
    public static void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new DataException(
                    "lookup-name",
                    "a lookup table cannot be named '" + name + "'",
                    "a name has 1 to 256 letters, digits and _");
        }
    }

    /** @throws DataException when a table cannot have so many bytes */
    public static void checkSize(String name, long bytes) {
        if (bytes > MOST_BYTES) {
            throw new DataException(
                    "lookup-size",
                    "lookup table " + name + " has " + bytes + " bytes, more than " + MOST_BYTES,
                    "leave out rows and columns that no query needs");
        }
    }

    private static String text(String name, byte[] csv) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(csv))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new DataException(
                    "lookup-table", "lookup table " + name + " is not UTF-8", "save it as CSV in UTF-8", e);
        }
    }

    static DataException malformed(String name, String what, String hint) {
        return new DataException("lookup-table", "lookup table " + name + " " + what, hint);
    }

    public String name() {
        return name;
    }

    /** The names of the columns, in their order. */
    public List<String> columns() {
        return columns;
    }

    /** How many rows it has. */
    public int size() {
        return rows.size();
    }

    /** A cell, or null when its row ends before. @param row from 0. @param column index in {@link #columns} */
    public @Nullable String cell(int row, int column) {
        List<String> cells = rows.get(row);
        return column < cells.size() ? cells.get(column) : null;
    }
}
