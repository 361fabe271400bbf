/**
 * What data and engine share: start with {@link dev.loggia.event.EventSource}, which answers a
 * {@link dev.loggia.event.ScanRequest} with partitions of {@link dev.loggia.event.Batch batches} of
 * {@link dev.loggia.event.Column columns}. Single values are {@link dev.loggia.event.Value}; their loose comparison is
 * {@link dev.loggia.event.Comparison}, their order {@link dev.loggia.event.NaturalOrder}, their printed form
 * {@link dev.loggia.event.ValueText}.
 */
@NullMarked
package dev.loggia.event;

import org.jspecify.annotations.NullMarked;
