package dev.loggia.ingest.format;

import dev.loggia.event.FieldReader;
import dev.loggia.ingest.format.Detection.Detector;
import java.util.function.Function;

/**
 * An input format that Loggia knows. Immutable.
 *
 * @param name short, as a user writes it: {@code vpc-flow}
 * @param summary what it is, with the fields it has besides those of JSON
 * @param leastShare from this share of a sample on it is considered
 * @param fieldReader gives the reader whose identity is the name, or the name, a bar and this text
 */
record FormatDefinition(
        String name, String summary, double leastShare, Detector detector, Function<String, FieldReader> fieldReader) {

    /** A format that has no reader of its own: its messages have fields only as far as they are JSON, or have those of another format. */
    static FormatDefinition withoutReader(String name, String summary, double leastShare, Detector detector) {
        return new FormatDefinition(name, summary, leastShare, detector, parameters -> {
            throw new IllegalArgumentException(name + " has no field reader of its own");
        });
    }
}
