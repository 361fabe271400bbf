/**
 * Result formats, one class each: start with {@link dev.loggia.output.ResultFormats}, which lists them. A
 * {@link dev.loggia.output.ResultFormat} starts a {@link dev.loggia.output.ResultWriter} for each result.
 */
@NullMarked
package dev.loggia.output;

import org.jspecify.annotations.NullMarked;
