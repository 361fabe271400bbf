package dev.loggia.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.loggia.diagnostic.DataException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.store.NIOFSDirectory;
import org.jspecify.annotations.Nullable;

/**
 * A store in a folder; {@code docs/storage-format.md} shows what lies where. Nothing is made, changed or removed before the first
 * {@link #locked}, so a folder that is only read may be read-only.
 */
final class DiskFolder implements StoreFolder {

    private static final String VERSION_FILE = "loggia-store.json";
    private static final String LOCK_FILE = "store.lock";
    private static final String METADATA_FILE = "group.json";
    private static final String INDEX_FOLDER = "index";

    /** Folders with this prefix are no groups: they are being made or deleted, or a crash left them. */
    private static final String PASSING = ".";

    private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");

    /** What may lie in a folder that is called empty: what a crash in the making of a store, or the system, leaves there. */
    private static final Set<String> NO_CONTENT =
            Set.of(LOCK_FILE, VERSION_FILE + DurableFiles.UNFINISHED, "lost+found", ".DS_Store");

    private final Path folder;
    private final Path groups;
    private final boolean mappedFiles;

    /** Set once the store exists, is of our format and holds no leftovers. */
    private final AtomicReference<@Nullable FolderLock> ready = new AtomicReference<>();

    private DiskFolder(Path folder, StoreOptions options) {
        this.folder = folder;
        groups = folder.resolve("groups");
        mappedFiles = options.mappedFiles();
    }

    /**
     * @param folder may be missing or empty: then it becomes a store with the first {@link #locked}
     * @throws DataException "not-a-store", "store-too-new", "damaged", "store-unreadable"
     */
    static DiskFolder open(Path folder, StoreOptions options) {
        DiskFolder store = new DiskFolder(folder, options);
        store.check();
        return store;
    }

    @Override
    public String place() {
        return "the store in " + folder;
    }

    /** Whether there is a store; a folder that is something else is refused. */
    private boolean check() {
        Path version = folder.resolve(VERSION_FILE);
        try {
            int format = format(Files.readAllBytes(version));
            if (format > FORMAT) {
                throw StoreErrors.tooNew(place(), format, FORMAT);
            }
            return true;
        } catch (NoSuchFileException e) {
            refuseContent();
            return false;
        } catch (IOException e) {
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                throw notAStore("it is a file");
            }
            throw StoreErrors.reading(place(), e);
        }
    }

    private int format(byte[] bytes) {
        try (JsonParser json = new JsonFactory().createParser(bytes)) {
            if (json.nextToken() == JsonToken.START_OBJECT
                    && "format".equals(json.nextFieldName())
                    && json.nextToken() == JsonToken.VALUE_NUMBER_INT
                    && json.getLongValue() > 0) {
                return (int) Math.min(json.getLongValue(), Integer.MAX_VALUE);
            }
        } catch (IOException e) {
            throw StoreErrors.damaged(folder.resolve(VERSION_FILE).toString(), "it is no JSON", e);
        }
        throw StoreErrors.damaged(folder.resolve(VERSION_FILE).toString(), "it names no format", null);
    }

    private void refuseContent() {
        try (DirectoryStream<Path> content = Files.newDirectoryStream(folder)) {
            for (Path path : content) {
                if (!NO_CONTENT.contains(path.getFileName().toString())) {
                    throw notAStore("it holds " + path.getFileName() + " and no " + VERSION_FILE);
                }
            }
        } catch (NoSuchFileException e) {
            // A new store: the folder is made with the first write.
            return;
        } catch (NotDirectoryException e) {
            throw notAStore("it is a file");
        } catch (IOException e) {
            throw StoreErrors.reading(place(), e);
        }
    }

    private DataException notAStore(String reason) {
        return new DataException(
                "not-a-store",
                folder + " is not a store of Loggia: " + reason,
                "name the folder of a store, or an empty or new one; to query files, name them as input instead");
    }

    @Override
    public List<String> groupIds() {
        List<String> ids = new ArrayList<>();
        try (DirectoryStream<Path> content = Files.newDirectoryStream(groups)) {
            for (Path path : content) {
                String name = path.getFileName().toString();
                if (ID.matcher(name).matches()) {
                    ids.add(name);
                }
            }
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw StoreErrors.reading(place(), e);
        }
        return ids;
    }

    @Override
    public GroupMetadata metadata(String id) {
        Path file = group(id).resolve(METADATA_FILE);
        try {
            return GroupMetadataFile.read(Files.readAllBytes(file), file.toString());
        } catch (NoSuchFileException e) {
            if (Files.isDirectory(group(id))) {
                throw StoreErrors.reading(place(), e);
            }
            throw StoreFolder.noGroup(id, place());
        } catch (IOException e) {
            throw StoreErrors.reading(place(), e);
        }
    }

    @Override
    public void write(GroupMetadata group) {
        FolderLock lock = ready.get();
        if (lock == null || !lock.isHeld()) {
            throw new IllegalStateException("metadata are written under the lock of the store only");
        }
        Path home = group(group.id());
        try {
            byte[] bytes = GroupMetadataFile.write(group);
            if (Files.isDirectory(home)) {
                DurableFiles.replace(home.resolve(METADATA_FILE), bytes);
                return;
            }
            // A group appears whole or not at all.
            Path making = groups.resolve(PASSING + "new-" + group.id());
            Files.createDirectories(making.resolve(INDEX_FOLDER));
            DurableFiles.replace(making.resolve(METADATA_FILE), bytes);
            Files.move(making, home, StandardCopyOption.ATOMIC_MOVE);
            DurableFiles.forceFolder(groups);
        } catch (IOException e) {
            throw StoreErrors.writing(place(), e);
        }
    }

    @Override
    public Directory index(String id) {
        Path home = group(id);
        if (!Files.isDirectory(home)) {
            throw StoreFolder.noGroup(id, place());
        }
        Path index = home.resolve(INDEX_FOLDER);
        try {
            if (!Files.isDirectory(index)) {
                throw new NoSuchFileException(index.toString());
            }
            return mappedFiles ? new MMapDirectory(index) : new NIOFSDirectory(index);
        } catch (IOException e) {
            throw StoreErrors.reading(place(), e);
        }
    }

    @Override
    public void delete(String id) {
        Path deleted = groups.resolve(PASSING + "deleted-" + id);
        try {
            Files.move(group(id), deleted, StandardCopyOption.ATOMIC_MOVE);
            DurableFiles.forceFolder(groups);
            deleteTree(deleted);
        } catch (NoSuchFileException e) {
            // Deleted already, perhaps by another process in between.
            return;
        } catch (IOException e) {
            throw StoreErrors.writing(place(), e);
        }
    }

    @Override
    public <T> T locked(Supplier<T> action) {
        FolderLock lock = ready.get();
        if (lock != null) {
            return lock.hold(action);
        }
        try {
            if (!check()) {
                Files.createDirectories(folder);
            }
            FolderLock first = new FolderLock(folder.resolve(LOCK_FILE), place());
            return first.hold(() -> {
                make();
                ready.set(first);
                return action.get();
            });
        } catch (IOException e) {
            throw StoreErrors.writing(place(), e);
        }
    }

    /** Makes the store unless somebody else has in the meantime, and removes what crashes left. */
    private void make() {
        try {
            if (!check()) {
                byte[] version = "{\"format\": %d}\n".formatted(FORMAT).getBytes(StandardCharsets.US_ASCII);
                DurableFiles.replace(folder.resolve(VERSION_FILE), version);
            }
            Files.createDirectories(groups);
            DurableFiles.forceFolder(folder);
            try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(groups, PASSING + "*")) {
                for (Path leftover : leftovers) {
                    deleteTree(leftover);
                }
            }
        } catch (IOException e) {
            throw StoreErrors.writing(place(), e);
        }
    }

    private Path group(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("not an id of a log group: " + id);
        }
        return groups.resolve(id);
    }

    /** Two processes may do this at the same time. */
    private static void deleteTree(Path root) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> tree = Files.walk(root)) {
            deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
        } catch (NoSuchFileException e) {
            // The other one is ahead.
            return;
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof NoSuchFileException) {
                return;
            }
            throw e.getCause();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }
}
