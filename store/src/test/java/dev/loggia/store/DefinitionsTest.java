package dev.loggia.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loggia.diagnostic.DataException;
import dev.loggia.event.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store keeps beside log groups: whole or not at all, whoever writes it, whatever its name. */
class DefinitionsTest {

    private static final String NAME = "ördner/what is slow? \"1\"\\";

    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock(1_000);

    private LogStore open() {
        return LogStore.open(folder, StoreOptions.standard(clock));
    }

    private static Value.MapValue details(String text) {
        return new Value.MapValue(Map.of("text", Value.of(text)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Path file(Definition definition) {
        return folder.resolve("queries").resolve(definition.id() + ".definition");
    }

    @Test
    void keepsWhatItIsGiven() {
        byte[] body = {0, '\n', -1, 7};
        Definition stored;
        try (LogStore store = open()) {
            Definitions queries = store.definitions(DefinitionKind.SAVED_QUERY);
            assertThat(queries.all()).isEmpty();
            assertThat(queries.find(NAME)).isEmpty();
            assertThat(queries.delete(NAME)).isFalse();
            assertThat(folder).isEmptyDirectory();
            stored = queries.put(NAME, details("a\nb"), body);
        }
        try (LogStore store = open()) {
            Definitions queries = store.definitions(DefinitionKind.SAVED_QUERY);
            assertThat(queries.all()).containsExactly(stored);
            assertThat(stored).isEqualTo(new Definition(stored.id(), NAME, 1_000, 1_000, details("a\nb"), 4));
            assertThat(queries.bytes(NAME)).contains(body);
            assertThat(store.definitions(DefinitionKind.LOOKUP_TABLE).all()).isEmpty();

            clock.advance(Duration.ofSeconds(1));
            Definition replaced = queries.put(NAME, details("c"), new byte[0]);
            assertThat(replaced).isEqualTo(new Definition(stored.id(), NAME, 1_000, 2_000, details("c"), 0));
            assertThat(queries.find(NAME)).contains(replaced);
            assertThat(queries.delete(NAME)).isTrue();
            assertThat(queries.all()).isEmpty();
        }
    }

    @Test
    void aHalfWrittenFileIsNoneAndIsClearedAway() throws IOException {
        try (LogStore store = open()) {
            Definitions queries = store.definitions(DefinitionKind.SAVED_QUERY);
            Definition stored = queries.put("a", details("x"), new byte[0]);
            Path half = folder.resolve("queries").resolve("00000000-0000-0000-0000-000000000000.definition.new");
            Files.writeString(half, "{\"format\":1,\"na");
            assertThat(queries.all()).containsExactly(stored);
            assertThat(queries.unreadable()).isEmpty();
            queries.put("b", details("y"), new byte[0]);
            assertThat(half).doesNotExist();
        }
    }

    @Test
    void anyChangedByteOfOneIsToldAndTheOthersCanBeUsed() throws IOException {
        long seed = 7;
        Random random = new Random(seed);
        try (LogStore store = open()) {
            Definitions queries = store.definitions(DefinitionKind.SAVED_QUERY);
            Definition good = queries.put("good", details("x"), new byte[0]);
            Path file = file(queries.put("bad", details("y"), bytes("some bytes")));
            byte[] whole = Files.readAllBytes(file);
            for (int i = 0; i < whole.length; i++) {
                byte[] changed = whole.clone();
                changed[i] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, changed);
                assertThatThrownBy(() -> queries.bytes("bad"))
                        .as("byte %d, seed %d", i, seed)
                        .isInstanceOf(DataException.class);
                assertThat(queries.find("good")).contains(good);
            }
            Files.write(file, new byte[0]);
            assertThat(queries.all()).containsExactly(good);
            assertThat(queries.unreadable())
                    .singleElement()
                    .satisfies(failure -> assertThat(failure).hasMessage(file + " is damaged"));
        }
    }

    @Test
    void aNewerFormatIsRefused() throws IOException {
        try (LogStore store = open()) {
            Definitions queries = store.definitions(DefinitionKind.SAVED_QUERY);
            Path file = file(queries.put("a", details("x"), new byte[0]));
            String line = "{\"format\":2}\n";
            CRC32C crc = new CRC32C();
            crc.update(bytes(line));
            Files.writeString(file, line + "crc32c %08x\n".formatted(crc.getValue()));
            assertThatThrownBy(() -> queries.find("a")).hasMessage(file + " was written by a newer version of Loggia");
        }
    }

    @Test
    void thereAreAsManyAsTheServiceAllows() {
        try (LogStore store = LogStore.inMemory(StoreOptions.standard(clock))) {
            Definitions tables = store.definitions(DefinitionKind.LOOKUP_TABLE);
            for (int i = 0; i < 100; i++) {
                tables.put("t" + i, details("x"), new byte[0]);
            }
            tables.put("t0", details("again"), new byte[0]);
            assertThatThrownBy(() -> tables.put("more", details("x"), new byte[0]))
                    .isInstanceOf(DataException.class)
                    .hasMessage("there are 100 lookup tables already, and no more are possible");
        }
    }

    /** Stores that do not know of each other, as those of two processes. */
    @Test
    void ofSeveralWritersTheLastWinsAndReadersSeeWholeOnes() throws InterruptedException, ExecutionException {
        try (LogStore reading = open();
                ExecutorService threads = Executors.newFixedThreadPool(3)) {
            reading.definitions(DefinitionKind.SAVED_QUERY).put("a", details("0"), bytes("0".repeat(10_000)));
            List<Future<?>> writers = Stream.of("1", "2")
                    .<Future<?>>map(digit -> threads.submit(() -> write(digit)))
                    .toList();
            Definitions queries = reading.definitions(DefinitionKind.SAVED_QUERY);
            while (!writers.stream().allMatch(Future::isDone)) {
                String body = new String(queries.bytes("a").orElseThrow(), StandardCharsets.UTF_8);
                assertThat(body).hasSize(10_000).isEqualTo(body.substring(0, 1).repeat(10_000));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
            assertThat(queries.all())
                    .singleElement()
                    .satisfies(one -> assertThat(one.details()).isIn(details("1"), details("2")));
        }
    }

    private void write(String digit) {
        try (LogStore store = open()) {
            IntStream.range(0, 20)
                    .forEach(i -> store.definitions(DefinitionKind.SAVED_QUERY)
                            .put("a", details(digit), bytes(digit.repeat(10_000))));
        }
    }
}
