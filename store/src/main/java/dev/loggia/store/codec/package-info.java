/**
 * How columns lie in a segment's files where Lucene's own forms do not fit: start with
 * {@link dev.loggia.store.codec.BlockDocValuesFormat}. Messages lie in compressed blocks ({@link dev.loggia.store.codec.BlockedValues}),
 * numbers that repeat or count up as runs ({@link dev.loggia.store.codec.RunNumerics}).
 */
@NullMarked
package dev.loggia.store.codec;

import org.jspecify.annotations.NullMarked;
