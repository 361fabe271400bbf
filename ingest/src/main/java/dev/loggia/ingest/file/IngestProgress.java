package dev.loggia.ingest.file;

import java.time.Duration;

/**
 * How far an ingest is. Immutable.
 *
 * @param bytesRead bytes of files read so far, packed if they are, with what need not be read again
 * @param bytesTotal bytes there are to read, or -1 when unknown (a pipe)
 * @param events that the sink has taken
 * @param elapsed since the start
 */
public record IngestProgress(long bytesRead, long bytesTotal, long events, Duration elapsed) {}
