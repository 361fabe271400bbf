/** Query files and their runner, log generators. */
@NullMarked
package dev.loggia.testkit;

import org.jspecify.annotations.NullMarked;
