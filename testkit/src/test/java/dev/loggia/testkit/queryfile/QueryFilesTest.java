package dev.loggia.testkit.queryfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.loggia.event.EventSource;
import dev.loggia.event.LogEvent;
import dev.loggia.event.MemoryEventSource;
import dev.loggia.grammar.ParseResult;
import dev.loggia.grammar.QueryParser;
import dev.loggia.query.QueryOptions;
import dev.loggia.query.QueryStatistics;
import dev.loggia.query.source.SourceCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs every case of every query file: over memory split at random, with one worker and several, with push-down and without, with
 * partial results in their byte form, over a stored log group whose events came in order and out of it, over files, in strict mode if that accepts the query, and from its printed form. All must
 * agree with what the file expects.
 *
 * <p>{@code -Dqueries.seed=N} repeats a run, {@code -Dqueries.rewrite=true} replaces expectations that are not met, for review as a
 * diff.
 */
class QueryFilesTest {

    private static final Path FOLDER = Path.of("src", "test", "resources", "queries");
    private static final long SEED = Long.getLong("queries.seed", System.nanoTime() & 0xFFFFFF);
    private static final int MAXIMUM_NESTING = 500;
    /** The service's figure (section 5.3). */
    private static final int MAXIMUM_FIELDS = 200;

    @TempDir
    Path files;

    @TestFactory
    Stream<DynamicContainer> everyCaseOfEveryFile() throws IOException {
        List<DynamicContainer> containers = new ArrayList<>();
        try (Stream<Path> paths = Files.list(FOLDER)) {
            for (Path path : paths.sorted().toList()) {
                containers.add(container(path));
            }
        }
        assertThat(containers).isNotEmpty();
        return containers.stream();
    }

    private DynamicContainer container(Path path) throws IOException {
        QueryFile file = QueryFile.read(path.getFileName().toString(), Files.readString(path));
        assertThat(file.cases()).as(file.name()).isNotEmpty();
        if (Boolean.getBoolean("queries.rewrite")) {
            rewrite(file, path);
        }
        return DynamicContainer.dynamicContainer(
                file.name(),
                file.cases().stream()
                        .map(queryCase -> DynamicTest.dynamicTest(
                                queryCase.title(), path.toUri(), () -> new CaseTest(file.name(), queryCase).check())));
    }

    private void rewrite(QueryFile file, Path path) throws IOException {
        Map<QueryCase, Outcome> changed = new LinkedHashMap<>();
        for (QueryCase queryCase : file.cases()) {
            Outcome outcome = queryCase.events().file() == null
                    ? CaseRunner.run(queryCase.query(), queryCase.catalog(memory(queryCase, 1)), queryCase.options())
                    : new LogFileCase(queryCase, Files.createTempDirectory(files, "rewrite")).outcome();
            if (Difference.find(queryCase, outcome).isPresent()) {
                changed.put(queryCase, outcome);
            }
        }
        Files.writeString(path, file.rewritten(changed));
    }

    private static List<EventSource> memory(QueryCase queryCase, long seed) {
        MemoryEventSource source = MemoryEventSource.of(
                        "memory", queryCase.events().events())
                .withMaximumFields(MAXIMUM_FIELDS)
                .shuffled(seed);
        return List.of(seed % 2 == 0 ? source : source.withoutPromises());
    }

    /** One case in all its ways. */
    private final class CaseTest {
        private final String file;
        private final QueryCase queryCase;
        private final Random random;

        CaseTest(String file, QueryCase queryCase) {
            this.file = file;
            this.queryCase = queryCase;
            this.random = new Random(SEED + queryCase.title().hashCode());
        }

        void check() throws IOException {
            if (queryCase.events().file() != null) {
                new LogFileCase(queryCase, Files.createTempDirectory(files, "case")).check(file);
                return;
            }
            for (int workers = 1; workers <= 3; workers++) {
                for (boolean pushDown : new boolean[] {true, false}) {
                    QueryOptions options = queryCase
                            .options()
                            .withWorkers(workers)
                            .withPushDown(pushDown)
                            .withPartialsAsBytes(random.nextBoolean());
                    expect("in memory, " + describe(options), queryCase.query(), memory(), options);
                }
            }
            checkStored("stored", events());
            checkStored("stored out of order", StoredEvents.late(events(), random));
            if (queryCase.alsoOverFiles()) {
                checkOverFiles();
            }
            if (!(queryCase.expectation().result() instanceof Expectation.Errors)) {
                checkStrict();
                checkPrintedForm();
            }
        }

        private List<EventSource> memory() {
            return QueryFilesTest.memory(queryCase, random.nextLong());
        }

        private static String describe(QueryOptions options) {
            return options.workers() + " workers, push-down " + (options.pushDown() ? "on" : "off")
                    + (options.partialsAsBytes() ? ", partial results as bytes" : "");
        }

        private List<LogEvent> events() {
            return queryCase.events().events();
        }

        private void checkStored(String how, List<LogEvent> events) throws IOException {
            boolean onDisk = random.nextInt(8) == 0;
            try (StoredEvents stored = onDisk
                    ? StoredEvents.onDisk(events, random, Files.createTempDirectory(files, "store"))
                    : StoredEvents.inMemory(events, random)) {
                for (int workers = 1; workers <= 2; workers++) {
                    for (boolean pushDown : new boolean[] {true, false}) {
                        QueryOptions options =
                                queryCase.options().withWorkers(workers).withPushDown(pushDown);
                        String where = how + (onDisk ? " on disk, " : ", ") + describe(options);
                        expect(where, queryCase.query(), stored.sources(), options);
                    }
                }
            }
        }

        private void checkOverFiles() throws IOException {
            Path folder = Files.createTempDirectory(files, "case");
            for (boolean pushDown : new boolean[] {true, false}) {
                QueryOptions options = queryCase.options().withWorkers(2).withPushDown(pushDown);
                List<EventSource> sources = EventFiles.write(queryCase.events(), folder);
                Outcome outcome = CaseRunner.run(queryCase.query(), queryCase.catalog(sources), options);
                expect("over files, " + describe(options), withoutGuessedTimes(outcome));
            }
        }

        /** Files whose lines have no times say so; the memory source has nothing to say. */
        private static Outcome withoutGuessedTimes(Outcome outcome) {
            return outcome instanceof Outcome.Rows rows
                    ? new Outcome.Rows(
                            rows.columns(),
                            rows.rows(),
                            rows.warnings().stream()
                                    .filter(warning -> !warning.code().startsWith("time-of-"))
                                    .toList(),
                            rows.statistics())
                    : outcome;
        }

        /** Strict mode may refuse what the default mode accepts, but must not give it another meaning. */
        private void checkStrict() {
            Outcome strict = CaseRunner.run(
                    queryCase.query(),
                    queryCase.catalog(memory()),
                    queryCase.options().withStrict(true));
            if (strict instanceof Outcome.Rows) {
                expect("in strict mode", strict);
            }
        }

        /** Columns without alias are called by their text, which printing changes: so only the cells are compared. */
        private void checkPrintedForm() {
            ParseResult parsed = QueryParser.parse(queryCase.query(), MAXIMUM_NESTING);
            assertThat(parsed.diagnostics()).isEmpty();
            assertThat(parsed.query()).isNotNull();
            String printed = QueryParser.print(parsed.query());
            SourceCatalog sources = queryCase.catalog(memory());
            Outcome original = CaseRunner.run(queryCase.query(), sources, queryCase.options());
            Outcome again = CaseRunner.run(printed, sources, queryCase.options());
            assertThat(again).as("printed: %s", printed).isInstanceOf(Outcome.Rows.class);
            assertThat(((Outcome.Rows) again).rows())
                    .as("printed: %s", printed)
                    .isEqualTo(((Outcome.Rows) original).rows());
        }

        private void expect(String how, String query, List<EventSource> sources, QueryOptions options) {
            expect(how, CaseRunner.run(query, queryCase.catalog(sources), options));
        }

        private void expect(String how, Outcome outcome) {
            Difference.find(queryCase, outcome)
                    .or(() -> outcome instanceof Outcome.Rows rows ? miscount(rows.statistics()) : Optional.empty())
                    .ifPresent(difference -> fail(
                            "%s:%d (%s; repeat with -Dqueries.seed=%d)%n%s%n%s",
                            file, queryCase.line(), how, SEED, queryCase.query(), difference));
        }

        /** Scanned and skipped together are what there is in the time range, unless the query ended before its sources did, or read none. */
        private Optional<String> miscount(QueryStatistics statistics) {
            List<LogEvent> inRange = events().stream()
                    .filter(event -> queryCase.reads().stream().anyMatch(range -> range.contains(event.timestamp())))
                    .toList();
            long bytes = inRange.stream()
                    .mapToLong(event -> event.message().getBytes(UTF_8).length)
                    .sum();
            boolean all = statistics.recordsScanned() + statistics.recordsSkipped() == inRange.size()
                    && statistics.bytesScanned() + statistics.bytesSkipped() == bytes;
            String query = queryCase.query();
            boolean readsOthers = !queryCase.groups().isEmpty();
            return all || readsOthers || query.contains("limit any") || query.endsWith("| estimate")
                    ? Optional.empty()
                    : Optional.of("of " + inRange.size() + " events with " + bytes + " bytes: " + statistics);
        }
    }
}
