package dev.loggia.store;

import dev.loggia.event.Value;

/**
 * A small thing with a name, as it was when it was read. Immutable.
 *
 * @param id a UUID, which it keeps when it is replaced
 * @param created milliseconds since the epoch
 * @param modified milliseconds since the epoch
 * @param details what it is, in the terms of who stored it
 * @param bytes how many bytes belong to it beside the details
 */
public record Definition(String id, String name, long created, long modified, Value.MapValue details, long bytes) {}
