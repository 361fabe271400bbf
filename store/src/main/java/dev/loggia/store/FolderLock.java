package dev.loggia.store;

import dev.loggia.diagnostic.DataException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** A lock on a file, against other threads and other processes. */
final class FolderLock {

    /**
     * One for each file in the whole process. The system's lock belongs to the process and is lost when the process closes the file
     * anywhere, so two stores on one folder must never have the file open at the same time, and only the process can see to that.
     */
    private static final Map<Path, ReentrantLock> IN_THIS_PROCESS = new ConcurrentHashMap<>();

    private final Path file;
    private final String place;
    private final ReentrantLock threads;

    /**
     * @param file is made if it is missing; its folder must exist
     * @param place for messages
     * @throws IOException when the folder cannot be read
     */
    FolderLock(Path file, String place) throws IOException {
        this.file = file;
        this.place = place;
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IllegalArgumentException("a file without a folder: " + file);
        }
        threads = IN_THIS_PROCESS.computeIfAbsent(
                folder.toRealPath().resolve(file.getFileName()), path -> new ReentrantLock());
    }

    /** Whether this thread is within {@link #hold}. */
    boolean isHeld() {
        return threads.isHeldByCurrentThread();
    }

    <T> T hold(Supplier<T> action) {
        if (isHeld()) {
            throw new IllegalStateException("the lock is not to be nested");
        }
        threads.lock();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            if (!held.isValid()) {
                throw new IOException("the lock on " + file + " was lost");
            }
            return action.get();
        } catch (OverlappingFileLockException e) {
            // Only a second copy of this class, loaded apart from this one, gets here.
            throw new DataException(
                    "store-in-use",
                    place + " is being changed by another part of this program",
                    "try again; load Loggia only once in a program",
                    e);
        } catch (IOException e) {
            throw StoreErrors.writing(place, e);
        } finally {
            threads.unlock();
        }
    }
}
