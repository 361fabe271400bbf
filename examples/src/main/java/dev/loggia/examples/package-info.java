/** Small programs that use the library, to read and to start from. {@link dev.loggia.examples.FirstProgram} is the first. */
@NullMarked
package dev.loggia.examples;

import org.jspecify.annotations.NullMarked;
