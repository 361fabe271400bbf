package dev.loggia.store;

import dev.loggia.diagnostic.DataException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.store.NIOFSDirectory;
import org.apache.lucene.store.NativeFSLockFactory;

/**
 * The lock of a data folder that processes and threads take in turn; it is never held for long. By Lucene's locks, for those of the
 * system do not tell apart who in a process has one.
 */
final class FolderLock {

    static final String FILE = "loggia-store.lock";

    private static final int TRIES = 2_000;
    private static final long WAIT_NANOS = 5_000_000;

    private FolderLock() {}

    /**
     * Waits for the lock and takes it; the caller closes it. A thread that is interrupted takes it only if it need not wait, and stays
     * interrupted.
     *
     * @param path the folder, which is made if need be
     * @throws DataException when others have it for long, or the thread is interrupted while they have it
     */
    static Lock take(Path path) throws IOException {
        Directory folder = new NIOFSDirectory(path, NativeFSLockFactory.INSTANCE);
        for (int tries = 1; ; tries++) {
            try {
                return folder.obtainLock(FILE);
            } catch (LockObtainFailedException e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new DataException(
                            "interrupted",
                            "waiting for who has locked the data folder " + path + " was interrupted",
                            "do the same again",
                            e);
                }
                if (tries == TRIES) {
                    throw new DataException(
                            "store-busy",
                            "another process has locked the data folder " + path + " for long",
                            "see whether a process that uses it hangs",
                            e);
                }
                LockSupport.parkNanos(WAIT_NANOS);
            }
        }
    }
}
