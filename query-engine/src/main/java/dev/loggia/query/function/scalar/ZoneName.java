package dev.loggia.query.function.scalar;

import dev.loggia.event.Value;
import dev.loggia.query.function.Argument;
import dev.loggia.query.function.BindContext;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Time zones as users write them, in any case: {@code Europe/Berlin}, {@code UTC}, {@code +02:00}, {@code PST}. */
final class ZoneName {

    private ZoneName() {}

    /** The zone of a name, or null when there is none of that name. */
    static @Nullable ZoneId parse(String name) {
        if (name.equals("UTC")) {
            return ZoneOffset.UTC;
        }
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return Stream.concat(ZoneId.getAvailableZoneIds().stream(), ZoneId.SHORT_IDS.keySet().stream())
                    .filter(name::equalsIgnoreCase)
                    .findAny()
                    .map(known -> ZoneId.of(known, ZoneId.SHORT_IDS))
                    .orElse(null);
        }
    }

    /** The zone of an optional argument, UTC when it is left out, null when it names none. */
    static @Nullable ZoneId of(@Nullable Value[] arguments, int index) {
        return index < arguments.length ? parse(Arguments.text(arguments, index)) : ZoneOffset.UTC;
    }

    /** Refuses a constant argument that names no zone. */
    static void check(List<Argument> arguments, int index, BindContext context) {
        String name = Arguments.constantText(arguments, index);
        if (name != null && parse(name) == null) {
            context.reject(
                    index,
                    "\"" + name + "\" is not a time zone",
                    "write a name such as \"Europe/Berlin\", an offset such as \"+02:00\", or \"UTC\"");
        }
    }
}
