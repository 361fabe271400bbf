/**
 * {@code relevantfields}: which fields set the events that meet a condition apart from the others. Start with
 * {@link dev.loggia.query.relevance.RelevantFieldsNode}.
 */
@NullMarked
package dev.loggia.query.relevance;

import org.jspecify.annotations.NullMarked;
