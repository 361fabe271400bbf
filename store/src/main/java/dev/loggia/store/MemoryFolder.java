package dev.loggia.store;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;

/** A store in memory, gone with the object. */
final class MemoryFolder implements StoreFolder {

    private final Map<String, GroupMetadata> groups = new ConcurrentHashMap<>();
    private final Map<String, Directory> indexes = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();

    @Override
    public String place() {
        return "the store in memory";
    }

    @Override
    public List<String> groupIds() {
        return List.copyOf(groups.keySet());
    }

    @Override
    public GroupMetadata metadata(String id) {
        GroupMetadata group = groups.get(id);
        if (group == null) {
            throw StoreFolder.noGroup(id, place());
        }
        return group;
    }

    @Override
    public void write(GroupMetadata group) {
        if (!lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("metadata are written under the lock of the store only");
        }
        indexes.computeIfAbsent(group.id(), id -> new ByteBuffersDirectory());
        groups.put(group.id(), group);
    }

    @Override
    public Directory index(String id) {
        Directory index = indexes.get(id);
        if (index == null) {
            throw StoreFolder.noGroup(id, place());
        }
        return new Shared(index);
    }

    @Override
    public void delete(String id) {
        groups.remove(id);
        indexes.remove(id);
    }

    @Override
    public <T> T locked(Supplier<T> action) {
        if (lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("the lock is not to be nested");
        }
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    /** Closing it must not lose the files, as closing a folder on disk does not. */
    private static final class Shared extends FilterDirectory {

        Shared(Directory index) {
            super(index);
        }

        @Override
        public void close() {}
    }
}
