package dev.loggia.query.lookup;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The tables that a query may name. Thread-safe. */
public interface LookupTables {

    /** The table of a name, if there is one. @throws dev.loggia.diagnostic.DataException when it cannot be read */
    Optional<LookupTable> find(String name);

    /** The names of all tables, sorted. */
    List<String> names();

    /** These tables by their names. */
    static LookupTables of(Map<String, LookupTable> tables) {
        Map<String, LookupTable> copy = Map.copyOf(tables);
        return new LookupTables() {
            @Override
            public Optional<LookupTable> find(String name) {
                return Optional.ofNullable(copy.get(name));
            }

            @Override
            public List<String> names() {
                return copy.keySet().stream().sorted().toList();
            }
        };
    }

    /** These tables, and those others whose names they do not have. */
    static LookupTables over(Map<String, LookupTable> tables, LookupTables others) {
        LookupTables these = of(tables);
        return new LookupTables() {
            @Override
            public Optional<LookupTable> find(String name) {
                return these.find(name).or(() -> others.find(name));
            }

            @Override
            public List<String> names() {
                return Stream.concat(these.names().stream(), others.names().stream())
                        .distinct()
                        .sorted()
                        .toList();
            }
        };
    }
}
