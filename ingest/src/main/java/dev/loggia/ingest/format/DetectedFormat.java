package dev.loggia.ingest.format;

/**
 * The format that an input was found to have.
 *
 * @param evidence what speaks for it, for a person; empty when nothing had to
 */
public record DetectedFormat(LogFormat format, String evidence) {}
