package dev.loggia.store;

import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

/**
 * The newest view of a log group: of what its writer in this process has, else of the newest commit. Thread-safe. Who asks for a view
 * does not wait for an append, nor for a commit to force events to the disk, but for the moment in which Lucene writes the list of segments:
 * the lock here is held while views are opened and let go, not while events are written. Who writes may wait for it, and takes it last.
 */
final class GroupViews {

    private final String id;
    private final String name;
    private final Directory directory;
    private final BooleanSupplier exists;
    private final RecentGroups<GroupViews> recent;
    private final ReentrantLock lock = new ReentrantLock();

    private @Nullable GroupWriter writer;
    private @Nullable GroupView view;

    /**
     * @param exists whether the group was not deleted
     * @param recent groups that hold a view which may not be in use
     */
    GroupViews(GroupMetadata metadata, Directory directory, BooleanSupplier exists, RecentGroups<GroupViews> recent) {
        this.id = metadata.id();
        this.name = metadata.name();
        this.directory = directory;
        this.exists = exists;
        this.recent = recent;
    }

    /** @param open whose events are seen from now on, or null for those of the newest commit */
    void see(@Nullable GroupWriter open) {
        lock.lock();
        try {
            writer = open;
            dropNow();
        } finally {
            lock.unlock();
        }
    }

    /** The newest view, acquired for the caller. @throws dev.loggia.diagnostic.DataException when some of it cannot be opened */
    GroupView acquire() {
        lock.lock();
        try {
            return StoreFailure.reading(name, () -> {
                GroupView newest = refreshed();
                newest.acquire();
                return newest;
            });
        } finally {
            lock.unlock();
        }
    }

    private GroupView refreshed() throws IOException {
        DirectoryReader newer = newest();
        if (newer != null) {
            dropNow();
            view = GroupView.of(newer);
        }
        if (view == null) {
            return GroupView.EMPTY;
        }
        recent.use(id, this).forEach(GroupViews::dropIfIdle);
        return view;
    }

    /** What is newer than the view, or null when nothing is. */
    private @Nullable DirectoryReader newest() throws IOException {
        GroupWriter open = writer;
        if (open == null) {
            return newestCommitted();
        }
        try {
            return newestAppended(open);
        } catch (AlreadyClosedException closed) {
            // Either it has committed before, or what was lost is told to who appended it.
            dropNow();
        } catch (IOException | IllegalStateException e) {
            // What was appended goes to files before it can be read: now it is lost, and what is committed can be read.
            open.fail(e);
            dropNow();
        }
        return newestCommitted();
    }

    private @Nullable DirectoryReader newestAppended(GroupWriter open) throws IOException {
        return view == null ? open.reader() : open.readerIfChanged(reader(view));
    }

    private @Nullable DirectoryReader newestCommitted() throws IOException {
        GroupView old = view;
        try {
            return old == null ? DirectoryReader.open(directory) : DirectoryReader.openIfChanged(reader(old));
        } catch (IndexNotFoundException nothingCommitted) {
            checkExists();
            if (old != null) {
                throw nothingCommitted;
            }
            // The first commit may have come in between.
            return GroupWriter.isNew(directory) ? null : DirectoryReader.open(directory);
        } catch (IOException e) {
            checkExists();
            throw e;
        }
    }

    /** Only views of an index are kept. */
    private static DirectoryReader reader(GroupView kept) {
        DirectoryReader reader = kept.reader();
        if (reader == null) {
            throw new IllegalStateException("a view without an index was kept");
        }
        return reader;
    }

    void checkExists() {
        if (!exists.getAsBoolean()) {
            throw StoreFailure.deleted(name);
        }
    }

    /** Lets the view go. Snapshots of it can be read on. */
    void drop() {
        lock.lock();
        try {
            dropNow();
        } finally {
            lock.unlock();
        }
    }

    private void dropNow() {
        GroupView old = view;
        view = null;
        if (old != null) {
            recent.remove(id);
            release(old, name);
        }
    }

    /** Lets the view go unless somebody is asking for it. */
    private void dropIfIdle() {
        if (lock.tryLock()) {
            try {
                dropNow();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Lets the view go when there is a newer one and no snapshot has it, for it keeps files that merges have replaced. */
    void dropIfOutdated() {
        if (lock.tryLock()) {
            try {
                boolean outdated = StoreFailure.reading(name, () -> {
                    DirectoryReader reader = view == null ? null : view.reader();
                    return reader != null && reader.getRefCount() == 1 && !reader.isCurrent();
                });
                if (outdated) {
                    dropNow();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /** Releases a view that was acquired. */
    static void release(GroupView view, String group) {
        StoreFailure.reading(group, () -> {
            view.release();
            return true;
        });
    }
}
