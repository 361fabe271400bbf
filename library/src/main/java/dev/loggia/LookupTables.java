package dev.loggia;

import dev.loggia.diagnostic.DataException;
import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.store.Definitions;
import java.util.List;
import java.util.Optional;

/**
 * The lookup tables of a data folder, or of a store in memory: every query over it may look up in them. Thread-safe; what other programs do
 * to them is seen at once.
 */
public final class LookupTables {

    private final Definitions stored;

    LookupTables(Definitions stored) {
        this.stored = stored;
    }

    /** All by name, without those that are {@link #damaged}. */
    public List<LookupTableDescription> list() {
        return stored.all().stream().map(StoredDetails::lookupTable).toList();
    }

    /** Why tables that are there cannot be used, not even by their names: an error for each. */
    public List<Diagnostic> damaged() {
        return stored.unreadable().stream()
                .map(failure -> failure.diagnostics().getFirst())
                .toList();
    }

    /** The table of a name, if there is one, read now. @throws DataException when it may be one that is damaged */
    public Optional<LookupTable> find(String name) {
        return csv(name).map(csv -> LookupTable.of(name, csv));
    }

    /** The CSV of a table as it was stored, if there is one of that name. @throws DataException when it may be one that is damaged */
    public Optional<byte[]> csv(String name) {
        return stored.bytes(name);
    }

    /**
     * Stores a table, in the place of one with its name.
     *
     * @param name 1 to 256 letters, digits and {@code _}
     * @param csv UTF-8, by RFC 4180; its first line names the columns
     * @throws DataException when the name is none, the text is not such CSV or has more than 10 MB, there are 100 other tables already, or the
     *     data folder cannot be written to
     */
    public LookupTableDescription put(String name, byte[] csv) {
        LookupTable table = LookupTable.of(name, csv);
        return StoredDetails.lookupTable(stored.put(name, StoredDetails.of(table), csv));
    }

    /** Removes the table of a name. @return whether there was one */
    public boolean remove(String name) {
        return stored.delete(name);
    }
}
