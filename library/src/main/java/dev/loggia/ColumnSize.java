package dev.loggia;

/**
 * What one column of a log group takes on disk.
 *
 * @param column its name in the index, as {@code docs/storage-format.md} lists them, or {@code (other)} for what belongs to none alone
 * @param bytes in all files
 */
public record ColumnSize(String column, long bytes) {}
