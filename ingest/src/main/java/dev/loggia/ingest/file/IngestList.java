package dev.loggia.ingest.file;

import dev.loggia.diagnostic.DataException;
import dev.loggia.ingest.sink.FileIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an ingest is to read, in order. Files are only listed; each is looked at when its turn comes, for it may be another one by then.
 *
 * @param byFileKey where each file is, by the platform's key of it
 * @param leftOut what could not be looked into, and why
 */
record IngestList(List<Item> items, Map<String, Path> byFileKey, List<String> leftOut) {

    /**
     * A file or pipe.
     *
     * @param path null for standard input
     * @param named whether the user wrote its path out
     * @param size bytes it had when it was listed, or -1 for a pipe
     */
    record Item(String name, @Nullable Path path, boolean named, long size) {}

    /** @throws DataException naming the first argument that stands for nothing */
    static IngestList of(List<String> arguments, FileSourceOptions options) {
        IngestList list = new IngestList(new ArrayList<>(), new HashMap<>(), new ArrayList<>());
        for (String argument : arguments) {
            if (argument.equals(InputList.STANDARD_INPUT)) {
                list.addStandardInput(options);
            } else {
                list.addFiles(argument);
            }
        }
        return list;
    }

    private void addStandardInput(FileSourceOptions options) {
        boolean twice = items.stream().anyMatch(item -> item.path() == null);
        InputList.checkStandardInput(options, twice);
        items.add(new Item(InputList.STANDARD_INPUT, null, true, -1));
    }

    private void addFiles(String argument) {
        ArgumentFiles found = ArgumentFiles.of(argument);
        for (Path path : found.paths()) {
            items.add(new Item(path.toString(), path, found.named(), size(path)));
        }
        leftOut.addAll(found.leftOut());
        if (found.paths().isEmpty()) {
            throw InputList.nothingIn(argument, leftOut);
        }
    }

    private long size(Path path) {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            return -1;
        }
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            String fileKey = FileIdentity.keyOf(attributes);
            if (fileKey != null) {
                byFileKey.put(fileKey, path);
            }
            return attributes.size();
        } catch (IOException toldWhenItsTurnComes) {
            return 0;
        }
    }

    /** Bytes there are to read, or -1 when nobody knows. */
    long bytes() {
        return items.stream().anyMatch(item -> item.size() < 0)
                ? -1
                : items.stream().mapToLong(Item::size).sum();
    }
}
