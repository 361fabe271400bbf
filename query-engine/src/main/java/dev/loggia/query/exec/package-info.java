/**
 * The running half of a query: {@link dev.loggia.query.exec.Pipeline} moves batches from sources through
 * {@link dev.loggia.query.exec.BatchOperator operators} into {@link dev.loggia.query.exec.Collector collectors}, whose states
 * merge. Knows no language and no plan.
 */
@NullMarked
package dev.loggia.query.exec;

import org.jspecify.annotations.NullMarked;
