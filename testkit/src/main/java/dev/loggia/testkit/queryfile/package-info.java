/**
 * Query files: events, queries and what must come out, as plain text. Start with {@link dev.loggia.testkit.queryfile.QueryFile}; the
 * format is described in the module's README.
 */
@NullMarked
package dev.loggia.testkit.queryfile;

import org.jspecify.annotations.NullMarked;
