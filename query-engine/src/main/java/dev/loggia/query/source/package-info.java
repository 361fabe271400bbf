/**
 * What a query may read: {@link dev.loggia.query.source.SourceCatalog} lists it for {@code SOURCE}, {@code join} and subqueries, and says
 * what a query reads that names nothing.
 */
@NullMarked
package dev.loggia.query.source;

import org.jspecify.annotations.NullMarked;
