/**
 * JSON in messages: {@link dev.loggia.json.JsonDiscovery} finds fields, {@link dev.loggia.json.JsonText} reads and writes
 * structures.
 */
@NullMarked
package dev.loggia.json;

import org.jspecify.annotations.NullMarked;
