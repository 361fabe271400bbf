package dev.loggia.benchmarks.stored;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Folders of a benchmark: how large they are, and that they go away. */
final class Folders {

    private Folders() {}

    static Path temporary() throws IOException {
        return Files.createTempDirectory("loggia-benchmark");
    }

    static long bytes(Path folder) throws IOException {
        return bytesByKind(folder).values().stream().mapToLong(Long::longValue).sum();
    }

    /** Bytes of all files by the ending of their names. */
    static Map<String, Long> bytesByKind(Path folder) throws IOException {
        Map<String, Long> kinds = new TreeMap<>();
        for (Path file : files(folder)) {
            if (Files.isRegularFile(file)) {
                String name = file.getFileName().toString();
                kinds.merge(name.substring(name.lastIndexOf('.') + 1), Files.size(file), Long::sum);
            }
        }
        return kinds;
    }

    static void delete(Path folder) throws IOException {
        try {
            files(folder).stream().sorted(Comparator.reverseOrder()).forEach(Folders::deleteOne);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void deleteOne(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList();
        }
    }
}
