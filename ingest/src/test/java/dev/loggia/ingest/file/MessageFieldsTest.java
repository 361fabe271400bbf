package dev.loggia.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.Scan;
import dev.loggia.event.ScanRequest;
import dev.loggia.event.TimeRange;
import dev.loggia.event.Value;
import dev.loggia.ingest.format.DetectedFormat;
import dev.loggia.ingest.format.LogFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageFieldsTest {

    /** A JSON file for tests: no line has a time. */
    private record Json() implements LogFormat {
        @Override
        public String name() {
            return "JSON";
        }

        @Override
        public long time(byte[] buffer, int start, int end) {
            return 0;
        }

        @Override
        public boolean lacksYear() {
            return false;
        }

        @Override
        public boolean isJson() {
            return true;
        }
    }

    @TempDir
    private Path folder;

    private final RecordingContext context = new RecordingContext(1);

    private Scan scan(String content, int maximumFields, String... fields) throws IOException {
        Path file = Files.writeString(folder.resolve("a.log"), content);
        return FileEventSource.open(
                        List.of(file.toString()),
                        Scanning.OPTIONS.withMaximumFields(maximumFields),
                        ScanSizes.standard(),
                        (sample, length, whole, format) -> new DetectedFormat(new Json(), ""))
                .scan(ScanRequest.of(TimeRange.ALL, Set.of(fields)), context);
    }

    private Batch batch(String content, String... fields) throws IOException {
        try (Scan scan = scan(content, Integer.MAX_VALUE, fields)) {
            Scan.Partition partition = scan.next();
            Batch batch = partition.next();
            assertThat(partition.next()).isNull();
            return batch;
        }
    }

    private static List<Object> values(Column column) {
        List<Object> values = new ArrayList<>();
        for (int row = 0; row < column.size(); row++) {
            values.add(column.value(row));
        }
        return values;
    }

    @Test
    void findsFieldsInEveryEventThatIsJson() throws IOException {
        Batch batch = batch("{\"a\":1,\"b\":{\"c\":\"x\"}}\nplain\n {\"a\":2}\n\n", "a", "b.c");
        assertThat(values(batch.column("a"))).containsExactly(Value.of(1), null, Value.of(2), null);
        assertThat(values(batch.column("b.c"))).containsExactly(Value.of("x"), null, null, null);
    }

    @Test
    void numbersOfOneKindComeInArrays() throws IOException {
        Batch batch = batch(
                "{\"w\":1,\"d\":1.5,\"m\":1,\"t\":\"x\"}\n{\"w\":2,\"d\":2.5,\"m\":2.5,\"t\":\"y\"}\n{\"w\":3,\"m\":3}\n",
                "w",
                "d",
                "m",
                "t");
        assertThat(batch.column("w")).isInstanceOf(Column.Wholes.class);
        assertThat(batch.column("d")).isInstanceOf(Column.Decimals.class);
        assertThat(values(batch.column("w"))).containsExactly(Value.of(1), Value.of(2), Value.of(3));
        assertThat(values(batch.column("d"))).containsExactly(Value.of(1.5), Value.of(2.5), null);
        assertThat(values(batch.column("m"))).containsExactly(Value.of(1), Value.of(2.5), Value.of(3));
        assertThat(values(batch.column("t"))).containsExactly(Value.of("x"), Value.of("y"), null);
    }

    @Test
    void aFieldThatNobodyAnnouncedIsFoundToo() throws IOException {
        Batch batch = batch("{\"a\":1,\"b\":2}\n{\"a\":3}\n", "a");
        assertThat(values(batch.column("b"))).containsExactly(Value.of(2), null);
        assertThat(values(batch.column("no.such"))).containsExactly(null, null);
        assertThat(values(batch.column("@ptr"))).containsExactly(null, null);
    }

    @Test
    void fieldsOfSelectedRowsAreThoseOfTheRows() throws IOException {
        Batch batch = batch("{\"a\":1,\"b\":1}\n{\"a\":2,\"b\":2}\n{\"a\":3,\"b\":3}\n", "a", "b");
        Batch selected = batch.select(new int[] {1, 2}, 2);
        assertThat(values(selected.column("b"))).containsExactly(Value.of(2), Value.of(3));
        assertThat(values(batch.column("b"))).containsExactly(Value.of(1), Value.of(2), Value.of(3));
        assertThat(values(batch.repeat(new int[] {0, 0, 2}, 3).column("a")))
                .containsExactly(Value.of(1), Value.of(1), Value.of(3));
    }

    @Test
    void theNumberOfFieldsIsLimited() throws IOException {
        try (Scan scan = scan("{\"a\":1,\"b\":2}\n", 1, "a", "b")) {
            Batch batch = scan.next().next();
            assertThat(values(batch.column("a"))).containsExactly(Value.of(1));
            assertThat(values(batch.column("b"))).containsExactly((Object) null);
        }
    }

    @Test
    void brokenLinesStayEventsAndAreCounted() throws IOException {
        String content = "{\"a\":1}\n{\"a\":\n\n{\"a\":2}\nplain\n{\"a\" 3}\n";
        try (Scan scan = scan(content, Integer.MAX_VALUE, "a")) {
            Batch batch = scan.next().next();
            assertThat(batch.size()).isEqualTo(6);
            assertThat(values(batch.column("a"))).containsExactly(Value.of(1), null, null, Value.of(2), null, null);
        }
        assertThat(context.warnings())
                .containsExactly("3 events are not JSON, unlike the rest, and have no fields (in "
                        + folder.resolve("a.log") + ")");
    }
}
