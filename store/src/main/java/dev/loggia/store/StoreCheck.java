package dev.loggia.store;

import dev.loggia.diagnostic.DataException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.store.Directory;

/**
 * Reads every byte of a log group and tells which are not as they were written. Changes nothing, wants no lock, and goes on after
 * damage.
 */
final class StoreCheck {

    private StoreCheck() {}

    /**
     * Checks a group.
     *
     * @param index of the group
     * @return empty when all is well
     */
    static List<StoreFinding> of(StoreFolder store, String id, Directory index) {
        List<StoreFinding> findings = new ArrayList<>();
        try {
            if (store.readMetadata(id).isEmpty()) {
                findings.add(metadata("it is missing"));
            }
        } catch (DataException e) {
            findings.add(metadata(String.valueOf(e.getMessage())));
        }
        try {
            findings.addAll(new IndexCheck(index).findings());
        } catch (IOException e) {
            findings.add(folder(StoreFailure.reason(e)));
        }
        return List.copyOf(findings);
    }

    private static StoreFinding metadata(String problem) {
        return new StoreFinding(true, "group.json", "the name and the settings of the log group", null, problem);
    }

    private static StoreFinding folder(String problem) {
        return new StoreFinding(true, "index", "all events of the log group", null, problem);
    }
}
