package dev.loggia.ingest.sink;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The files that were read before. A file keeps its key and its position when it is renamed, as log rotation does, if the platform tells
 * files by more than their names. A file that is written anew under an old name is another one, and so is one that has become shorter. A
 * copy is another one too. What nobody can see: a file that was written anew with the first 4,096 bytes of the old one, and is longer.
 *
 * <p>Confined to one thread.
 */
public final class KnownSources {

    private static final String PREFIX = "file:";

    private final Map<String, Source> sources = new HashMap<>();
    private final Map<String, List<String>> keysByPath = new HashMap<>();
    private final Map<String, List<String>> keysByFileKey = new HashMap<>();

    /**
     * A file that was read.
     *
     * @param key what the sink knows it by
     */
    public record Source(String key, SourcePosition position) {

        private int generation() {
            return Integer.parseInt(key, key.lastIndexOf('#') + 1, key.length(), 10);
        }
    }

    /** Of several that a file may be: the one whose beginning is known best, then the one that came last under its name. */
    private static final Comparator<Source> LIKELIEST = Comparator.<Source>comparingInt(
                    source -> source.position().fingerprint().length())
            .thenComparingInt(Source::generation);

    /**
     * The sources that a sink knows; those that are not files are left aside.
     *
     * @throws dev.loggia.diagnostic.DataException when a position cannot be read
     */
    public static KnownSources of(Map<String, String> positions) {
        KnownSources known = new KnownSources();
        positions.forEach((key, position) -> {
            if (key.startsWith(PREFIX)) {
                known.put(new Source(key, SourcePosition.parse(position)));
            }
        });
        return known;
    }

    /** Notes that a source was read up to a position. */
    public void put(Source source) {
        Source before = sources.put(source.key(), source);
        SourcePosition position = source.position();
        if (before == null || !before.position().path().equals(position.path())) {
            add(keysByPath, position.path(), source.key());
        }
        String fileKey = position.fileKey();
        if (fileKey != null
                && (before == null || !fileKey.equals(before.position().fileKey()))) {
            add(keysByFileKey, fileKey, source.key());
        }
    }

    private static void add(Map<String, List<String>> keys, String by, String key) {
        keys.computeIfAbsent(by, ignored -> new ArrayList<>()).add(key);
    }

    /**
     * The source that a file is.
     *
     * @param isElsewhere whether a source of the same name is seen to be another file by now, which was renamed
     */
    public Optional<Source> find(FileIdentity file, Predicate<SourcePosition> isElsewhere) {
        String fileKey = file.fileKey();
        Optional<Source> byKey = fileKey == null
                ? Optional.empty()
                : likeliest(
                        keysByFileKey.get(fileKey),
                        position -> fileKey.equals(position.fileKey()) && position.isOf(file));
        return byKey.isPresent()
                ? byKey
                : likeliest(
                        keysByPath.get(file.path()),
                        position -> position.path().equals(file.path())
                                && position.isOf(file)
                                && !isElsewhere.test(position));
    }

    private Optional<Source> likeliest(@Nullable List<String> keys, Predicate<SourcePosition> test) {
        if (keys == null) {
            return Optional.empty();
        }
        return keys.stream()
                .map(sources::get)
                .filter(source -> test.test(source.position()))
                .max(LIKELIEST);
    }

    /** A key for a file that is none of the sources. */
    public String newKey(FileIdentity file) {
        int generation = 1;
        while (sources.containsKey(key(file, generation))) {
            generation++;
        }
        return key(file, generation);
    }

    private static String key(FileIdentity file, int generation) {
        return PREFIX + file.path() + "#" + generation;
    }
}
