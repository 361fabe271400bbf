package dev.loggia.diagnostic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The warnings of something that runs: each kept once and counted, and no more than {@value #MOST} different ones. Thread-safe. */
public final class Warnings {

    private static final int MOST = 100;

    private final Map<Diagnostic, Integer> counts = new LinkedHashMap<>();

    /** Adds a warning, or counts it when it was added before. */
    public synchronized void add(Diagnostic warning) {
        if (counts.size() < MOST || counts.containsKey(warning)) {
            counts.merge(warning, 1, Integer::sum);
        }
    }

    /** The warnings so far in the order in which they came first, each with its count in the message. */
    public synchronized List<Diagnostic> list() {
        List<Diagnostic> counted = new ArrayList<>();
        counts.forEach((warning, count) -> counted.add(
                count == 1
                        ? warning
                        : new Diagnostic(
                                warning.code(),
                                warning.severity(),
                                warning.message() + " (" + count + " times)",
                                warning.span(),
                                warning.hint())));
        return counted;
    }
}
