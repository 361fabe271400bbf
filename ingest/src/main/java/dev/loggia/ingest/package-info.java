/** Files and pipes: input formats to log events. */
@NullMarked
package dev.loggia.ingest;

import org.jspecify.annotations.NullMarked;
