package dev.loggia.store;

import dev.loggia.diagnostic.DataException;
import dev.loggia.event.JsonText;
import dev.loggia.event.Value;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.store.NIOFSDirectory;
import org.apache.lucene.store.NativeFSLockFactory;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/** A store on disk: {@code loggia-store.json}, and for each group {@code groups/ID/group.json} and {@code groups/ID/index}. */
final class DiskFolder implements StoreFolder {

    static final String MARKER = "loggia-store.json";
    static final String GROUPS = "groups";
    static final String METADATA = "group.json";
    static final String INDEX = "index";

    private static final String LOCK = "loggia-store.lock";
    private static final String DELETED = ".deleted-";
    private static final String NEW = ".new";

    /** What a process that died may leave of a store that it was making. */
    private static final Set<String> MADE_BEFORE_MARKER = Set.of(LOCK, MARKER + NEW);

    private static final int FORMAT = 1;
    private static final String MARKER_TEXT = "{\"format\":" + FORMAT + "}\n";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");
    private static final int LOCK_TRIES = 2_000;
    private static final long LOCK_WAIT_NANOS = 5_000_000;

    private final Path path;
    private final boolean mappedFiles;

    /** Whether this process has made the store or found it made. */
    private volatile boolean prepared;

    private DiskFolder(Path path, boolean mappedFiles) {
        this.path = path;
        this.mappedFiles = mappedFiles;
    }

    /** @throws DataException when the folder holds something else, or a store of a newer version */
    static DiskFolder open(Path path, StoreOptions options) {
        DiskFolder folder = new DiskFolder(path, options.mappedFiles());
        try {
            folder.check();
        } catch (IOException e) {
            throw new DataException(
                    "store-unreadable",
                    "cannot read the data folder " + path + ": " + StoreFailure.reason(e),
                    "check the path and who may read it",
                    e);
        }
        return folder;
    }

    private void check() throws IOException {
        Path marker = path.resolve(MARKER);
        if (Files.exists(marker)) {
            checkMarker(Files.readString(marker));
        } else if (Files.exists(path) && !isEmpty()) {
            throw new DataException(
                    "not-a-store",
                    path + " is not a data folder of Loggia, and it is not empty",
                    "name a folder that is empty or does not exist yet");
        }
    }

    private void checkMarker(String text) {
        if (text.equals(MARKER_TEXT)) {
            return;
        }
        if (JsonText.parse(text) instanceof Value.MapValue json
                && json.entries().get("format") instanceof Value.Whole format
                && format.value() > FORMAT) {
            throw new DataException(
                    "store-too-new",
                    "the data folder " + path + " has format " + format.value()
                            + "; this version of Loggia reads format " + FORMAT,
                    "use a newer version of Loggia, or another folder with --data");
        }
        throw new DataException(
                "store-damaged",
                path.resolve(MARKER) + " is damaged",
                "if the folder is a store, write {\"format\":" + FORMAT + "} and a line end into that file");
    }

    private boolean isEmpty() throws IOException {
        if (!Files.isDirectory(path)) {
            return false;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
            for (Path file : files) {
                if (!MADE_BEFORE_MARKER.contains(file.getFileName().toString())) {
                    return false;
                }
            }
            return true;
        }
    }

    Path path() {
        return path;
    }

    @Override
    public List<String> groupIds() {
        List<String> ids = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(path.resolve(GROUPS))) {
            for (Path folder : folders) {
                String id = folder.getFileName().toString();
                if (ID.matcher(id).matches()) {
                    ids.add(id);
                }
            }
        } catch (NoSuchFileException noGroupYet) {
            return List.of();
        } catch (IOException e) {
            throw unreadable(path.resolve(GROUPS), e);
        }
        return ids;
    }

    @Override
    public Optional<GroupMetadata> readMetadata(String id) {
        Path file = group(id).resolve(METADATA);
        try {
            return Optional.of(GroupMetadata.of(id, Files.readAllBytes(file), file.toString()));
        } catch (NoSuchFileException deleted) {
            return Optional.empty();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    @Override
    public boolean has(String id) {
        return Files.exists(group(id).resolve(METADATA));
    }

    private Path group(String id) {
        return path.resolve(GROUPS).resolve(id);
    }

    private static DataException unreadable(Path file, IOException cause) {
        return new DataException(
                "store-unreadable",
                "cannot read " + file + ": " + StoreFailure.reason(cause),
                "check who may read the data folder",
                cause);
    }

    @Override
    public void writeMetadata(GroupMetadata metadata) {
        try {
            Path folder = group(metadata.id());
            Files.createDirectories(folder.resolve(INDEX));
            replace(folder.resolve(METADATA), metadata.toBytes());
            IOUtils.fsync(path.resolve(GROUPS), true);
        } catch (IOException e) {
            throw StoreFailure.writingTo("log group " + metadata.name(), e);
        }
    }

    /** The file has the old content or the new, whatever happens. */
    private static void replace(Path file, byte[] content) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + NEW);
        try (FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            java.nio.ByteBuffer bytes = java.nio.ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        IOUtils.fsync(file.getParent(), true);
    }

    @Override
    public Directory indexDirectory(String id) {
        Path index = group(id).resolve(INDEX);
        try {
            return mappedFiles ? new MMapDirectory(index) : new NIOFSDirectory(index);
        } catch (IOException e) {
            throw unreadable(index, e);
        }
    }

    @Override
    public void forget(String id) {
        Path file = group(id).resolve(METADATA);
        try {
            Files.deleteIfExists(file);
            IOUtils.fsync(file.getParent(), true);
        } catch (NoSuchFileException alreadyDeleted) {
            return;
        } catch (IOException e) {
            throw StoreFailure.writingTo(file.toString(), e);
        }
    }

    @Override
    public void delete(String id) {
        Path away = path.resolve(GROUPS).resolve(DELETED + id);
        try {
            Files.move(group(id), away, StandardCopyOption.ATOMIC_MOVE);
            deleteWholly(away);
        } catch (NoSuchFileException alreadyDeleted) {
            return;
        } catch (IOException e) {
            throw StoreFailure.writingTo(path.toString(), e);
        }
    }

    private static void deleteWholly(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }

    @Override
    public <T> T locked(Supplier<T> work) {
        try (Lock lock = lock()) {
            prepare();
            lock.ensureValid();
            return work.get();
        } catch (IOException e) {
            throw StoreFailure.writingTo("the data folder " + path, e);
        }
    }

    /** Makes the store, and clears away what a crash has left. The marker comes first: without it, other files make no store. */
    private void prepare() throws IOException {
        if (prepared) {
            return;
        }
        Path marker = path.resolve(MARKER);
        if (Files.exists(marker)) {
            checkMarker(Files.readString(marker));
        } else {
            replace(marker, MARKER_TEXT.getBytes(StandardCharsets.UTF_8));
        }
        Files.createDirectories(path.resolve(GROUPS));
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(path.resolve(GROUPS))) {
            for (Path folder : folders) {
                String name = folder.getFileName().toString();
                if (name.startsWith(DELETED) || ID.matcher(name).matches() && !has(name)) {
                    deleteWholly(folder);
                }
            }
        }
        prepared = true;
    }

    /**
     * Takes the lock that processes and threads take in turn; it is never held for long. By Lucene's locks, for those of the system do not
     * tell apart who in a process has one.
     */
    private Lock lock() throws IOException {
        Directory folder = new NIOFSDirectory(path, NativeFSLockFactory.INSTANCE);
        for (int tries = 1; ; tries++) {
            try {
                return folder.obtainLock(LOCK);
            } catch (LockObtainFailedException e) {
                if (tries == LOCK_TRIES) {
                    throw new DataException(
                            "store-busy",
                            "another process has locked the data folder " + path + " for long",
                            "see whether a process that uses it hangs",
                            e);
                }
                LockSupport.parkNanos(LOCK_WAIT_NANOS);
            }
        }
    }
}
