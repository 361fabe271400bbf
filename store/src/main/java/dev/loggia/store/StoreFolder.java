package dev.loggia.store;

import dev.loggia.diagnostic.DataException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import org.apache.lucene.store.Directory;

/**
 * Where the metadata and the indexes of a store lie. Thread-safe. Every method may throw {@link DataException} when the folder cannot
 * be used, and says why.
 */
sealed interface StoreFolder permits DiskFolder, MemoryFolder {

    /** The newest form of a store that is written and read. */
    int FORMAT = 1;

    /** As users know it: "the store in /var/logs". */
    String place();

    /**
     * The ids of all log groups, in no order that means anything. Empty for a store that does not exist yet, which this does not
     * change.
     */
    List<String> groupIds();

    /** @throws DataException "no-log-group" when it is not (or no longer) there, "damaged", "store-too-new" */
    GroupMetadata metadata(String id);

    /**
     * Makes a group, or replaces its metadata as a whole: after a crash the old or the new is there. To be called within
     * {@link #locked}.
     */
    void write(GroupMetadata group);

    /**
     * The index of a group, to be closed by the caller; nothing is made on disk before something is written to it.
     *
     * @throws DataException "no-log-group" when there is no such group
     */
    Directory index(String id);

    /**
     * Deletes a group with all its events; one that is not there is deleted already. Once this returns or fails with the group gone
     * from {@link #groupIds}, it never comes back. Whoever has its index open should close it first.
     */
    void delete(String id);

    /**
     * Runs something while nobody else, in this process or another, does the same on this store: changes of metadata that read before
     * they write. Meant for milliseconds. Makes the store if there is none. Not to be nested.
     */
    <T> T locked(Supplier<T> action);

    /** An id that no group has had. */
    static String newId() {
        return HexFormat.of().toHexDigits(new SecureRandom().nextLong());
    }

    static DataException noGroup(String id, String place) {
        return new DataException(
                "no-log-group", place + " has no log group with the id " + id, "it may have been deleted a moment ago");
    }
}
