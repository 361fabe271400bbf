package dev.loggia.store;

import org.jspecify.annotations.Nullable;

/**
 * Names of the index's fields. A field that was discovered in messages has one for each kind of value it has: the kind, a colon and
 * the name, so that no name can be taken for another. A row has a value in at most one of them.
 */
final class StoredField {

    static final String TIMESTAMP = "@timestamp";
    static final String SEQUENCE = "@sequence";
    static final String INGESTION_TIME = "@ingestionTime";
    static final String LOG_STREAM = "@logStream";
    static final String MESSAGE = "@message";

    /** The identity of the {@link dev.loggia.event.FieldReader} of an event's fields; events whose fields are those of JSON have none. */
    static final String FIELD_READER = "@fieldReader";

    /**
     * For each event, the names of fields that have no value in a column of theirs and must be read from the message: see
     * {@link #ANY_NAME}, {@link #MANY_LEAVES}.
     */
    static final String IN_MESSAGE = "@inMessage";

    /** Among the names of {@link #IN_MESSAGE}: any field whatever may have to be read from the message. */
    static final String ANY_NAME = "\0";

    /** Among the names of {@link #IN_MESSAGE}: the event has more leaves than {@link #SERVICE_FIELD_LIMIT}. */
    static final String MANY_LEAVES = "\1";

    /** How many fields of an event the service discovers (section 5.3 of the language reference). */
    static final int SERVICE_FIELD_LIMIT = 200;

    private static final String WHOLE = "whole:";
    private static final String DECIMAL = "decimal:";
    private static final String TEXT = "text:";
    private static final String BOOLEAN = "boolean:";

    private StoredField() {}

    /** 64-bit integers. */
    static String whole(String name) {
        return WHOLE + name;
    }

    /** Other numbers, as the bits that sort like doubles. */
    static String decimal(String name) {
        return DECIMAL + name;
    }

    static String text(String name) {
        return TEXT + name;
    }

    /** Truth values, as 1 and 0. */
    static String bool(String name) {
        return BOOLEAN + name;
    }

    /** The name of the discovered field behind a field of the index, or null when there is none. */
    static @Nullable String discovered(String indexField) {
        int colon = indexField.startsWith("@") ? -1 : indexField.indexOf(':');
        return colon < 0 ? null : indexField.substring(colon + 1);
    }
}
