/** Commands that bring a step of their own: one class each. The others are made of the steps in {@code plan}. */
@NullMarked
package dev.loggia.query.command;

import org.jspecify.annotations.NullMarked;
