/** Tables of text beside the events: start with {@link dev.loggia.query.lookup.LookupTable}. */
@NullMarked
package dev.loggia.query.lookup;

import org.jspecify.annotations.NullMarked;
