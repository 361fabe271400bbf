/**
 * Questions to a stored log group, by JMH ({@link dev.loggia.benchmarks.stored.StoredQueryBenchmark}) and beside DuckDB in one process
 * ({@link dev.loggia.benchmarks.stored.Comparison}).
 */
@NullMarked
package dev.loggia.benchmarks.stored;

import org.jspecify.annotations.NullMarked;
