package dev.loggia.store;

import dev.loggia.diagnostic.DataException;
import dev.loggia.event.Batch;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

/**
 * The index of one log group in this process: its writer while it is open, and its newest view. Thread-safe: one thread writes at a time.
 */
final class GroupIndex {

    private static final String DEFAULT_STREAM = "default";

    /** Another process may delete merged files while we open them: then there is a newer commit. */
    private static final int MOST_TRIES = 20;

    /** Work on an open writer. */
    @FunctionalInterface
    interface Writing<T> {
        T with(GroupWriter writer) throws IOException;
    }

    private final String id;
    private final String name;
    private final Directory directory;
    private final OpenWriters writers;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();

    private @Nullable GroupWriter writer;
    private @Nullable GroupView view;
    private @Nullable DataException failure;
    private long uncommittedSince;

    GroupIndex(String id, String name, Directory directory, OpenWriters writers, Clock clock) {
        this.id = id;
        this.name = name;
        this.directory = directory;
        this.writers = writers;
        this.clock = clock;
    }

    long append(Batch events, Map<String, String> positions) {
        return write(open -> {
            open.setBufferBytes(writers.bytesOfAWriter());
            boolean first = !open.hasUncommitted();
            long last = open.append(events, DEFAULT_STREAM, clock.millis(), positions);
            if (first && open.hasUncommitted()) {
                uncommittedSince = clock.millis();
            }
            return last;
        });
    }

    /** How far each source was read: with what was appended here, else as of the newest commit. */
    Map<String, String> positions() {
        lock.lock();
        try {
            if (writer != null) {
                return writer.positions();
            }
            return DirectoryReader.indexExists(directory)
                    ? GroupWriter.positions(
                            SegmentInfos.readLatestCommit(directory).getUserData())
                    : Map.of();
        } catch (IOException e) {
            throw StoreFailure.reading(name, e);
        } finally {
            lock.unlock();
        }
    }

    /** Makes durable what was appended; tells what was lost since the last time, if anything. */
    void commit() {
        lock.lock();
        try {
            DataException earlier = failure;
            failure = null;
            if (earlier != null) {
                throw earlier;
            }
            if (writer != null) {
                write(GroupIndex::commit);
            }
        } finally {
            lock.unlock();
        }
    }

    private static boolean commit(GroupWriter open) throws IOException {
        open.commit();
        return true;
    }

    /** Commits what has waited since before a time, unless the group is busy. A failure is told to who uses the group next. */
    void commitIfOlderThan(long millis) {
        if (lock.tryLock()) {
            try {
                if (failure == null && writer != null && writer.hasUncommitted() && uncommittedSince < millis) {
                    write(GroupIndex::commit);
                }
            } catch (DataException e) {
                failure = e;
            } finally {
                lock.unlock();
            }
        }
    }

    /**
     * Does something with the writer, which is opened if need be. When that fails, what is not committed is lost, and until
     * {@link #commit} has said so to whoever appended it, nothing more is taken.
     */
    <T> T write(Writing<T> writing) {
        lock.lock();
        try {
            if (failure != null) {
                throw failure;
            }
            boolean done = false;
            boolean uncommitted = writer != null && writer.hasUncommitted();
            try {
                T result = writing.with(open());
                done = true;
                return result;
            } catch (IOException e) {
                DataException told = StoreFailure.writing(name, e);
                failure = uncommitted ? told : null;
                throw told;
            } finally {
                if (!done) {
                    abandon();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private GroupWriter open() throws IOException {
        GroupWriter open = writer;
        if (open == null) {
            writers.use(id, this);
            open = new GroupWriter(
                    directory, new org.apache.lucene.index.LogByteSizeMergePolicy(), writers.bytesOfAWriter());
            writer = open;
            dropView();
            open.mergeWhatIsDue();
        } else {
            writers.use(id, this);
        }
        return open;
    }

    /** Gives up what is not committed. */
    private void abandon() {
        GroupWriter open = writer;
        writer = null;
        writers.closed(id);
        dropView();
        if (open != null) {
            try {
                open.rollback();
            } catch (IOException e) {
                throw StoreFailure.writing(name, e);
            }
        }
    }

    /** The newest view, acquired for the caller. @throws DataException when some of it cannot be opened */
    GroupView acquireView() {
        lock.lock();
        try {
            GroupView newest = refreshed();
            newest.acquire();
            return newest;
        } catch (IOException | IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
            throw StoreFailure.reading(name, e);
        } finally {
            lock.unlock();
        }
    }

    /** What can be opened of the newest view, acquired for the caller. @param lost receives a sentence for each part that cannot */
    GroupView acquireReadable(List<String> lost) {
        try {
            return acquireView();
        } catch (DataException damaged) {
            lock.lock();
            try {
                return GroupView.of(SalvageDirectory.open(directory, lost));
            } catch (IOException | IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
                throw StoreFailure.reading(name, e);
            } finally {
                lock.unlock();
            }
        }
    }

    private GroupView refreshed() throws IOException {
        GroupView old = view;
        DirectoryReader oldReader = old == null ? null : old.reader();
        DirectoryReader newer;
        if (writer != null) {
            newer = oldReader == null ? writer.reader() : writer.readerIfChanged(oldReader);
        } else {
            newer = newestCommitted(oldReader);
        }
        if (newer != null) {
            dropView();
            view = GroupView.of(newer);
            return view;
        }
        return old == null ? GroupView.EMPTY : old;
    }

    private @Nullable DirectoryReader newestCommitted(@Nullable DirectoryReader old) throws IOException {
        for (int tries = 1; ; tries++) {
            try {
                return old != null
                        ? DirectoryReader.openIfChanged(old)
                        : DirectoryReader.indexExists(directory) ? DirectoryReader.open(directory) : null;
            } catch (NoSuchFileException | FileNotFoundException e) {
                if (tries == MOST_TRIES) {
                    throw e;
                }
            }
        }
    }

    private void dropView() {
        GroupView old = view;
        view = null;
        if (old != null) {
            try {
                old.release();
            } catch (IOException e) {
                throw StoreFailure.reading(name, e);
            }
        }
    }

    /** Deletes the events that match, for good. */
    void delete(Query query) {
        write(open -> {
            open.delete(query);
            return true;
        });
    }

    void compact() {
        write(open -> {
            open.compact();
            return true;
        });
    }

    /** Commits and closes the writer unless somebody is using it. */
    void closeIfIdle() {
        if (lock.tryLock()) {
            try {
                closeWriter();
            } catch (DataException e) {
                failure = e;
            } finally {
                lock.unlock();
            }
        }
    }

    /** Commits, and lets everything go. May be used again. */
    void close() {
        lock.lock();
        try {
            DataException earlier = failure;
            failure = null;
            if (earlier != null) {
                throw earlier;
            }
            closeWriter();
        } finally {
            dropView();
            lock.unlock();
        }
    }

    private void closeWriter() {
        GroupWriter open = writer;
        if (open != null) {
            writer = null;
            writers.closed(id);
            dropView();
            try {
                open.close();
            } catch (IOException e) {
                throw StoreFailure.writing(name, e);
            }
        }
    }

    /** Gives up everything, for a group that is being deleted. @throws DataException when another process writes to it */
    void discardAll() {
        lock.lock();
        try {
            failure = null;
            write(open -> true);
            abandon();
        } finally {
            lock.unlock();
        }
    }

    /** Releases a view that was acquired. */
    static void release(GroupView view, String group) {
        try {
            view.release();
        } catch (IOException e) {
            throw StoreFailure.reading(group, e);
        }
    }
}
