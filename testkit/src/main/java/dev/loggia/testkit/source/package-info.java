/** Event sources that take every freedom their contract allows: start with {@link dev.loggia.testkit.source.RandomlySplitSource}. */
@NullMarked
package dev.loggia.testkit.source;

import org.jspecify.annotations.NullMarked;
