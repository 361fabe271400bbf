/**
 * Raw files and pipes as an event source: start with {@link dev.loggia.ingest.file.FileEventSource}. It finds its inputs
 * ({@link dev.loggia.ingest.file.InputList}); a scan ({@link dev.loggia.ingest.file.FileScan}) has a
 * {@link dev.loggia.ingest.file.Lane} for each, which hands out row ranges; a {@link dev.loggia.ingest.file.Segmenter} cuts bytes
 * into {@link dev.loggia.ingest.file.Segment}s of whole events; an {@link dev.loggia.ingest.file.EventReader} turns these into
 * batches.
 */
@NullMarked
package dev.loggia.ingest.file;

import org.jspecify.annotations.NullMarked;
