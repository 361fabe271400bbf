/** Points in time as people write them: start with {@link dev.loggia.time.TimeExpression}. */
@NullMarked
package dev.loggia.time;

import org.jspecify.annotations.NullMarked;
