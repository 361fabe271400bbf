/**
 * Where the events of files go, and how far each file was read: start with {@link dev.loggia.ingest.sink.EventSink}. A
 * {@link dev.loggia.ingest.sink.SourcePosition} is what a sink keeps of a file; {@link dev.loggia.ingest.sink.KnownSources} tells which
 * of them a file at hand is.
 */
@NullMarked
package dev.loggia.ingest.sink;

import org.jspecify.annotations.NullMarked;
