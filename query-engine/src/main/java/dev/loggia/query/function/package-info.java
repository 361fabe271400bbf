/**
 * Functions as data: start with {@link dev.loggia.query.function.FunctionDefinition}. The language's own are listed in
 * {@link dev.loggia.query.function.BuiltinFunctions}.
 */
@NullMarked
package dev.loggia.query.function;

import org.jspecify.annotations.NullMarked;
