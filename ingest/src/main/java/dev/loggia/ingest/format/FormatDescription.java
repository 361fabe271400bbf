package dev.loggia.ingest.format;

/**
 * A format that Loggia reads, for listings.
 *
 * @param name as a user writes it
 * @param summary what it is, and the fields it has besides those of JSON
 */
public record FormatDescription(String name, String summary) {}
