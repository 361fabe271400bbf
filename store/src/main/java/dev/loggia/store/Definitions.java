package dev.loggia.store;

import dev.loggia.diagnostic.DataException;
import dev.loggia.event.Value;
import dev.loggia.store.DefinitionFormat.Content;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The definitions of one kind that a store keeps, by their names, which are any text. Thread-safe. Any number of processes may read and
 * change them: each is replaced as a whole, and of two who replace one the last wins.
 */
public final class Definitions {

    private final StoreFolder folder;
    private final DefinitionFiles files;
    private final DefinitionKind kind;
    private final StoreOptions options;

    Definitions(StoreFolder folder, DefinitionKind kind, StoreOptions options) {
        this.folder = folder;
        this.files = folder.definitions(kind);
        this.kind = kind;
        this.options = options;
    }

    /** Reads a file that is open. */
    @FunctionalInterface
    private interface Reading<T> {
        T read(String id, InputStream file, String path) throws IOException;
    }

    /** By name, without those that cannot be read: {@link #unreadable} tells these. */
    public List<Definition> all() {
        List<Definition> found = new ArrayList<>();
        readHeads(found, new ArrayList<>());
        found.sort(Comparator.comparing(Definition::name));
        return List.copyOf(found);
    }

    /** Why definitions that are there cannot be used, not even by their names: a failure for each. */
    public List<DataException> unreadable() {
        List<DataException> unreadable = new ArrayList<>();
        readHeads(new ArrayList<>(), unreadable);
        return List.copyOf(unreadable);
    }

    private void readHeads(List<Definition> found, List<DataException> unreadable) {
        for (String id : ids()) {
            try {
                open(id, DefinitionFormat::readHead).ifPresent(found::add);
            } catch (DataException e) {
                unreadable.add(e);
            }
        }
    }

    /** The definition of a name, if there is one. @throws DataException when it may be one that cannot be read */
    public Optional<Definition> find(String name) {
        List<Definition> found = new ArrayList<>();
        List<DataException> unreadable = new ArrayList<>();
        readHeads(found, unreadable);
        Optional<Definition> definition = named(name, found);
        if (definition.isEmpty() && !unreadable.isEmpty()) {
            throw unreadable.getFirst();
        }
        return definition;
    }

    private static Optional<Definition> named(String name, List<Definition> definitions) {
        return definitions.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst();
    }

    /** The bytes of the definition of a name, if there is one. @throws DataException when they are damaged or cannot be read */
    public Optional<byte[]> bytes(String name) {
        return find(name)
                .flatMap(definition -> open(definition.id(), DefinitionFormat::read))
                .map(Content::body);
    }

    /**
     * Stores a definition, in the place of one with that name.
     *
     * @throws DataException when there are too many, or the store cannot be written to
     */
    public Definition put(String name, Value.MapValue details, byte[] bytes) {
        long now = options.clock().millis();
        return folder.locked(() -> {
            List<Definition> others = all();
            Optional<Definition> before = named(name, others);
            if (before.isEmpty() && others.size() >= kind.most()) {
                throw new DataException(
                        "too-many-definitions",
                        "there are " + others.size() + " " + kind.many() + " already, and no more are possible",
                        "remove one that is not needed");
            }
            Definition stored = new Definition(
                    before.map(Definition::id).orElseGet(() -> UUID.randomUUID().toString()),
                    name,
                    before.map(Definition::created).orElse(now),
                    now,
                    details,
                    bytes.length);
            try {
                files.write(stored.id(), DefinitionFormat.write(stored, bytes));
            } catch (IOException e) {
                throw StoreFailure.writingTo(kind.one() + " " + name, e);
            }
            return stored;
        });
    }

    /** Deletes the definition of a name. @return whether there was one */
    public boolean delete(String name) {
        return find(name).isPresent()
                && folder.locked(() -> {
                    Optional<Definition> found = find(name);
                    found.ifPresent(this::delete);
                    return found.isPresent();
                });
    }

    private void delete(Definition definition) {
        try {
            files.delete(definition.id());
        } catch (IOException e) {
            throw StoreFailure.writingTo(kind.one() + " " + definition.name(), e);
        }
    }

    private List<String> ids() {
        try {
            return files.ids();
        } catch (IOException e) {
            throw StoreFailure.unreadableFile("the " + kind.many(), e);
        }
    }

    /** Empty when it was deleted meanwhile. */
    private <T> Optional<T> open(String id, Reading<T> reading) {
        try (InputStream file = new BufferedInputStream(files.open(id))) {
            return Optional.of(reading.read(id, file, files.path(id)));
        } catch (NoSuchFileException deleted) {
            return Optional.empty();
        } catch (IOException e) {
            throw StoreFailure.unreadableFile(files.path(id), e);
        }
    }
}
