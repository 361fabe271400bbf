package dev.loggia.testkit.queryfile;

/**
 * A log file that the cases of a query file are about.
 *
 * @param format what it must be found to be, as {@code VPC flow log}; empty when that does not matter
 * @param text its content
 */
public record LogFile(String format, String text) {}
