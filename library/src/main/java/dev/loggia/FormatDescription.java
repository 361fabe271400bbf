package dev.loggia;

/**
 * A format of log files that is recognised.
 *
 * @param name as a user writes it
 * @param summary what it is, and the fields it has besides those of messages that are JSON
 */
public record FormatDescription(String name, String summary) {}
