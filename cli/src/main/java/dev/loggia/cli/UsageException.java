package dev.loggia.cli;

/** The command line itself is wrong: nothing was run. */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String hint;

    /** @param hint what to write instead, or the empty string */
    UsageException(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    String hint() {
        return hint;
    }
}
