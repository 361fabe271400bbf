/** The library: query log files and log groups from a Java program. */
@NullMarked
package dev.loggia;

import org.jspecify.annotations.NullMarked;
