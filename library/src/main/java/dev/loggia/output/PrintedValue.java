package dev.loggia.output;

import dev.loggia.event.TimestampText;
import dev.loggia.event.Value;
import dev.loggia.event.ValueText;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Values as tables print them (sections 2.8 and 6.3), with times in a zone. */
final class PrintedValue {

    private PrintedValue() {}

    /** The text of a value; empty for a missing one. */
    static String of(@Nullable Value value, ZoneId zone) {
        return switch (value) {
            case null -> "";
            case Value.Timestamp timestamp -> TimestampText.format(timestamp.millis(), zone);
            case Value.Structure structure -> JsonPrinter.text(structure, zone);
            case Value.Text text -> text.text();
            case Value.Number number -> ValueText.printed(number);
            case Value.Bool bool -> ValueText.printed(bool);
        };
    }
}
