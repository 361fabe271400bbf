/**
 * Invented logs, the same for the same seed: start with {@link dev.loggia.testkit.generate.LogKind}. To write a file of any size, run
 * {@link dev.loggia.testkit.generate.GenerateLogs}.
 */
@NullMarked
package dev.loggia.testkit.generate;

import org.jspecify.annotations.NullMarked;
