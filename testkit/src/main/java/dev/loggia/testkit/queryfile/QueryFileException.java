package dev.loggia.testkit.queryfile;

/** A query file does not follow the format. */
public final class QueryFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param line from 1 */
    QueryFileException(String file, int line, String message) {
        super(file + ":" + line + ": " + message);
    }
}
