package dev.loggia;

import static dev.loggia.OrderLog.START;
import static dev.loggia.OrderLog.events;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code estimate} answers (section 3.23), beside what the same query scans. */
class EstimateTest {

    private static final int EVENTS = 20_000;

    private static long estimate(QueryRequest request) {
        try (QueryResult result = request.run()) {
            List<Row> rows = result.toList();
            assertThat(rows).hasSize(1);
            assertThat(result.statistics().recordsScanned()).isZero();
            return rows.getFirst().whole("estimatedBytes").orElseThrow();
        }
    }

    private static long scanned(QueryRequest request) {
        try (QueryResult result = request.run()) {
            result.toList();
            return result.statistics().bytesScanned();
        }
    }

    @Test
    void aGroupIsEstimatedExactlyInAnyRange() {
        try (Loggia loggia = Loggia.inMemory(OrderLog.settings())) {
            LogGroup group = loggia.group("a");
            group.append(events(0, EVENTS / 2));
            group.flush();
            group.append(events(EVENTS / 2, EVENTS));

            String query = "filter @message like /placed/";
            long all = estimate(loggia.query(query + " | estimate"));
            assertThat(all)
                    .isEqualTo(group.describe().messageBytes())
                    .isEqualTo(scanned(loggia.query(query + " | stats count(*)")));

            Instant start = START.plusSeconds(60);
            long part = estimate(loggia.query(query + " | estimate").since(start));
            assertThat(part).isPositive().isLessThan(all);
            assertThat(part)
                    .isEqualTo(scanned(loggia.query(query + " | stats count(*)").since(start)));
        }
    }

    @Test
    void filesAreEstimatedByTheirSize(@TempDir Path folder) throws IOException {
        byte[] text = "{\"level\":\"ERROR\",\"text\":\"this is one line\"}\n"
                .repeat(2_000)
                .getBytes(StandardCharsets.UTF_8);
        Path plain = Files.write(folder.resolve("plain.log"), text);
        Path packed = folder.resolve("packed.log.gz");
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(packed))) {
            gzip.write(text);
        }
        for (Path file : List.of(plain, packed)) {
            try (Loggia loggia = Loggia.over(file.toString())) {
                assertThat(estimate(loggia.query("filter level = 'ERROR' | estimate")))
                        .isEqualTo(text.length);
            }
        }
    }
}
