/**
 * Log groups on disk: start with {@link dev.loggia.store.LogStore}, a folder of log groups. A {@link dev.loggia.store.LogGroup} takes
 * events; a {@link dev.loggia.store.Snapshot} of it is an event source. The files are described in {@code docs/storage-format.md}.
 */
@NullMarked
package dev.loggia.store;

import org.jspecify.annotations.NullMarked;
