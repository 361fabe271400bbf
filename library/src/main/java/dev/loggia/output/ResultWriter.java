package dev.loggia.output;

import dev.loggia.Row;
import java.io.IOException;

/** Writes the rows of one result. Confined to one thread. */
public interface ResultWriter {

    void write(Row row) throws IOException;

    /** Writes what is held back and closes the form: called once, also when the query ended early and these rows are all there are. */
    void end() throws IOException;
}
