package dev.loggia.ingest.file;

import dev.loggia.diagnostic.DataException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * The files that one argument stands for, in the order of their names.
 *
 * @param named whether the user wrote the path out, so that it has to be read whatever it is
 * @param leftOut what could not be looked into, and why
 */
record ArgumentFiles(List<Path> paths, boolean named, List<String> leftOut) {

    private static final Comparator<Path> BY_NAME = Comparator.comparing(Path::toString);

    /** @throws DataException when there is no such file, folder or match */
    static ArgumentFiles of(String argument) {
        try {
            Path path = NamesOutsideText.resolve(Path.of(argument));
            if (Files.isDirectory(path)) {
                return ofFolder(path);
            }
            if (Files.exists(path)) {
                return new ArgumentFiles(List.of(path), true, List.of());
            }
            if (!isGlob(argument)) {
                throw notThere(path);
            }
        } catch (InvalidPathException e) {
            if (!isGlob(argument)) {
                throw new DataException("input-missing", argument + " is not a path: " + e.getReason(), "", e);
            }
        }
        return ofGlob(argument);
    }

    /** What to say of a path that does not exist, as far as one can see. */
    private static DataException notThere(Path path) {
        try {
            Files.readAttributes(path, BasicFileAttributes.class);
        } catch (IOException e) {
            if (!(e instanceof NoSuchFileException)) {
                return InputDetector.unreadable(path.toString(), e);
            }
        }
        return missing("there is no file or folder " + path);
    }

    private static DataException missing(String message) {
        return new DataException("input-missing", message, "paths are relative to " + workingFolder());
    }

    private static String workingFolder() {
        return Path.of("").toAbsolutePath().toString();
    }

    private static boolean isGlob(String argument) {
        return argument.chars().anyMatch(c -> c == '*' || c == '?' || c == '[' || c == '{');
    }

    private static ArgumentFiles ofFolder(Path folder) {
        Walk walk = new Walk(path -> true, false);
        walk.of(folder, Integer.MAX_VALUE);
        return walk.found();
    }

    private static ArgumentFiles ofGlob(String glob) {
        int wild = 0;
        while (!isGlob(glob.substring(0, wild + 1))) {
            wild++;
        }
        String folderText = glob.substring(0, glob.lastIndexOf('/', wild) + 1);
        Path folder = Path.of(folderText);
        String pattern = glob.substring(folderText.length());
        PathMatcher matcher;
        try {
            matcher = FileSystems.getDefault().getPathMatcher("glob:" + escape(folderText) + pattern);
        } catch (PatternSyntaxException e) {
            throw new DataException(
                    "glob-invalid",
                    "there is no file " + glob + ", and it is not a glob: " + e.getDescription(),
                    "",
                    e);
        }
        Walk walk = new Walk(matcher, pattern.startsWith(".") || pattern.contains("/."));
        if (Files.isDirectory(folder)) {
            walk.of(folder, pattern.contains("**") ? Integer.MAX_VALUE : pattern.split("/").length);
        }
        if (walk.paths.isEmpty()) {
            throw missing("no file matches " + glob);
        }
        return walk.found();
    }

    private static String escape(String folder) {
        return folder.replace("\\", "\\\\");
    }

    /**
     * Walks a folder. Follows links to files, as those of container logs, but not to folders, which may lead in circles, unless the folder
     * itself is one.
     */
    private static final class Walk {
        private final PathMatcher matcher;
        private final boolean hiddenToo;
        private final List<Path> paths = new ArrayList<>();
        private final List<String> leftOut = new ArrayList<>();

        Walk(PathMatcher matcher, boolean hiddenToo) {
            this.matcher = matcher;
            this.hiddenToo = hiddenToo;
        }

        void of(Path folder, int depth) {
            Path start = Files.isSymbolicLink(folder) ? folder.resolve(".") : folder;
            FileVisitor<Path> visitor = new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    return !directory.equals(start) && isHidden(directory)
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path visited, BasicFileAttributes attributes) {
                    Path file = named(visited);
                    if (isHidden(file) || !matcher.matches(file)) {
                        return FileVisitResult.CONTINUE;
                    }
                    if (Files.isRegularFile(file)) {
                        paths.add(file);
                    } else if (attributes.isDirectory()) {
                        ArgumentFiles matched = ofFolder(file);
                        paths.addAll(matched.paths());
                        leftOut.addAll(matched.leftOut());
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path visited, IOException e) {
                    leaveOut(named(visited), e);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e) {
                    if (e != null) {
                        leaveOut(named(visited), e);
                    }
                    return FileVisitResult.CONTINUE;
                }

                private Path named(Path visited) {
                    return start.equals(folder) || visited.equals(start)
                            ? visited
                            : folder.resolve(visited.subpath(start.getNameCount(), visited.getNameCount()));
                }
            };
            try {
                Files.walkFileTree(start, Set.of(), depth, visitor);
            } catch (IOException e) {
                throw InputDetector.unreadable(folder.toString(), e);
            }
        }

        private void leaveOut(Path path, IOException e) {
            leftOut.add(
                    String.valueOf(InputDetector.unreadable(path.toString(), e).getMessage()));
        }

        private boolean isHidden(Path path) {
            if (hiddenToo) {
                return false;
            }
            Path name = path.getFileName();
            String text = name == null ? "" : name.toString();
            return text.startsWith(".") && !text.equals(".") && !text.equals("..");
        }

        ArgumentFiles found() {
            paths.sort(BY_NAME);
            return new ArgumentFiles(List.copyOf(paths), false, List.copyOf(leftOut));
        }
    }
}
