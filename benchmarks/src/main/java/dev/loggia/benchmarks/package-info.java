/** JMH benchmarks. */
@NullMarked
package dev.loggia.benchmarks;

import org.jspecify.annotations.NullMarked;
