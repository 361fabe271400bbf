package dev.loggia.store;

import dev.loggia.diagnostic.DataException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A folder of log groups, or a store in memory. Opening one reads and writes nothing but its format version; the folder is made by the
 * first write. Thread-safe. Any number of processes may read a store and create, change and delete its groups; each group has one
 * process at a time that appends to it. Closing makes everything appended durable.
 */
public final class LogStore implements AutoCloseable {

    /** What was appended is durable after this time, and a little. */
    private static final long COMMIT_MILLIS = 1_000;

    private static final long LOOK_MILLIS = 200;

    private final StoreFolder folder;
    private final StoreOptions options;
    private final OpenWriters writers;
    private final Map<String, LogGroup> groups = new ConcurrentHashMap<>();
    private @Nullable ScheduledExecutorService background;
    private volatile boolean closed;

    private LogStore(StoreFolder folder, StoreOptions options) {
        this.folder = folder;
        this.options = options;
        this.writers = new OpenWriters(options.maximumWriters(), options.bufferBytes());
    }

    /**
     * Opens a folder.
     *
     * @param path need not exist
     * @throws DataException when it is something else than a store, of a newer version, or cannot be read
     */
    public static LogStore open(Path path, StoreOptions options) {
        return new LogStore(DiskFolder.open(path, options), options);
    }

    /** An empty store in memory, gone when it is closed. */
    public static LogStore inMemory(StoreOptions options) {
        return new LogStore(new MemoryFolder(), options);
    }

    Clock clock() {
        return options.clock();
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("the store is closed");
        }
    }

    /** The log groups by name. */
    public List<LogGroup> groups() {
        checkOpen();
        List<LogGroup> found = new ArrayList<>();
        for (String id : folder.groupIds()) {
            readable(id).ifPresent(metadata -> found.add(group(metadata)));
        }
        found.sort(Comparator.comparing(LogGroup::name));
        return List.copyOf(found);
    }

    /** The log group of a name, if there is one. */
    public Optional<LogGroup> find(String name) {
        return groups().stream().filter(group -> group.name().equals(name)).findFirst();
    }

    /** A group that another process deletes meanwhile is no longer there. */
    private Optional<GroupMetadata> readable(String id) {
        return folder.readMetadata(id);
    }

    private LogGroup group(GroupMetadata metadata) {
        return groups.computeIfAbsent(
                metadata.id(),
                id -> new LogGroup(
                        this,
                        metadata,
                        new GroupIndex(id, metadata.name(), folder.indexDirectory(id), writers, options.clock())));
    }

    GroupMetadata metadata(String id) {
        return folder.readMetadata(id)
                .orElseThrow(() -> new DataException(
                        "no-such-log-group", "the log group was deleted", "`loggia groups` lists those there are"));
    }

    GroupMetadata changeMetadata(String id, UnaryOperator<GroupMetadata> change) {
        return folder.locked(() -> {
            GroupMetadata changed = change.apply(metadata(id));
            folder.writeMetadata(changed);
            return changed;
        });
    }

    /**
     * The log group of a name, created if there is none.
     *
     * @throws DataException when a group cannot have the name, or the store cannot be written to
     */
    public LogGroup group(String name) {
        return find(name)
                .orElseGet(() -> folder.locked(() -> find(name).orElseGet(() -> {
                    GroupMetadata metadata =
                            GroupMetadata.of(newId(), name, options.clock().millis());
                    folder.writeMetadata(metadata);
                    return group(metadata);
                })));
    }

    private static String newId() {
        return String.format("%016x", new SecureRandom().nextLong());
    }

    /**
     * Deletes a log group and its events. Snapshots taken before can be read on.
     *
     * @return whether there was one
     * @throws DataException when another process is writing to it
     */
    public boolean delete(String name) {
        Optional<LogGroup> found = find(name);
        found.ifPresent(group -> {
            group.index().discardAll();
            folder.locked(() -> {
                folder.delete(group.id());
                return true;
            });
            groups.remove(group.id());
        });
        return found.isPresent();
    }

    /** Starts to commit what was appended, and to delete what is expired, from time to time. */
    synchronized void startBackground() {
        checkOpen();
        if (background == null) {
            background = Executors.newSingleThreadScheduledExecutor(task -> {
                Thread thread = new Thread(task, "loggia-store");
                thread.setDaemon(true);
                return thread;
            });
            background.scheduleWithFixedDelay(this::commitWhatIsDue, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void commitWhatIsDue() {
        long before = options.clock().millis() - COMMIT_MILLIS;
        writers.all().forEach(index -> index.commitIfOlderThan(before));
    }

    /** Makes everything appended durable and gives all locks back. @throws DataException with the first failure */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            if (background != null) {
                background.shutdown();
            }
        }
        DataException failure = null;
        for (LogGroup group : groups.values()) {
            try {
                group.index().close();
            } catch (DataException e) {
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
