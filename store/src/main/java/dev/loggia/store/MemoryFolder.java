package dev.loggia.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;

/** A store in memory. */
final class MemoryFolder implements StoreFolder {

    private final Map<String, GroupMetadata> metadata = new ConcurrentHashMap<>();
    private final Map<String, Directory> directories = new ConcurrentHashMap<>();
    private final Map<DefinitionKind, DefinitionFiles> definitions = new ConcurrentHashMap<>();
    private final Object lock = new Object();

    @Override
    public List<String> groupIds() {
        return List.copyOf(metadata.keySet());
    }

    @Override
    public Optional<GroupMetadata> readMetadata(String id) {
        return Optional.ofNullable(metadata.get(id));
    }

    @Override
    public boolean has(String id) {
        return metadata.containsKey(id);
    }

    @Override
    public void writeMetadata(GroupMetadata changed) {
        metadata.put(changed.id(), changed);
    }

    @Override
    public Directory indexDirectory(String id) {
        return directories.computeIfAbsent(id, key -> new ByteBuffersDirectory());
    }

    @Override
    public void forget(String id) {
        metadata.remove(id);
    }

    @Override
    public void delete(String id) {
        directories.remove(id);
    }

    @Override
    public DefinitionFiles definitions(DefinitionKind kind) {
        return definitions.computeIfAbsent(kind, key -> new MemoryDefinitions());
    }

    @Override
    public <T> T locked(Supplier<T> work) {
        synchronized (lock) {
            return work.get();
        }
    }
}
