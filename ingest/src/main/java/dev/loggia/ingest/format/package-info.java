/**
 * Input formats, one class each: {@link dev.loggia.ingest.format.LogFormats} detects which one an input has,
 * {@link dev.loggia.ingest.format.LogFormat} reads its times and tells where its events start.
 */
@NullMarked
package dev.loggia.ingest.format;

import org.jspecify.annotations.NullMarked;
