package dev.loggia.store.codec;

/** What the metadata of a segment tell about one field. */
sealed interface FieldIndex permits BlockIndex, RunIndex {}
