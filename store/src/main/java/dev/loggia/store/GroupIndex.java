package dev.loggia.store;

import dev.loggia.diagnostic.DataException;
import dev.loggia.event.Batch;
import dev.loggia.event.FieldReader;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.Lock;
import org.jspecify.annotations.Nullable;

/**
 * The index of one log group in this process: its writer while it is open, and its {@link GroupViews}. Thread-safe: one thread writes at a
 * time.
 */
final class GroupIndex {

    private static final String DEFAULT_STREAM = "default";

    /** What was appended is durable after this time, and a little. */
    private static final long COMMIT_MILLIS = 1_000;

    /** Work on an open writer. */
    @FunctionalInterface
    interface Writing<T> {
        T with(GroupWriter writer) throws IOException;
    }

    private final String id;
    private final String name;
    private final Directory directory;
    private final OpenWriters writers;
    private final GroupViews views;
    private final Function<String, FieldReader> fieldReaders;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();

    private @Nullable GroupWriter writer;
    private @Nullable DataException failure;
    private long uncommittedSince;
    private int compactions;

    /** Events that were lost have used up the sequences before this one: who has seen them must not see others under their sequences. */
    private long firstFreeSequence;

    /**
     * @param exists whether the group was not deleted
     * @param recent groups that hold a view which may not be in use
     */
    GroupIndex(
            GroupMetadata metadata,
            Directory directory,
            BooleanSupplier exists,
            OpenWriters writers,
            RecentGroups<GroupViews> recent,
            Function<String, FieldReader> fieldReaders,
            Clock clock) {
        this.id = metadata.id();
        this.name = metadata.name();
        this.directory = directory;
        this.writers = writers;
        this.views = new GroupViews(metadata, directory, exists, recent);
        this.fieldReaders = fieldReaders;
        this.clock = clock;
    }

    Directory directory() {
        return directory;
    }

    long append(Batch events, Map<String, String> positions) {
        GroupWriter.check(events);
        lock.lock();
        try {
            if (!write(open -> open.hasRoomFor(events.size()))) {
                throw StoreFailure.full(name);
            }
            return write(open -> append(open, events, positions));
        } finally {
            lock.unlock();
        }
    }

    /** Commits by itself when it is time, for the background may find the group busy for ever. */
    private long append(GroupWriter open, Batch events, Map<String, String> positions) throws IOException {
        long now = clock.millis();
        open.setBufferBytes(writers.bytesOfAWriter());
        if (!open.hasUncommitted()) {
            uncommittedSince = now;
        }
        long last = open.append(events, DEFAULT_STREAM, now, positions);
        if (open.hasUncommitted() && isDue(now)) {
            open.commit();
        }
        return last;
    }

    /** A clock that was set back must not put off what waits. */
    private boolean isDue(long now) {
        return now < uncommittedSince || now - uncommittedSince >= COMMIT_MILLIS;
    }

    /** How far each source was read: with what was appended here, else as of the newest commit. */
    Map<String, String> positions() {
        lock.lock();
        try {
            noticeClosedWriter();
            if (writer != null) {
                return writer.positions();
            }
            return StoreFailure.reading(name, this::committedPositions);
        } finally {
            lock.unlock();
        }
    }

    private Map<String, String> committedPositions() throws IOException {
        try {
            return GroupWriter.positions(
                    SegmentInfos.readLatestCommit(directory).getUserData());
        } catch (IndexNotFoundException nothingCommitted) {
            return Map.of();
        }
    }

    /** Makes durable what was appended; tells what was lost since the last time, if anything. */
    void commit() {
        lock.lock();
        try {
            noticeClosedWriter();
            if (failure != null) {
                throw StoreFailure.again(failure);
            }
            if (writer != null) {
                write(GroupIndex::commit);
            }
        } finally {
            failure = null;
            lock.unlock();
        }
    }

    private static boolean commit(GroupWriter open) throws IOException {
        open.commit();
        return true;
    }

    /** Commits what has waited long enough, unless the group is busy. A failure is told to who uses the group next. */
    void commitIfDue() {
        if (lock.tryLock()) {
            try {
                noticeClosedWriter();
                if (writer != null && writer.hasUncommitted() && isDue(clock.millis())) {
                    write(GroupIndex::commit);
                    views.dropIfOutdated();
                }
            } catch (DataException e) {
                failure = e;
            } catch (RuntimeException | Error e) {
                failure = StoreFailure.writing(name, e);
            } finally {
                lock.unlock();
            }
        }
    }

    /**
     * Does something with the writer, which is opened if need be. When that fails, what is not committed is lost, and until
     * {@link #commit} has said so to whoever appended it, nothing more is taken.
     */
    private <T> T write(Writing<T> writing) {
        lock.lock();
        try {
            noticeClosedWriter();
            if (failure != null) {
                throw StoreFailure.again(failure);
            }
            boolean uncommitted = writer != null && writer.hasUncommitted();
            try {
                return writing.with(open());
            } catch (IOException e) {
                throw giveUp(StoreFailure.writing(name, first(writer, e)), uncommitted);
            } catch (RuntimeException | Error e) {
                DataException told = giveUp(StoreFailure.writing(name, first(writer, e)), uncommitted);
                if (StoreFailure.isOfFiles(e)) {
                    throw told;
                }
                throw e;
            }
        } finally {
            lock.unlock();
        }
    }

    /** What has closed a writer: what fails afterwards, as for files that are gone, only follows from it. */
    private static Throwable first(@Nullable GroupWriter open, Throwable failure) {
        return open == null || open.isOpen() ? failure : open.tragedy();
    }

    private GroupWriter open() throws IOException {
        GroupWriter open = writer;
        if (open == null) {
            writers.checkOpen();
            views.checkExists();
            open = newWriter();
            writer = open;
            views.see(open);
            // Another process may have deleted the group before we had its lock.
            views.checkExists();
            open.mergeWhatIsDue();
        }
        writers.use(id, this);
        return open;
    }

    private GroupWriter newWriter() throws IOException {
        try {
            return new GroupWriter(
                    directory,
                    new DayWindowMergePolicy(new StoredSegmentTimes(), clock, DayWindowMergePolicy.STANDARD_LARGEST),
                    writers.bytesOfAWriter(),
                    fieldReaders,
                    firstFreeSequence);
        } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException damage) {
            throw StoreFailure.reading(name, damage);
        }
    }

    /** A merge that fails in the background, or a view that cannot be opened, closes the writer. */
    private void noticeClosedWriter() {
        GroupWriter open = writer;
        if (open != null && !open.isOpen()) {
            giveUp(StoreFailure.writing(name, open.tragedy()), open.hasUncommitted());
        }
    }

    /** Gives up the writer and what is not committed. @param uncommitted whether somebody has to be told of it */
    private DataException giveUp(DataException cause, boolean uncommitted) {
        failure = uncommitted ? cause : null;
        try {
            abandon();
        } catch (DataException e) {
            cause.addSuppressed(e);
        }
        return cause;
    }

    /** Gives up what is not committed. */
    private void abandon() {
        GroupWriter open = writer;
        writer = null;
        writers.closed(id);
        try {
            if (open != null) {
                firstFreeSequence = open.nextSequence();
                open.rollback();
            }
        } catch (IOException e) {
            throw StoreFailure.writing(name, e);
        } finally {
            views.see(null);
        }
    }

    /** The newest view, acquired for the caller. @throws DataException when some of it cannot be opened */
    GroupView acquireView() {
        return views.acquire();
    }

    /** What can be opened of the newest view, acquired for the caller. @param lost receives a sentence for each part that cannot */
    GroupView acquireReadable(List<String> lost) {
        try {
            return views.acquire();
        } catch (DataException damaged) {
            // A commit of this process would take files away while they are looked at.
            lock.lock();
            try {
                return StoreFailure.reading(name, () -> GroupView.of(SalvageDirectory.open(directory, lost)));
            } finally {
                lock.unlock();
            }
        }
    }

    /** Deletes the events that match, for good. Keeps the group's lock only if it had it. */
    void delete(Query query) {
        lock.lock();
        try {
            boolean keeps = writer != null;
            write(open -> {
                open.delete(query);
                return true;
            });
            try {
                // A view of what was deleted would keep its files.
                views.drop();
            } finally {
                if (!keeps) {
                    closeWriter();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Merges while others append and query. Keeps the group's lock only if it had it. */
    void compact() {
        boolean keeps;
        GroupWriter compacted;
        lock.lock();
        try {
            keeps = writer != null;
            compacted = write(open -> open);
            compactions++;
        } finally {
            lock.unlock();
        }
        try {
            compacted.compact();
            commitCompacted();
        } catch (IOException | IllegalStateException e) {
            throw StoreFailure.writing(name, first(compacted, e));
        } finally {
            endCompaction(keeps);
        }
    }

    /** Unlike {@link #commit}, leaves what others have lost to be told to them. */
    private void commitCompacted() {
        lock.lock();
        try {
            noticeClosedWriter();
            if (writer != null) {
                write(GroupIndex::commit);
            }
        } finally {
            lock.unlock();
        }
    }

    private void endCompaction(boolean keeps) {
        lock.lock();
        try {
            compactions--;
            views.drop();
        } finally {
            if (!keeps) {
                closeIfIdle();
            }
            lock.unlock();
        }
    }

    /** Commits and closes the writer unless somebody is using it. A failure is told to who uses the group next. */
    void closeIfIdle() {
        if (lock.tryLock()) {
            try {
                if (compactions == 0) {
                    closeWriter();
                }
            } catch (DataException e) {
                failure = e;
            } finally {
                lock.unlock();
            }
        }
    }

    /** Commits, and lets everything go. */
    void close() {
        lock.lock();
        try {
            closeWriter();
            if (failure != null) {
                throw StoreFailure.again(failure);
            }
        } finally {
            failure = null;
            try {
                views.drop();
            } finally {
                lock.unlock();
            }
        }
    }

    private void closeWriter() {
        noticeClosedWriter();
        GroupWriter open = writer;
        if (open != null) {
            writer = null;
            writers.closed(id);
            try {
                open.close();
            } catch (IOException | IllegalStateException e) {
                firstFreeSequence = open.nextSequence();
                throw StoreFailure.writing(name, e);
            } finally {
                // Until it has committed, a view of the newest commit would lack what was appended.
                views.see(null);
            }
        }
    }

    /**
     * Gives up everything, for a group that is being deleted.
     *
     * @param deletion makes the group be no more, while no other process can append to it
     * @throws DataException when another process writes to it
     */
    void discard(Runnable deletion) {
        lock.lock();
        try {
            failure = null;
            DataException given = null;
            try {
                abandon();
            } catch (DataException e) {
                given = e;
            }
            // Lucene's lock alone, for the index of a damaged group cannot be opened.
            try (Lock others = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
                others.ensureValid();
                deletion.run();
            } catch (IOException e) {
                DataException told = StoreFailure.writing(name, e);
                if (given != null) {
                    told.addSuppressed(given);
                }
                throw told;
            }
        } finally {
            lock.unlock();
        }
    }
}
