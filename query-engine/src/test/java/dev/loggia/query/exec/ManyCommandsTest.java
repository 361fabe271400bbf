package dev.loggia.query.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.event.Batch;
import dev.loggia.event.LogEvent;
import dev.loggia.event.MemoryEventSource;
import dev.loggia.event.Value;
import dev.loggia.query.QueryEngine;
import dev.loggia.query.QueryLimits;
import dev.loggia.query.QueryOptions;
import dev.loggia.query.QueryRun;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However many commands a query has, its rows pass them on an ordinary stack. */
class ManyCommandsTest {

    private static final int COMMANDS = 20_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "| filter n > 0",
                "| fields n + 0 as m | filter m = 1",
                "| fields n + 0 as m | filter x = 1",
                "| sort n | limit 5",
                "| limit 5",
            })
    void rowsPassAll(String command) {
        QueryOptions options =
                QueryOptions.standard(0).withLimits(QueryLimits.standard().withQueryText(Integer.MAX_VALUE));
        String text = "fields n " + command.repeat(COMMANDS) + " | stats sum(n) as n";
        MemoryEventSource source = MemoryEventSource.of(
                "memory",
                List.of(
                        LogEvent.of(Instant.EPOCH, "{\"n\":1,\"x\":1}"),
                        LogEvent.of(Instant.EPOCH, "{\"n\":0,\"x\":0}")));
        try (QueryRun run = QueryEngine.run(text, List.of(source), options)) {
            Batch batch = Objects.requireNonNull(run.next());
            assertThat(batch.column("n").value(0)).isEqualTo(Value.of(1));
        }
    }
}
