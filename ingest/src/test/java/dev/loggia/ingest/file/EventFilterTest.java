package dev.loggia.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.event.Batch;
import dev.loggia.event.Comparison;
import dev.loggia.event.Predicate;
import dev.loggia.event.Predicate.And;
import dev.loggia.event.Predicate.Compare;
import dev.loggia.event.Predicate.Contains;
import dev.loggia.event.Predicate.In;
import dev.loggia.event.Predicate.Matches;
import dev.loggia.event.Predicate.Not;
import dev.loggia.event.Predicate.Or;
import dev.loggia.event.Predicate.Present;
import dev.loggia.event.PredicateFilter;
import dev.loggia.event.Scan;
import dev.loggia.event.ScanRequest;
import dev.loggia.event.SystemField;
import dev.loggia.event.Value;
import dev.loggia.regex.Regex;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the source filters itself is what the engine would have filtered. */
class EventFilterTest {

    private static final String MESSAGE = SystemField.MESSAGE;
    private static final String TIME = SystemField.TIMESTAMP;

    @TempDir
    private Path folder;

    @Test
    void filtersAsTheEngineDoes() throws IOException {
        for (int seed = 1; seed <= 300; seed++) {
            Random random = new Random(seed);
            byte[] content = content(random);
            Path file = Files.write(folder.resolve("a.log"), content);
            FileEventSource source = Scanning.stamped(
                    new ScanSizes(
                            1 + random.nextInt(200),
                            random.nextInt(20),
                            4 + random.nextInt(30),
                            1 + random.nextInt(50)),
                    Scanning.OPTIONS,
                    Scanning.names(file));
            Predicate predicate = predicate(random, 3);
            assertThat(source.promises(predicate)).isTrue();

            RecordingContext context = new RecordingContext(1);
            List<Object> pushed = new ArrayList<>();
            List<Object> afterwards = new ArrayList<>();
            Object pushedStatistics = scan(source, Scanning.everything(predicate), context, null, pushed);
            Object statistics = scan(source, Scanning.everything(), context, predicate, afterwards);
            assertThat(pushed).as("seed %d, %s", seed, predicate).isEqualTo(afterwards);
            assertThat(pushedStatistics).as("seed %d, %s", seed, predicate).isEqualTo(statistics);
        }
    }

    private static Object scan(
            FileEventSource source, ScanRequest request, RecordingContext context, Predicate then, List<Object> rows) {
        try (Scan scan = source.scan(request, context)) {
            Scan.Partition partition;
            while ((partition = scan.next()) != null) {
                Batch batch;
                while ((batch = partition.next()) != null) {
                    Batch left = then == null ? batch : PredicateFilter.of(then).filter(batch);
                    for (int row = 0; row < left.size(); row++) {
                        rows.add(left.column(SystemField.SEQUENCE).value(row));
                        rows.add(left.column(MESSAGE).value(row));
                        rows.add(left.column(TIME).value(row));
                    }
                }
            }
            return scan.statistics();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aHitAcrossEventsIsNone(boolean last) throws IOException {
        Path file = Files.writeString(folder.resolve("a.log"), "aab\nabc\nxab" + (last ? "\n" : ""));
        RecordingContext context = new RecordingContext(1);
        assertThat(Scanning.messages(Scanning.stamped(file), context, new Contains(MESSAGE, "b\na")))
                .isEmpty();
        assertThat(Scanning.messages(Scanning.stamped(file), context, new Contains(MESSAGE, "ab")))
                .containsExactly("aab", "abc", "xab");
        assertThat(Scanning.messages(Scanning.stamped(file), context, new Contains(MESSAGE, "abc")))
                .containsExactly("abc");
    }

    @Test
    void findsLiteralsFarFromEachOther() throws IOException {
        StringBuilder content = new StringBuilder();
        for (int i = 0; i < 40_000; i++) {
            content.append(i % 9_999 == 5 ? "needle " : "straw ").append(i).append('\n');
        }
        Path file = Files.writeString(folder.resolve("a.log"), content);
        FileEventSource source = Scanning.stamped(ScanSizes.standard(), Scanning.OPTIONS, List.of(file.toString()));
        assertThat(Scanning.messages(source, new RecordingContext(1), new Contains(MESSAGE, "needle")))
                .containsExactly("needle 5", "needle 10004", "needle 20003", "needle 30002");
    }

    @Test
    void promisesOnlyWhatItFilters() throws IOException {
        FileEventSource source = Scanning.stamped(Files.createFile(folder.resolve("a.log")));
        Predicate covered = new Contains(MESSAGE, "x");
        Predicate other = new Contains("field", "x");
        assertThat(source.promises(other)).isFalse();
        assertThat(source.promises(new Compare(MESSAGE, Comparison.EQUAL, Value.of("x"))))
                .isFalse();
        assertThat(source.promises(new And(List.of(covered, other)))).isFalse();
        assertThat(source.promises(new Or(List.of(covered, other)))).isFalse();
        assertThat(source.promises(new Not(other))).isFalse();
        assertThat(source.promises(new Present("field"))).isFalse();
        assertThat(source.promises(new Present(TIME))).isTrue();
    }

    private static Predicate predicate(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 6)) {
            case 0, 1 -> new Contains(MESSAGE, literal(random));
            case 2 ->
                new Matches(
                        MESSAGE,
                        Regex.compile(List.of("a+b", "^<", "é|\uFFFD", "c$", "[0-9]{2}")
                                .get(random.nextInt(5))));
            case 3 -> new Compare(TIME, Comparison.values()[random.nextInt(6)], time(random));
            case 4 -> new In(TIME, List.of(time(random), time(random)));
            case 5 -> new Present(random.nextBoolean() ? TIME : MESSAGE);
            case 6 -> new And(List.of(predicate(random, depth - 1), predicate(random, depth - 1)));
            case 7 -> new Or(List.of(predicate(random, depth - 1), predicate(random, depth - 1)));
            default -> new Not(predicate(random, depth - 1));
        };
    }

    private static String literal(Random random) {
        List<String> literals =
                List.of("a", "ab", "é", "éa", "😀", "\uFFFD", "a\uFFFD", "", "b\nc", "<1", "\uD83D", "\0");
        return literals.get(random.nextInt(literals.size()));
    }

    private static Value time(Random random) {
        long seconds = StampedFormat.EPOCH + random.nextInt(6) * 1000L;
        return switch (random.nextInt(5)) {
            case 0 -> Value.of(Long.toString(seconds));
            case 1 -> Value.of(seconds + 0.5);
            case 2 -> new Value.Timestamp(seconds);
            case 3 -> Value.TRUE;
            default -> Value.of(seconds);
        };
    }

    private static byte[] content(Random random) {
        StringBuilder content = new StringBuilder();
        int lines = random.nextInt(30);
        for (int i = 0; i < lines; i++) {
            content.append(random.nextBoolean() ? "<" + random.nextInt(6) + ">" : "");
            int length = random.nextInt(12);
            for (int k = 0; k < length; k++) {
                content.append(
                        List.of("a", "b", "c", "ab", "é", "😀", "\0", "é").get(random.nextInt(8)));
            }
            content.append(random.nextBoolean() ? "\n" : "\r\n");
        }
        byte[] bytes = content.toString().getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            if (random.nextInt(20) == 0 && bytes[i] != '\n') {
                bytes[i] = (byte) (0x80 + random.nextInt(128));
            }
        }
        return bytes;
    }
}
