package dev.loggia.query.saved;

import java.util.List;
import java.util.Optional;

/** The saved queries that a query may name. Thread-safe. */
public interface SavedQueries {

    /** The one of a name, if there is one. @throws dev.loggia.diagnostic.DataException when it cannot be read */
    Optional<SavedQuery> find(String name);

    /** The names of all, sorted. */
    List<String> names();

    /** These, whose names differ. */
    static SavedQueries of(List<SavedQuery> queries) {
        List<SavedQuery> copy = List.copyOf(queries);
        return new SavedQueries() {
            @Override
            public Optional<SavedQuery> find(String name) {
                return copy.stream().filter(query -> query.name().equals(name)).findFirst();
            }

            @Override
            public List<String> names() {
                return copy.stream().map(SavedQuery::name).sorted().toList();
            }
        };
    }
}
