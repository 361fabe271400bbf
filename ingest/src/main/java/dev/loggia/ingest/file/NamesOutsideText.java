package dev.loggia.ingest.file;

import dev.loggia.diagnostic.DataException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Names of files that are no text in the platform's encoding. Java reads an argument that is such a name with U+FFFD for each broken
 * byte, and no file has that name; but the listing of a folder shows the true name the same way.
 */
final class NamesOutsideText {

    private static final String BROKEN = "\uFFFD";

    private NamesOutsideText() {}

    /**
     * The file that a path with broken names means, or the path itself when there is none.
     *
     * @throws DataException when several are meant
     */
    static Path resolve(Path path) {
        if (!path.toString().contains(BROKEN) || Files.exists(path)) {
            return path;
        }
        Path root = path.getRoot();
        Path found = root == null ? Path.of("") : root;
        for (Path name : path) {
            List<Path> meant = name.toString().contains(BROKEN) ? shownAs(name.toString(), found) : List.of();
            if (meant.size() > 1) {
                throw new DataException(
                        "input-ambiguous",
                        "the names of " + meant.size() + " files read as " + found.resolve(name)
                                + ", for they are not in the encoding of the system",
                        "name their folder or a glob, or rename them");
            }
            found = meant.isEmpty() ? found.resolve(name) : meant.getFirst();
        }
        return found;
    }

    private static List<Path> shownAs(String name, Path folder) {
        List<Path> shown = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(
                folder, entry -> String.valueOf(entry.getFileName()).equals(name))) {
            entries.forEach(shown::add);
        } catch (IOException toldWhenItIsRead) {
            return List.of();
        }
        return shown;
    }
}
