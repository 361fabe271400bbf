/** The language's regular expressions in linear time: {@link dev.loggia.regex.Regex}. */
@NullMarked
package dev.loggia.regex;

import org.jspecify.annotations.NullMarked;
