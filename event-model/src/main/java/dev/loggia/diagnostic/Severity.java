package dev.loggia.diagnostic;

/** Whether a {@link Diagnostic} stops the query or only accompanies its result. */
public enum Severity {
    ERROR,
    WARNING
}
