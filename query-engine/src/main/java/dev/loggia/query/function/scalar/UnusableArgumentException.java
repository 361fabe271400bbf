package dev.loggia.query.function.scalar;

/** A format or replacement that means nothing: an error where it is constant, a missing result where a row computes it. */
final class UnusableArgumentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String explanation;

    /** @param explanation one sentence for the user, without a final full stop */
    UnusableArgumentException(String explanation) {
        super(explanation);
        this.explanation = explanation;
    }

    String explanation() {
        return explanation;
    }
}
