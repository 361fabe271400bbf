package dev.loggia.ingest.file;

/**
 * A run of whole events in memory. Only an event longer than the longest allowed may lie in several segments, cut where its pieces
 * are cut anyway.
 *
 * @param bytes never changed while a batch over it may live
 * @param from where the first event starts
 * @param to where the last event ends, its line end included
 * @param base offset in the input of {@code bytes[0]}
 * @param continued whether the first event began in the segment before
 * @param open whether the last event goes on in the segment after
 */
record Segment(byte[] bytes, int from, int to, long base, boolean continued, boolean open) {}
