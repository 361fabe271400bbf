package dev.loggia.store;

/**
 * What one column of a log group takes on disk.
 *
 * @param column its name, or "(other)" for what belongs to no column alone
 * @param bytes in all segments
 */
public record ColumnSize(String column, long bytes) {}
