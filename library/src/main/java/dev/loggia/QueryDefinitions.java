package dev.loggia;

import dev.loggia.query.lookup.LookupTable;
import dev.loggia.query.lookup.LookupTables;
import dev.loggia.query.saved.SavedQueries;
import dev.loggia.query.saved.SavedQuery;
import dev.loggia.store.DefinitionKind;
import dev.loggia.store.Definitions;
import dev.loggia.store.LogStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What queries may name of a store, which is looked at when they name the first. Thread-safe. */
final class QueryDefinitions implements LookupTables, AutoCloseable {

    private final @Nullable Path folder;
    private final StoreSettings settings;
    private @Nullable LogStore store;

    private QueryDefinitions(@Nullable Path folder, StoreSettings settings, @Nullable LogStore store) {
        this.folder = folder;
        this.settings = settings;
        this.store = store;
    }

    /** Nothing. */
    static QueryDefinitions none() {
        return new QueryDefinitions(null, StoreSettings.standard(), null);
    }

    static QueryDefinitions of(LogStore store) {
        return new QueryDefinitions(null, StoreSettings.standard(), store);
    }

    /** Those of a data folder, which is opened when the first is named. */
    static QueryDefinitions of(Path folder, StoreSettings settings) {
        return new QueryDefinitions(folder, settings, null);
    }

    /** Where they are, and log groups too. */
    synchronized Optional<LogStore> store() {
        if (store == null && folder != null) {
            store = LogStore.open(folder, settings.options());
        }
        return Optional.ofNullable(store);
    }

    private Optional<Definitions> definitions(DefinitionKind kind) {
        return store().map(opened -> opened.definitions(kind));
    }

    private List<String> names(DefinitionKind kind) {
        return definitions(kind).map(Definitions::all).orElse(List.of()).stream()
                .map(definition -> definition.name())
                .toList();
    }

    @Override
    public Optional<LookupTable> find(String name) {
        return definitions(DefinitionKind.LOOKUP_TABLE)
                .flatMap(tables -> tables.bytes(name))
                .map(csv -> LookupTable.parse(name, csv));
    }

    @Override
    public List<String> names() {
        return names(DefinitionKind.LOOKUP_TABLE);
    }

    SavedQueries savedQueries() {
        return new SavedQueries() {
            @Override
            public Optional<SavedQuery> find(String name) {
                return definitions(DefinitionKind.SAVED_QUERY)
                        .flatMap(queries -> queries.find(name))
                        .map(definition ->
                                StoredDetails.savedQuery(definition).query().definition());
            }

            @Override
            public List<String> names() {
                return QueryDefinitions.this.names(DefinitionKind.SAVED_QUERY);
            }
        };
    }

    /** Closes what this opened. */
    @Override
    public synchronized void close() {
        if (folder != null && store != null) {
            store.close();
        }
    }
}
