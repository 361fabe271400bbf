package dev.loggia;

import dev.loggia.diagnostic.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * A table that the commands {@code lookup} and {@code cidrlookup} of a query may name: CSV by RFC 4180, in UTF-8, whose first line names
 * the columns. All cells are text. Held in memory; immutable, thread-safe.
 */
public final class LookupTable {

    private final dev.loggia.query.lookup.LookupTable table;

    private LookupTable(dev.loggia.query.lookup.LookupTable table) {
        this.table = table;
    }

    /**
     * A table from text.
     *
     * @param name 1 to 256 letters, digits and {@code _}
     * @throws DataException when the name is none, or the text is not such CSV or has more than 10 MB
     */
    public static LookupTable of(String name, String csv) {
        return of(name, csv.getBytes(StandardCharsets.UTF_8));
    }

    static LookupTable of(String name, byte[] csv) {
        return new LookupTable(dev.loggia.query.lookup.LookupTable.parse(name, csv));
    }

    /**
     * A table from a file, which is read now.
     *
     * @param name 1 to 256 letters, digits and {@code _}
     * @throws DataException when the name is none, the file cannot be read, is not such CSV, or has more than 10 MB
     */
    public static LookupTable read(String name, Path file) {
        return of(name, readBytes(name, file));
    }

    /**
     * The bytes of a file to be {@link LookupTables#put stored} as a table; no more than one beyond what a table may have.
     *
     * @throws DataException when a table cannot have the name, or the file cannot be read
     */
    public static byte[] readBytes(String name, Path file) {
        dev.loggia.query.lookup.LookupTable.checkName(name);
        try (InputStream input = Files.newInputStream(file)) {
            return readBytes(input);
        } catch (IOException e) {
            throw new DataException(
                    "lookup-unreadable",
                    "cannot read lookup table " + name + " from " + file + ": " + reason(e),
                    "check the path and who may read it",
                    e);
        }
    }

    /** The bytes of a stream, as those of a file; it is not closed. */
    public static byte[] readBytes(InputStream input) throws IOException {
        return input.readNBytes(dev.loggia.query.lookup.LookupTable.MOST_BYTES + 1);
    }

    private static String reason(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        String reason = failure instanceof FileSystemException system ? system.getReason() : failure.getMessage();
        return reason == null ? failure.getClass().getSimpleName() : reason;
    }

    public String name() {
        return table.name();
    }

    /** The names of the columns, in their order. */
    public List<String> columns() {
        return table.columns();
    }

    /** How many rows it has, the header not counted. */
    public int size() {
        return table.size();
    }

    dev.loggia.query.lookup.LookupTable table() {
        return table;
    }
}
