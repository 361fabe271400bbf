package dev.loggia.testkit.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;

/** Files of one run of a target, in memory where the system has such a place: the disk would be most of the work. */
final class TemporaryFiles implements AutoCloseable {

    private final Path folder;
    private final List<Path> files = new ArrayList<>();
    private final long modified;

    /** @param modified when each file was, in milliseconds since the epoch */
    TemporaryFiles(long modified) {
        this.modified = modified;
        Path memory = Path.of("/dev/shm");
        Path parent = Files.isWritable(memory) ? memory : Path.of(System.getProperty("java.io.tmpdir"));
        try {
            folder = Files.createTempDirectory(parent, "loggia-fuzz");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file, over what it held before if it is there already, and tells its path. */
    String write(String name, byte[] bytes) {
        Path file = folder.resolve(name);
        files.add(file);
        try {
            Files.write(file, bytes);
            Files.setLastModifiedTime(file, FileTime.fromMillis(modified));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toString();
    }

    @Override
    public void close() {
        try {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
