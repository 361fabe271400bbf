package dev.loggia;

import dev.loggia.diagnostic.DataException;
import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.diagnostic.QueryInvalidException;
import dev.loggia.diagnostic.Severity;
import dev.loggia.query.QueryEngine;
import dev.loggia.query.QueryOptions;
import dev.loggia.store.Definitions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The saved queries of a data folder, or of a store in memory: every query over it may call them. Thread-safe; what other programs do to
 * them is seen at once.
 */
public final class SavedQueries {

    private static final int LONGEST_DESCRIPTION = 512;

    private final Definitions stored;

    SavedQueries(Definitions stored) {
        this.stored = stored;
    }

    /** All by name, without those that are {@link #damaged}. */
    public List<SavedQueryDescription> list() {
        return stored.all().stream().map(StoredDetails::savedQuery).toList();
    }

    /** Why saved queries that are there cannot be used, not even by their names: an error for each. */
    public List<Diagnostic> damaged() {
        return stored.unreadable().stream()
                .map(failure -> failure.diagnostics().getFirst())
                .toList();
    }

    /** The one of a name, if there is one. @throws DataException when it may be one that is damaged */
    public Optional<SavedQueryDescription> find(String name) {
        return stored.find(name).map(StoredDetails::savedQuery);
    }

    /**
     * Every mistake and warning of a query that is to be saved: those of its name and its parameters have no place, those of its text are in
     * its order. Parameters without a default are taken for what fits best.
     */
    public List<Diagnostic> check(SavedQuery query) {
        List<Diagnostic> found = new ArrayList<>();
        checkDescription("saved query " + query.name(), query.description(), found);
        query.parameters()
                .forEach(
                        parameter -> checkDescription("parameter " + parameter.name(), parameter.description(), found));
        found.addAll(QueryEngine.check(query.definition(), QueryOptions.standard(0)));
        return List.copyOf(found);
    }

    private static void checkDescription(String of, String description, List<Diagnostic> found) {
        if (description.length() > LONGEST_DESCRIPTION) {
            found.add(new Diagnostic(
                    "saved-query-description",
                    Severity.ERROR,
                    "the description of " + of + " has " + description.length() + " characters",
                    null,
                    "it may have up to " + LONGEST_DESCRIPTION));
        }
    }

    /**
     * Saves a query, in the place of one with its name.
     *
     * @throws QueryInvalidException with every mistake that {@link #check} finds
     * @throws DataException when there are 1,000 others already, or the data folder cannot be written to
     */
    public SavedQueryDescription put(SavedQuery query) {
        List<Diagnostic> mistakes = check(query).stream()
                .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                .toList();
        if (!mistakes.isEmpty()) {
            throw new QueryInvalidException(mistakes);
        }
        return StoredDetails.savedQuery(stored.put(query.name(), StoredDetails.of(query), new byte[0]));
    }

    /** Removes the saved query of a name. @return whether there was one */
    public boolean remove(String name) {
        return stored.delete(name);
    }
}
