package dev.loggia.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.lucene.store.Directory;

/** Where a store's metadata and indexes lie. Thread-safe. */
sealed interface StoreFolder permits DiskFolder, MemoryFolder {

    /** The ids of the groups, in no order. */
    List<String> groupIds();

    /** The metadata of a group, or empty when it was deleted. */
    Optional<GroupMetadata> readMetadata(String id);

    /** Whether there is a group, damaged or not. */
    boolean has(String id);

    /** Replaces the metadata of a group as a whole, or makes a new group. */
    void writeMetadata(GroupMetadata metadata);

    /** Where the index of a group lies; nothing is made before it is written to. */
    Directory indexDirectory(String id);

    /** Makes a group be no more for who looks for it. Its files stay until {@link #delete}. */
    void forget(String id);

    /** Deletes the files of a group that was forgotten. */
    void delete(String id);

    /** The files of the definitions of a kind. */
    DefinitionFiles definitions(DefinitionKind kind);

    /** Does something while no other process or thread does something under this lock. */
    <T> T locked(Supplier<T> work);
}
