package dev.loggia.store;

/** What a store keeps beside log groups: small things with a name. */
public enum DefinitionKind {
    SAVED_QUERY("queries", "saved query", "saved queries", 1_000),
    LOOKUP_TABLE("lookup-tables", "lookup table", "lookup tables", 100);

    private final String folder;
    private final String one;
    private final String many;
    private final int most;

    DefinitionKind(String folder, String one, String many, int most) {
        this.folder = folder;
        this.one = one;
        this.many = many;
        this.most = most;
    }

    /** The name of their folder in the store's. */
    String folder() {
        return folder;
    }

    /** What one is called in messages. */
    String one() {
        return one;
    }

    /** What several are called in messages. */
    String many() {
        return many;
    }

    /** How many there may be, as in the service. */
    int most() {
        return most;
    }
}
