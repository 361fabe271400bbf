package dev.loggia;

/**
 * What was found out about an input before it is read.
 *
 * @param path as given, or what stands for standard input
 * @param format what a person would call it: {@code JSON lines}, {@code syslog (RFC 3164)}
 * @param evidence what speaks for that, as {@code 98 of 100 sampled lines}; empty when nothing had to
 * @param compression {@code gzip}, {@code zstd}, or empty
 * @param bytes size on disk, or -1 for a pipe
 */
public record FileDescription(String path, String format, String evidence, String compression, long bytes) {}
