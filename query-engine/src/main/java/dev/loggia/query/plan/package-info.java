/**
 * What a query will do, as a list of nodes from the scan to the result: start with {@link dev.loggia.query.plan.Plan}. Nodes that
 * rewrites match live here, those of single commands with their command.
 */
@NullMarked
package dev.loggia.query.plan;

import org.jspecify.annotations.NullMarked;
