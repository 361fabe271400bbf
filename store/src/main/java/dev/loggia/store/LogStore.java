package dev.loggia.store;

import dev.loggia.diagnostic.DataException;
import dev.loggia.event.FieldReader;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A folder of log groups, or a store in memory. Opening one reads and writes nothing but its format version; the folder is made by the
 * first write. Thread-safe. Any number of processes may read a store and create, change and delete its groups; each group has one
 * process at a time that appends to it. Closing makes everything appended durable.
 */
public final class LogStore implements AutoCloseable {

    private static final long LOOK_MILLIS = 200;
    private static final long EXPIRY_SECONDS = 600;

    /** Soon, for many a store is not open for ten minutes. */
    private static final long FIRST_EXPIRY_SECONDS = 5;

    /** So many groups keep the view of their last snapshot, which makes the next one cheap. */
    private static final int MOST_VIEWS = 128;

    private final StoreFolder folder;
    private final StoreOptions options;
    private final OpenWriters writers;
    private final RecentGroups<GroupViews> views = new RecentGroups<>(MOST_VIEWS);
    private final Map<String, LogGroup> groups = new ConcurrentHashMap<>();
    private final List<ScheduledFuture<?>> backgroundWork = new ArrayList<>();
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

    /** What the store keeps beside log groups. */
    public Definitions definitions(DefinitionKind kind) {
        return new Definitions(folder, kind, options);
    }

    Clock clock() {
        return options.clock();
    }

    Function<String, FieldReader> fieldReaders() {
        return options.fieldReaders();
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("the store is closed");
        }
    }

    /** The log groups by name, without those whose metadata are damaged: {@link #unreadableGroups} tells these. */
    public List<LogGroup> groups() {
        checkOpen();
        List<LogGroup> found = new ArrayList<>();
        read(found, new ArrayList<>());
        found.sort(Comparator.comparing(LogGroup::name));
        return List.copyOf(found);
    }

    /** Why groups that are there cannot be used, not even by their names: a failure for each. */
    public List<DataException> unreadableGroups() {
        List<DataException> unreadable = new ArrayList<>();
        read(new ArrayList<>(), unreadable);
        return List.copyOf(unreadable);
    }

    private void read(List<LogGroup> found, List<DataException> unreadable) {
        forgetDeleted();
        for (String id : folder.groupIds()) {
            try {
                byId(id).ifPresent(found::add);
            } catch (DataException e) {
                unreadable.add(e);
            }
        }
    }

    /** The log group of a name, if there is one. @throws DataException when it may be one that is damaged */
    public Optional<LogGroup> find(String name) {
        checkOpen();
        for (LogGroup known : groups.values()) {
            if (known.name().equals(name) && folder.has(known.id())) {
                return Optional.of(known);
            }
        }
        DataException unreadable = null;
        for (String id : folder.groupIds()) {
            try {
                Optional<LogGroup> other = byId(id);
                if (other.isPresent() && other.get().name().equals(name)) {
                    return other;
                }
            } catch (DataException e) {
                unreadable = e;
            }
        }
        if (unreadable != null) {
            throw unreadable;
        }
        return Optional.empty();
    }

    /** A group's name never changes. A group that another process deletes meanwhile is no longer there. */
    private Optional<LogGroup> byId(String id) {
        LogGroup known = groups.get(id);
        return known != null ? Optional.of(known) : folder.readMetadata(id).map(this::group);
    }

    /** Lets go the groups that another process has deleted. */
    private void forgetDeleted() {
        Set<String> there = Set.copyOf(folder.groupIds());
        for (LogGroup group : List.copyOf(groups.values())) {
            if (!there.contains(group.id()) && !folder.has(group.id()) && groups.remove(group.id(), group)) {
                group.index().close();
            }
        }
    }

    private LogGroup group(GroupMetadata metadata) {
        return groups.computeIfAbsent(metadata.id(), id -> newGroup(metadata));
    }

    private LogGroup newGroup(GroupMetadata metadata) {
        String id = metadata.id();
        GroupIndex index = new GroupIndex(
                metadata,
                folder.indexDirectory(id),
                () -> folder.has(id),
                writers,
                views,
                options.fieldReaders(),
                options.clock());
        return new LogGroup(this, metadata, index);
    }

    GroupMetadata metadata(LogGroup group) {
        return folder.readMetadata(group.id()).orElseThrow(() -> StoreFailure.deleted(group.name()));
    }

    GroupMetadata changeMetadata(LogGroup group, UnaryOperator<GroupMetadata> change) {
        return folder.locked(() -> {
            GroupMetadata changed = change.apply(metadata(group));
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
        return find(name).orElseGet(() -> create(name));
    }

    private LogGroup create(String name) {
        GroupMetadata created = GroupMetadata.of(newId(), name, options.clock().millis());
        return folder.locked(() -> find(name).orElseGet(() -> {
            folder.writeMetadata(created);
            return group(created);
        }));
    }

    private static String newId() {
        return HexFormat.of().toHexDigits(new SecureRandom().nextLong());
    }

    /**
     * Deletes a log group and its events. Snapshots taken before can be read on.
     *
     * @return whether there was one
     * @throws DataException when another process is writing to it
     */
    public boolean delete(String name) {
        return find(name).isPresent()
                && folder.locked(() -> {
                    Optional<LogGroup> found = find(name);
                    found.ifPresent(this::delete);
                    return found.isPresent();
                });
    }

    /**
     * Deletes a log group whose name cannot be told, for its metadata are damaged.
     *
     * @param id the name of its folder, which {@link #unreadableGroups} tells
     * @return whether there was one that is damaged
     * @throws DataException when another process is writing to it, or its metadata cannot be read now
     */
    public boolean deleteUnreadable(String id) {
        checkOpen();
        return isDamaged(id)
                && folder.locked(() -> {
                    boolean damaged = isDamaged(id);
                    if (damaged) {
                        LogGroup known = groups.get(id);
                        delete(known == null ? newGroup(GroupMetadata.ofUnknown(id)) : known);
                    }
                    return damaged;
                });
    }

    private boolean isDamaged(String id) {
        if (!folder.groupIds().contains(id)) {
            return false;
        }
        try {
            folder.readMetadata(id);
            return false;
        } catch (DataException e) {
            if (StoreFailure.isDamage(e)) {
                return true;
            }
            throw e;
        }
    }

    private void delete(LogGroup group) {
        group.index().discard(() -> folder.forget(group.id()));
        groups.remove(group.id());
        folder.delete(group.id());
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
            backgroundWork.add(background.scheduleWithFixedDelay(
                    againAfterFailure(this::commitWhatIsDue), LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS));
            backgroundWork.add(background.scheduleWithFixedDelay(
                    againAfterFailure(this::deleteExpired), FIRST_EXPIRY_SECONDS, EXPIRY_SECONDS, TimeUnit.SECONDS));
        }
    }

    /** A schedule ends with the first pass that throws. */
    private static Runnable againAfterFailure(Runnable pass) {
        return () -> {
            try {
                pass.run();
            } catch (RuntimeException | Error theNextPassDoesItAgain) {
                return;
            }
        };
    }

    private void commitWhatIsDue() {
        writers.all().forEach(GroupIndex::commitIfDue);
    }

    /** Deletes what is expired in all groups, except where it cannot: whoever uses such a group is told why, and the next time may do. */
    void deleteExpired() {
        for (String id : folder.groupIds()) {
            try {
                byId(id).ifPresent(LogGroup::deleteExpired);
            } catch (RuntimeException toldToWhoUsesTheGroup) {
                continue;
            }
        }
    }

    List<StoreFinding> check(LogGroup group) {
        return StoreCheck.of(folder, group.id(), group.index().directory());
    }

    /** How many groups have an open writer. */
    int openWriters() {
        return writers.all().size();
    }

    /** How many groups keep a view. */
    int idleViews() {
        return views.size();
    }

    /** Makes everything appended durable and gives all locks back. @throws DataException with the first failure */
    @Override
    public void close() {
        writers.close();
        stopBackground();
        RuntimeException failure = null;
        for (LogGroup group : groups.values()) {
            try {
                group.index().close();
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** What runs already is not waited for: it finds the writers closed. */
    private synchronized void stopBackground() {
        closed = true;
        if (background != null) {
            backgroundWork.forEach(work -> work.cancel(false));
            background.shutdown();
        }
    }
}
