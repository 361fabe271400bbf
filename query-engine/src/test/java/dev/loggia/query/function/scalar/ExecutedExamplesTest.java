package dev.loggia.query.function.scalar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.event.Batch;
import dev.loggia.event.LogEvent;
import dev.loggia.event.MemoryEventSource;
import dev.loggia.event.TimeRange;
import dev.loggia.event.Value;
import dev.loggia.event.ValueText;
import dev.loggia.query.QueryEngine;
import dev.loggia.query.QueryOptions;
import dev.loggia.query.QueryRun;
import dev.loggia.query.function.FunctionDefinition.Example;
import dev.loggia.query.function.ScalarDefinition;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the listings and the reference page promise is what the engine answers. */
class ExecutedExamplesTest {

    static Stream<Arguments> examples() {
        return ScalarFunctions.all().stream()
                .flatMap(
                        definition -> definition.examples().stream().map(example -> Arguments.of(definition, example)));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("examples")
    void examplesAreTrue(ScalarDefinition definition, Example example) {
        assertThat(example.call()).startsWithIgnoringCase(spelling(definition, example));
        assertThat(evaluate(example.call())).as(example.call()).isEqualTo(example.result());
    }

    private static String spelling(ScalarDefinition definition, Example example) {
        return definition.aliases().stream()
                .filter(alias -> example.call().startsWith(alias + "("))
                .findAny()
                .orElse(definition.name() + "(");
    }

    private static @Nullable String evaluate(String call) {
        Instant timestamp = Instant.ofEpochMilli(ScalarCalls.TIMESTAMP);
        TimeRange range = new TimeRange(ScalarCalls.QUERY_TIME - 3_600_000, ScalarCalls.QUERY_TIME);
        MemoryEventSource source = MemoryEventSource.of("examples", List.of(LogEvent.of(timestamp, "an event")));
        try (QueryRun run = QueryEngine.run(
                "fields " + call + " as result",
                List.of(source),
                QueryOptions.standard(ScalarCalls.QUERY_TIME).withRange(range))) {
            Batch batch = run.next();
            assertThat(batch).isNotNull();
            assertThat(batch.size()).isEqualTo(1);
            assertThat(run.warnings()).isEmpty();
            Value value = batch.column("result").value(0);
            return value == null ? null : ValueText.printed(value);
        }
    }
}
