package dev.loggia.store;

import dev.loggia.diagnostic.DataException;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;

/** What the system and Lucene say of files, in the words of {@link DataException}. */
final class StoreErrors {

    /** How systems tell that a disk or a user's share of it is full: they have no exception of its own for it. */
    private static final List<String> FULL =
            List.of("no space left", "not enough space", "disk full", "quota exceeded", "disk quota");

    private StoreErrors() {}

    /**
     * An error while something was read.
     *
     * @param place what was read, as the subject of a sentence: "the log group app/web", "the store in /var/logs"
     */
    static DataException reading(String place, IOException error) {
        DataException either = either(place, error);
        if (either != null) {
            return either;
        }
        if (isMissing(error)) {
            return new DataException(
                    "store-file-missing",
                    place + " lacks a file that belongs to it: " + fileOf(error),
                    "`loggia store check` tells what is missing; restore the file from a copy",
                    error);
        }
        return new DataException("store-unreadable", place + " cannot be read: " + reason(error), hint(error), error);
    }

    /**
     * An error while something was written.
     *
     * @param place what was written, as the subject of a sentence: "the log group app/web", "the store in /var/logs"
     */
    static DataException writing(String place, IOException error) {
        DataException either = either(place, error);
        if (either != null) {
            return either;
        }
        return new DataException(
                "store-not-writable", place + " cannot be written: " + reason(error), hint(error), error);
    }

    /** Errors that mean the same whatever was being done; null for all others. */
    private static @Nullable DataException either(String place, IOException error) {
        String reason = reason(error);
        if (FULL.stream().anyMatch(reason.toLowerCase(Locale.ROOT)::contains)) {
            return new DataException(
                    "disk-full",
                    "the disk is full: " + place + " cannot grow (" + reason + ")",
                    "free some space, delete log groups or shorten their retention; nothing that was committed is lost",
                    error);
        }
        if (reason.toLowerCase(Locale.ROOT).contains("too many open files")) {
            return new DataException(
                    "too-many-files",
                    place + " needs more open files than the system allows",
                    "raise the limit (`ulimit -n 65536`) or work on fewer log groups at a time",
                    error);
        }
        if (error instanceof LockObtainFailedException) {
            return new DataException(
                    "group-in-use",
                    place + " is being written by another program",
                    "only one program at a time may write to a log group; reading is always possible",
                    error);
        }
        if (error instanceof IndexFormatTooNewException) {
            return new DataException(
                    "store-too-new",
                    place + " was written by a newer version of Loggia",
                    "use that version; nothing was changed",
                    error);
        }
        if (error instanceof IndexFormatTooOldException
                || error instanceof CorruptIndexException
                || error instanceof IndexNotFoundException
                || error instanceof EOFException) {
            return damaged(place, reason, error);
        }
        if (error instanceof ClosedByInterruptException) {
            return new DataException("interrupted", "work on " + place + " was interrupted", "", error);
        }
        return null;
    }

    /** Something whose form this version does not know. */
    static DataException tooNew(String place, int found, int known) {
        return new DataException(
                "store-too-new",
                place + " has format " + found + ", and this version of Loggia knows formats up to " + known,
                "use the version of Loggia that wrote it, or a newer one; nothing was changed");
    }

    /** Bytes that are not those that were written. */
    static DataException damaged(String place, String reason, @Nullable Throwable cause) {
        String message = place + " is damaged: " + reason;
        String hint = "`loggia store check` tells what is damaged and what can still be read";
        return cause == null
                ? new DataException("damaged", message, hint)
                : new DataException("damaged", message, hint, cause);
    }

    private static boolean isMissing(IOException error) {
        return error instanceof NoSuchFileException || error instanceof FileNotFoundException;
    }

    private static String hint(IOException error) {
        String reason = reason(error);
        if (reason.equals("permission denied")) {
            return "check who owns the folder and the rights on it, or name another folder";
        }
        return reason.equals("the file system is read-only")
                ? "name a folder on another disk, or mount this one writable"
                : "";
    }

    /** The system's reason in a few words, without the file's name where the system gives it apart. */
    private static String reason(IOException error) {
        if (error instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (isMissing(error)) {
            return "there is no " + fileOf(error);
        }
        String text = error instanceof FileSystemException file ? file.getReason() : error.getMessage();
        if (text == null) {
            return error.getClass().getSimpleName();
        }
        if (error.getCause() instanceof ReadOnlyFileSystemException
                || text.toLowerCase(Locale.ROOT).contains("read-only file system")) {
            return "the file system is read-only";
        }
        return text;
    }

    private static String fileOf(IOException error) {
        String file = error instanceof FileSystemException system ? system.getFile() : error.getMessage();
        return file == null ? "its name is not known" : file;
    }
}
