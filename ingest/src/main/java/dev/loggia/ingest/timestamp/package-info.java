/**
 * Times as they are written in logs: {@link dev.loggia.ingest.timestamp.TimestampLayouts} lists the known ways of writing one,
 * {@link dev.loggia.ingest.timestamp.TimestampFormat} reads a user's own, {@link dev.loggia.ingest.timestamp.TimestampPattern}
 * is what both become.
 */
@NullMarked
package dev.loggia.ingest.timestamp;

import org.jspecify.annotations.NullMarked;
