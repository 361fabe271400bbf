package dev.loggia.store;

import dev.loggia.diagnostic.DataException;
import dev.loggia.event.JsonText;
import dev.loggia.event.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.store.NIOFSDirectory;
import org.apache.lucene.util.IOUtils;

/**
 * A store on disk: {@code loggia-store.json}, for each group {@code groups/ID/group.json} and {@code groups/ID/index}, and a folder for each
 * kind of definitions.
 */
final class DiskFolder implements StoreFolder {

    static final String MARKER = "loggia-store.json";
    static final String GROUPS = "groups";
    static final String METADATA = "group.json";
    static final String INDEX = "index";

    /** Takes the place of the metadata while the group is deleted: only who sees it may take the files away. */
    static final String FORGOTTEN = METADATA + ".deleted";

    private static final String DELETED = ".deleted-";

    /** What a process that died may leave of a store that it was making. */
    private static final Set<String> MADE_BEFORE_MARKER = Set.of(FolderLock.FILE, MARKER + DurableFiles.NEW);

    private static final int FORMAT = 1;
    private static final String MARKER_TEXT = "{\"format\":" + FORMAT + "}\n";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");

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
        return Files.isDirectory(path) && MADE_BEFORE_MARKER.containsAll(DurableFiles.names(path));
    }

    @Override
    public List<String> groupIds() {
        try {
            return DurableFiles.names(path.resolve(GROUPS)).stream()
                    .filter(name -> ID.matcher(name).matches())
                    .toList();
        } catch (NoSuchFileException noGroupYet) {
            return List.of();
        } catch (IOException e) {
            throw StoreFailure.unreadableFile(path.resolve(GROUPS).toString(), e);
        }
    }

    @Override
    public Optional<GroupMetadata> readMetadata(String id) {
        Path file = group(id).resolve(METADATA);
        try {
            return Optional.of(GroupMetadata.of(id, Files.readAllBytes(file), file.toString()));
        } catch (NoSuchFileException missing) {
            return withoutMetadata(id);
        } catch (IOException e) {
            throw StoreFailure.unreadableFile(file.toString(), e);
        }
    }

    private Optional<GroupMetadata> withoutMetadata(String id) {
        try {
            if (isLeftOver(group(id))) {
                return Optional.empty();
            }
        } catch (IOException e) {
            throw StoreFailure.unreadableFile(group(id).toString(), e);
        }
        throw StoreFailure.damagedFile(group(id).resolve(METADATA) + " is missing");
    }

    /** Whether a folder without metadata is what deleting or making a group has left: otherwise it is a group that lost them. */
    private static boolean isLeftOver(Path group) throws IOException {
        if (Files.exists(group.resolve(FORGOTTEN))) {
            return true;
        }
        try {
            return DurableFiles.names(group.resolve(INDEX)).stream()
                    .noneMatch(name -> name.startsWith(IndexFileNames.SEGMENTS));
        } catch (NoSuchFileException nothingMade) {
            return true;
        }
    }

    @Override
    public boolean has(String id) {
        return !Files.notExists(group(id).resolve(METADATA));
    }

    private Path group(String id) {
        return path.resolve(GROUPS).resolve(id);
    }

    @Override
    public void writeMetadata(GroupMetadata metadata) {
        try {
            Path folder = group(metadata.id());
            Files.createDirectories(folder.resolve(INDEX));
            DurableFiles.replace(folder.resolve(METADATA), metadata.toBytes());
            IOUtils.fsync(path.resolve(GROUPS), true);
        } catch (IOException e) {
            throw StoreFailure.writingTo("log group " + metadata.name(), e);
        }
    }

    @Override
    public Directory indexDirectory(String id) {
        Path index = group(id).resolve(INDEX);
        try {
            return mappedFiles ? new MMapDirectory(index) : new NIOFSDirectory(index);
        } catch (IOException e) {
            throw StoreFailure.unreadableFile(index.toString(), e);
        }
    }

    @Override
    public void forget(String id) {
        Path folder = group(id);
        try {
            try {
                DurableFiles.rename(folder.resolve(METADATA), folder.resolve(FORGOTTEN));
            } catch (NoSuchFileException lostOrDeleted) {
                Files.createFile(folder.resolve(FORGOTTEN));
                IOUtils.fsync(folder, true);
            }
        } catch (NoSuchFileException | FileAlreadyExistsException alreadyDeleted) {
            return;
        } catch (IOException e) {
            throw StoreFailure.writingTo(folder.toString(), e);
        }
    }

    @Override
    public void delete(String id) {
        Path away = path.resolve(GROUPS).resolve(DELETED + id);
        try {
            Files.move(group(id), away, StandardCopyOption.ATOMIC_MOVE);
            DurableFiles.deleteWholly(away);
        } catch (NoSuchFileException alreadyDeleted) {
            return;
        } catch (IOException e) {
            throw StoreFailure.writingTo(path.toString(), e);
        }
    }

    @Override
    public DefinitionFiles definitions(DefinitionKind kind) {
        return new DiskDefinitions(path.resolve(kind.folder()));
    }

    @Override
    public <T> T locked(Supplier<T> work) {
        try (Lock lock = FolderLock.take(path)) {
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
            DurableFiles.replace(marker, MARKER_TEXT.getBytes(StandardCharsets.UTF_8));
        }
        Files.createDirectories(path.resolve(GROUPS));
        for (String name : DurableFiles.names(path.resolve(GROUPS))) {
            Path folder = path.resolve(GROUPS).resolve(name);
            if (name.startsWith(DELETED) || ID.matcher(name).matches() && isKnownToBeLeftOver(folder)) {
                DurableFiles.deleteWholly(folder);
            }
        }
        prepared = true;
    }

    private static boolean isKnownToBeLeftOver(Path group) {
        try {
            return Files.notExists(group.resolve(METADATA)) && isLeftOver(group);
        } catch (IOException toldToWhoReadsTheGroup) {
            return false;
        }
    }
}
