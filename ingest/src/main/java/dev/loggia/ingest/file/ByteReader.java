package dev.loggia.ingest.file;

/** Bytes of one input in their order. Damage has been dealt with behind it: what cannot be read is the end. */
@FunctionalInterface
interface ByteReader {

    /** Reads at least one byte, or answers -1 at the end. {@code length} is at least 1. */
    int read(byte[] into, int offset, int length);
}
