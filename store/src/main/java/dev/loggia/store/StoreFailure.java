package dev.loggia.store;

import dev.loggia.diagnostic.DataException;
import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.diagnostic.LoggiaException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;

/** What went wrong with the files of a store, told so that a person knows what to do. */
final class StoreFailure {

    /** What is read of an index. */
    @FunctionalInterface
    interface Reading<T> {
        T read() throws IOException;
    }

    private static final String DAMAGED = "store-damaged";

    private StoreFailure() {}

    /** @param group the log group's name */
    static DataException reading(String group, Exception cause) {
        return readingFrom("log group " + group, cause);
    }

    /**
     * What to throw when files cannot be read. Lucene does not look whether all of its own files are as they were written before
     * it believes them, so any exception may come from damage.
     *
     * @param of what was read: a log group, a segment of one
     * @param cause thrown on as it is when it was thrown on purpose
     */
    static DataException readingFrom(String of, Exception cause) {
        return switch (cause) {
            case LoggiaException told -> throw told;
            case IndexFormatTooNewException tooNew -> tooNew(of, cause);
            case CorruptIndexException corrupt -> damaged(of, String.valueOf(cause.getMessage()), cause);
            case RuntimeException nonsense ->
                isOfFiles(nonsense) ? unreadable(of, cause) : damaged(of, cause.toString(), cause);
            default -> unreadable(of, cause);
        };
    }

    private static DataException unreadable(String of, Exception cause) {
        return new DataException(
                "store-unreadable",
                "cannot read " + of + ": " + reason(cause),
                "see whether the disk is well; `loggia store check` tells which files are damaged",
                cause);
    }

    private static DataException damaged(String of, String problem, Exception cause) {
        return new DataException(
                DAMAGED,
                of + " is damaged: " + problem,
                "`loggia store check` tells all damage; --skip-damaged answers from what can be read",
                cause);
    }

    /**
     * Reads from a group's index. What is damaged shows itself as any of these exceptions.
     *
     * @param group the log group's name
     * @throws DataException when that fails
     */
    static <T> T reading(String group, Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException | IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
            throw reading(group, e);
        }
    }

    /** @param group the log group's name */
    static DataException writing(String group, Throwable failure) {
        String of = "log group " + group;
        Throwable cause = first(failure);
        return switch (cause) {
            case LockObtainFailedException locked ->
                new DataException(
                        "log-group-locked",
                        "another process is writing to " + of,
                        "one process at a time can; it can be queried meanwhile",
                        cause);
            case IndexFormatTooNewException tooNew -> tooNew(of, cause);
            case CorruptIndexException corrupt ->
                new DataException(
                        DAMAGED,
                        "cannot write to " + of + ", which is damaged: " + cause.getMessage(),
                        "`loggia store check` tells all damage",
                        cause);
            default -> writingTo(of, cause);
        };
    }

    /** What Lucene's complaint that a writer has failed before is about. */
    private static Throwable first(Throwable failure) {
        Throwable cause = failure.getCause();
        return isOfFiles(failure) && cause != null ? cause : failure;
    }

    /** @param what that could not be written: a log group, the store's folder */
    static DataException writingTo(String what, Throwable cause) {
        if (isFull(cause)) {
            return new DataException(
                    "disk-full",
                    "cannot write to " + what + ": the disk is full",
                    "make room, then do the same again: what was stored before is safe",
                    cause);
        }
        Throwable forbidden = forbidden(cause);
        if (forbidden != null) {
            return new DataException(
                    "store-not-writable",
                    "cannot write to " + what + ": " + reason(forbidden),
                    "check who may write there, or name another folder with --data",
                    cause);
        }
        return new DataException(
                "store-write-failed",
                "cannot write to " + what + ": " + reason(cause),
                "see whether the disk is well",
                cause);
    }

    /** @param problem names the file */
    static DataException damagedFile(String problem) {
        return new DataException(
                DAMAGED,
                problem,
                "restore it from a copy, or move the log group's folder out of the data folder; `loggia store check` tells all damage");
    }

    /** @param path of a file that holds a definition */
    static DataException damagedDefinition(String path) {
        return new DataException(DAMAGED, path + " is damaged", "restore it from a copy, or delete the file");
    }

    /** @param what a file, or what files hold */
    static DataException unreadableFile(String what, IOException cause) {
        return new DataException(
                "store-unreadable",
                "cannot read " + what + ": " + reason(cause),
                "check who may read the data folder",
                cause);
    }

    /** A failure told once more: an exception that two throw cannot be added to itself when one of them closes what the other used. */
    static DataException again(DataException failure) {
        Diagnostic told = failure.diagnostics().getFirst();
        String hint = told.hint();
        return new DataException(told.code(), told.message(), hint == null ? "" : hint, failure);
    }

    /** Whether something is not as it was written, rather than that it cannot be read now. */
    static boolean isDamage(DataException failure) {
        return failure.diagnostics().getFirst().code().equals(DAMAGED);
    }

    /** @param group the log group's name */
    static DataException deleted(String group) {
        return new DataException(
                "no-such-log-group", "log group " + group + " was deleted", "`loggia groups` lists those there are");
    }

    /** @param group the log group's name */
    static DataException full(String group) {
        return new DataException(
                "log-group-full",
                "log group " + group + " cannot hold more events",
                "a log group holds up to two billion: append to another one, or let old events expire");
    }

    /** Whether Lucene says so of a writer that has failed to write or read a file before. */
    static boolean isOfFiles(Throwable cause) {
        return cause instanceof AlreadyClosedException
                || cause instanceof IllegalStateException && cause.getCause() instanceof IOException;
    }

    /** Whether something could not be written since another process is writing to the group. */
    static boolean isLocked(DataException failure) {
        return failure.getCause() instanceof LockObtainFailedException;
    }

    private static DataException tooNew(String what, Throwable cause) {
        return new DataException(
                "store-too-new",
                what + " was written by a newer version of Loggia",
                "use that version, or another data folder",
                cause);
    }

    private static boolean isFull(@Nullable Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            String message = String.valueOf(at.getMessage()).toLowerCase(Locale.ROOT);
            if (message.contains("no space left")
                    || message.contains("disk quota")
                    || message.contains("not enough space")) {
                return true;
            }
        }
        return false;
    }

    /** What tells that the writing is not allowed. Lucene suppresses why there is no lock file when it cannot make one. */
    private static @Nullable Throwable forbidden(Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (isForbidden(at)) {
                return at;
            }
            for (Throwable suppressed : at.getSuppressed()) {
                if (isForbidden(suppressed)) {
                    return suppressed;
                }
            }
        }
        return null;
    }

    private static boolean isForbidden(Throwable cause) {
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        return cause instanceof AccessDeniedException
                || cause instanceof ReadOnlyFileSystemException
                || message.contains("read-only file system")
                || message.contains("permission denied")
                || message.contains("operation not permitted");
    }

    /** What the system says, with the file. */
    static String reason(Throwable cause) {
        return switch (cause) {
            case AccessDeniedException denied -> "no permission for " + denied.getFile();
            case NoSuchFileException missing -> "there is no " + missing.getFile();
            case FileNotFoundException missing -> "there is no " + missing.getMessage();
            case FileSystemException system ->
                system.getReason() == null
                        ? String.valueOf(system.getMessage())
                        : system.getReason() + ": " + system.getFile();
            default -> String.valueOf(cause.getMessage());
        };
    }
}
