package dev.loggia.testkit.oracle;

import dev.loggia.event.EventSource;
import dev.loggia.event.LogEvent;
import dev.loggia.query.QueryOptions;
import dev.loggia.testkit.queryfile.CaseRunner;
import dev.loggia.testkit.queryfile.EventFiles;
import dev.loggia.testkit.queryfile.Events;
import dev.loggia.testkit.queryfile.Outcome;
import dev.loggia.testkit.queryfile.StoredEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * A query in all its ways: with push-down and without, over memory split at random, over a stored log group whose events came in order
 * or late, and over files; with one to three workers, whose results travel as bytes or not.
 */
final class Ways {

    /** Of so many seeds one is tried over a stored log group, of so many one over files: these take most of the time. */
    private static final int STORED = 3;

    private static final int FILES = 16;

    private final OracleInput input;
    private final String query;
    private final long seed;
    private final Random random;

    Ways(OracleInput input, String query, long seed, Random random) {
        this.input = input;
        this.query = query;
        this.seed = seed;
        this.random = random;
    }

    /**
     * Each of these over memory; some over the other two.
     *
     * @param folder for files
     * @param check gets what came out, and how it was asked
     */
    void run(Path folder, BiConsumer<Outcome, String> check) throws IOException {
        List<LogEvent> events = input.group(RandomInputs.STANDARD);
        askTwice("memory", () -> List.of(Trials.memory(input, RandomInputs.STANDARD, random)), check);
        if (seed % STORED == 0) {
            List<LogEvent> appended = random.nextBoolean() ? events : StoredEvents.late(events, random);
            try (StoredEvents stored = StoredEvents.inMemory(appended, random)) {
                askTwice("stored", stored::sources, check);
            }
        }
        if (seed % FILES == 0) {
            List<EventSource> sources =
                    EventFiles.write(new Events(events, false), Files.createTempDirectory(folder, "trial"));
            askTwice("files", () -> sources, check);
        }
    }

    private void askTwice(String where, Supplier<List<EventSource>> sources, BiConsumer<Outcome, String> check) {
        for (boolean pushDown : new boolean[] {true, false}) {
            QueryOptions options = QueryOptions.standard(input.queryTime())
                    .withRange(input.range())
                    .withLookupTables(Trials.tables(input))
                    .withWorkers(1 + random.nextInt(3))
                    .withPushDown(pushDown)
                    .withPartialsAsBytes(random.nextBoolean());
            ask(where, sources.get(), options, check);
        }
    }

    private void ask(
            String where, List<EventSource> standard, QueryOptions options, BiConsumer<Outcome, String> check) {
        String how = where + ", " + input.range() + ", " + options.workers() + " workers, push-down "
                + options.pushDown() + ", as bytes " + options.partialsAsBytes();
        check.accept(CaseRunner.run(query, Trials.catalog(input, standard, random), options), how);
    }
}
