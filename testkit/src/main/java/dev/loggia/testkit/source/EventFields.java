package dev.loggia.testkit.source;

import dev.loggia.event.Comparison;
import dev.loggia.event.LogEvent;
import dev.loggia.event.Predicate;
import dev.loggia.event.SystemField;
import dev.loggia.event.Value;
import dev.loggia.event.ValueText;
import dev.loggia.json.JsonDiscovery;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One event with the fields of its message. */
record EventFields(LogEvent event) {

    /** The service's figure (section 5.3). */
    private static final int MAXIMUM_FIELDS = 200;

    @Nullable Value field(String name) {
        return switch (name) {
            case SystemField.TIMESTAMP -> new Value.Timestamp(event.timestamp());
            case SystemField.INGESTION_TIME -> new Value.Timestamp(event.ingestionTime());
            case SystemField.MESSAGE -> Value.of(event.message());
            case SystemField.LOG_STREAM -> Value.of(event.logStream());
            case SystemField.LOG -> Value.of(event.logGroup());
            case SystemField.SEQUENCE -> Value.of(event.sequence());
            default -> discovered(name);
        };
    }

    private @Nullable Value discovered(String name) {
        byte[] message = event.message().getBytes(StandardCharsets.UTF_8);
        @Nullable Value[] values = new Value[1];
        JsonDiscovery.of(List.of(name), MAXIMUM_FIELDS).extract(message, 0, message.length, values);
        return values[0];
    }

    boolean satisfies(Predicate predicate) {
        return Boolean.TRUE.equals(test(predicate));
    }

    private @Nullable Boolean test(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Contains contains -> {
                String text = text(contains.field());
                yield text == null ? null : text.contains(contains.text());
            }
            case Predicate.Matches matches -> {
                String text = text(matches.field());
                yield text == null ? null : matches.regex().find(text);
            }
            case Predicate.Compare compare -> compare.comparison().test(field(compare.field()), compare.literal());
            case Predicate.In in -> {
                Value value = field(in.field());
                yield value == null
                        ? null
                        : in.values().stream()
                                .anyMatch(member -> Boolean.TRUE.equals(Comparison.EQUAL.test(value, member)));
            }
            case Predicate.Present present -> field(present.field()) != null;
            case Predicate.And and -> all(and.operands(), true);
            case Predicate.Or or -> all(or.operands(), false);
            case Predicate.Not not -> {
                Boolean operand = test(not.operand());
                yield operand == null ? null : !operand;
            }
        };
    }

    /** {@code and} for the neutral element true, {@code or} for false. */
    private @Nullable Boolean all(List<Predicate> operands, boolean neutral) {
        Boolean result = neutral;
        for (Predicate operand : operands) {
            Boolean truth = test(operand);
            if (truth == null) {
                result = null;
            } else if (truth != neutral) {
                return truth;
            }
        }
        return result;
    }

    /** What {@code like} looks at: text of any scalar; a structure has none. */
    private @Nullable String text(String name) {
        Value value = field(name);
        return value == null || value instanceof Value.Structure ? null : ValueText.exact(value);
    }
}
