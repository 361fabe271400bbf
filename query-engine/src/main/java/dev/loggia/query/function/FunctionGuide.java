package dev.loggia.query.function;

import java.util.List;

/**
 * What the reference says of a function beside its summary.
 *
 * @param result what kind of value it gives
 * @param missing what it does with missing values
 * @param doubtful what the service does not document, and what is done here
 */
public record FunctionGuide(String result, String missing, List<String> doubtful) {

    public FunctionGuide {
        doubtful = List.copyOf(doubtful);
    }
}
