/**
 * Raw files and pipes as an event source: start with {@link dev.loggia.ingest.file.FileEventSource}.
 */
@NullMarked
package dev.loggia.ingest.file;

import org.jspecify.annotations.NullMarked;
