package dev.loggia.ingest.sink;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The files that were read before. A file keeps its key and its position when it is renamed, as log rotation does, if the platform tells
 * files by more than their names. A file that was written anew under an old name is another one, and so are one that has become shorter
 * and a copy.
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

    private static final Comparator<Source> LIKELIHOOD = Comparator.<Source>comparingLong(
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

    /** Tells something about a position, which may need a look at files. */
    @FunctionalInterface
    public interface PositionTest {
        boolean test(SourcePosition position) throws IOException;
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
     * @param isElsewhere whether a source that had the same name is seen to be another file by now, which was renamed
     */
    public Optional<Source> find(FileIdentity file, PositionTest isElsewhere) throws IOException {
        String fileKey = file.fileKey();
        Source best = null;
        if (fileKey != null) {
            for (Source source : sources(keysByFileKey, fileKey)) {
                if (fileKey.equals(source.position().fileKey()) && file.is(source.position())) {
                    best = likelier(best, source);
                }
            }
        }
        if (best == null) {
            String path = file.absolutePath();
            for (Source source : sources(keysByPath, path)) {
                SourcePosition position = source.position();
                if (path.equals(position.path()) && file.is(position) && !isElsewhere.test(position)) {
                    best = likelier(best, source);
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private List<Source> sources(Map<String, List<String>> keys, String by) {
        return keys.getOrDefault(by, List.of()).stream().map(sources::get).toList();
    }

    /** Of several that a file may be: the one of which most is known, then the one that came last under its name. */
    private static Source likelier(@Nullable Source one, Source other) {
        return one == null || LIKELIHOOD.compare(one, other) < 0 ? other : one;
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
        return PREFIX + file.absolutePath() + "#" + generation;
    }
}
