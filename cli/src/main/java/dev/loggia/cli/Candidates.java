package dev.loggia.cli;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Model.ArgSpec;

/**
 * What may stand in a place of the command line, for shells to offer. The definitions of options and arguments carry it as their
 * completion candidates.
 */
sealed interface Candidates extends Iterable<String> {

    /** Words of a fixed set. @param words is asked only when they are needed */
    record Words(Supplier<List<String>> words) implements Candidates {
        @Override
        public Iterator<String> iterator() {
            return words.get().iterator();
        }
    }

    /** What only the shell or the data folder knows. */
    enum Named implements Candidates {
        FILES,
        FOLDERS,
        LOG_GROUPS,
        SAVED_QUERIES,
        LOOKUP_TABLES,
        /** Anything, so that nothing is offered. */
        ANYTHING;

        @Override
        public Iterator<String> iterator() {
            return Collections.emptyIterator();
        }
    }

    /** What an option or argument takes. */
    static Candidates of(ArgSpec definition) {
        return definition.completionCandidates() instanceof Candidates candidates ? candidates : Named.ANYTHING;
    }

    /** What the label of a value promises: {@code FILE}, {@code DIR}. */
    static Candidates ofLabel(String label) {
        return switch (label) {
            case "FILE" -> Named.FILES;
            case "DIR" -> Named.FOLDERS;
            default -> Named.ANYTHING;
        };
    }
}
