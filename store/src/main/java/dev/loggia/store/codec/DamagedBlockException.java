package dev.loggia.store.codec;

import org.apache.lucene.index.CorruptIndexException;

/** A block whose bytes are not those that were written. The other blocks can still be read. */
public final class DamagedBlockException extends CorruptIndexException {

    private static final long serialVersionUID = 1L;

    private final int firstDocument;
    private final int documents;

    /** @param file the file that holds it */
    public DamagedBlockException(String file, int firstDocument, int documents) {
        super("documents " + firstDocument + " to " + (firstDocument + documents - 1) + " are damaged", file);
        this.firstDocument = firstDocument;
        this.documents = documents;
    }

    /** The first document of the block. */
    public int firstDocument() {
        return firstDocument;
    }

    /** How many documents the block holds. */
    public int documents() {
        return documents;
    }
}
