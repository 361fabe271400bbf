package dev.loggia.store;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Definitions in memory. */
final class MemoryDefinitions implements DefinitionFiles {

    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    @Override
    public List<String> ids() {
        return List.copyOf(files.keySet());
    }

    @Override
    public InputStream open(String id) throws NoSuchFileException {
        byte[] content = files.get(id);
        if (content == null) {
            throw new NoSuchFileException(id);
        }
        return new ByteArrayInputStream(content);
    }

    @Override
    public void write(String id, byte[] content) {
        files.put(id, content.clone());
    }

    @Override
    public void delete(String id) {
        files.remove(id);
    }

    @Override
    public String path(String id) {
        return id;
    }
}
