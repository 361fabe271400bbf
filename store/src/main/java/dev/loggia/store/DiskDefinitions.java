package dev.loggia.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.lucene.util.IOUtils;

/** Definitions on disk: a folder for the kind, in it a file {@code ID.definition} each. */
record DiskDefinitions(Path folder) implements DefinitionFiles {

    private static final String EXTENSION = ".definition";
    private static final Pattern FILE = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.definition");

    @Override
    public List<String> ids() throws IOException {
        try {
            return DurableFiles.names(folder).stream()
                    .filter(name -> FILE.matcher(name).matches())
                    .map(name -> name.substring(0, name.length() - EXTENSION.length()))
                    .toList();
        } catch (NoSuchFileException noneYet) {
            return List.of();
        }
    }

    @Override
    public InputStream open(String id) throws IOException {
        return Files.newInputStream(file(id));
    }

    @Override
    public void write(String id, byte[] content) throws IOException {
        if (Files.notExists(folder)) {
            Files.createDirectories(folder);
            IOUtils.fsync(folder.getParent(), true);
        }
        deleteUnfinished();
        DurableFiles.replace(file(id), content);
    }

    /** Only who has the lock writes, so that what is unfinished now was left by a process that died. */
    private void deleteUnfinished() throws IOException {
        for (String name : DurableFiles.names(folder)) {
            if (name.endsWith(DurableFiles.NEW)) {
                Files.deleteIfExists(folder.resolve(name));
            }
        }
    }

    @Override
    public void delete(String id) throws IOException {
        if (Files.deleteIfExists(file(id))) {
            IOUtils.fsync(folder, true);
        }
    }

    @Override
    public String path(String id) {
        return file(id).toString();
    }

    private Path file(String id) {
        return folder.resolve(id + EXTENSION);
    }
}
