/**
 * The language's regular expressions in linear time: start with {@link dev.loggia.regex.Regex}. A pattern is parsed here, so that
 * mistakes are named in the language's own words and its cost is known before it runs.
 */
@NullMarked
package dev.loggia.regex;

import org.jspecify.annotations.NullMarked;
