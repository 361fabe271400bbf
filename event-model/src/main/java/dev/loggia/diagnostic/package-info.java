/**
 * How everything that went wrong, or nearly, is told: start with {@link dev.loggia.diagnostic.Diagnostic}.
 */
@NullMarked
package dev.loggia.diagnostic;

import org.jspecify.annotations.NullMarked;
