/** Rewrites of plans, one class each; {@link dev.loggia.query.plan.rewrite.Rewrites} lists them in their order. */
@NullMarked
package dev.loggia.query.plan.rewrite;

import org.jspecify.annotations.NullMarked;
