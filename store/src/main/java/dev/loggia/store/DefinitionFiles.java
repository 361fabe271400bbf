package dev.loggia.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Where the definitions of one kind lie, a file each. Thread-safe; who writes or deletes has the store's lock. */
sealed interface DefinitionFiles permits DiskDefinitions, MemoryDefinitions {

    /** The ids of the definitions, in no order. */
    List<String> ids() throws IOException;

    /** Opens a file, which then keeps its content. @throws java.nio.file.NoSuchFileException when there is none */
    InputStream open(String id) throws IOException;

    /** Replaces a file as a whole, or makes a new one. */
    void write(String id, byte[] content) throws IOException;

    /** Deletes a file, if it is there. */
    void delete(String id) throws IOException;

    /** What to call a file in messages. */
    String path(String id);
}
