package dev.loggia.ingest.file;

import java.io.IOException;

/** Content ends within an event, of which nothing was put out, as its rest may come later. */
final class UnfinishedEventException extends IOException {

    private static final long serialVersionUID = 1;

    UnfinishedEventException() {
        super("the last event is not complete");
    }
}
