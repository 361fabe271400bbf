package dev.loggia.cli;

import java.time.DateTimeException;
import java.time.ZoneId;

/** Options that name a zone of time. */
final class ZoneOption {

    private ZoneOption() {}

    /** The zone that an option names, UTC without it. */
    static ZoneId of(Invocation invocation, String option) {
        String name = invocation.option(option).orElse("UTC");
        if (name.equalsIgnoreCase("local")) {
            return invocation.environment().clock().getZone();
        }
        try {
            return ZoneId.of(name.equalsIgnoreCase("utc") || name.equalsIgnoreCase("z") ? "UTC" : name);
        } catch (DateTimeException e) {
            throw new UsageException(
                    option + ": there is no zone " + name, "write UTC, local, +02:00 or a name such as Europe/Berlin");
        }
    }
}
