/** The command {@code loggia}. */
@NullMarked
package dev.loggia.cli;

import org.jspecify.annotations.NullMarked;
