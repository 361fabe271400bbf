/**
 * The command {@code loggia}: start with {@link dev.loggia.cli.Main}, which joins the process to {@link dev.loggia.cli.Program}. A class
 * for each subcommand.
 */
@NullMarked
package dev.loggia.cli;

import org.jspecify.annotations.NullMarked;
