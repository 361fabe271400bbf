package dev.loggia.ingest.format;

import dev.loggia.event.FieldSink;
import dev.loggia.event.Value;
import java.util.List;

/** The priority before a syslog line, as {@code <34>}: the facility by eight and the severity. */
final class SyslogPriority {

    private static final List<String> FACILITIES = List.of(
            "kern",
            "user",
            "mail",
            "daemon",
            "auth",
            "syslog",
            "lpr",
            "news",
            "uucp",
            "cron",
            "authpriv",
            "ftp",
            "ntp",
            "audit",
            "alert",
            "clock",
            "local0",
            "local1",
            "local2",
            "local3",
            "local4",
            "local5",
            "local6",
            "local7");

    private static final List<String> SEVERITIES =
            List.of("emerg", "alert", "crit", "err", "warning", "notice", "info", "debug");

    private SyslogPriority() {}

    /** Puts {@code facility}, {@code severity} and {@code severityCode}. @param end after the bracket that closes */
    static void put(byte[] buffer, int start, int end, FieldSink fields) {
        int priority = 0;
        for (int p = start + 1; p < end - 1; p++) {
            priority = priority * 10 + buffer[p] - '0';
        }
        int severity = priority % SEVERITIES.size();
        int facility = priority / SEVERITIES.size();
        if (end == start || facility >= FACILITIES.size()) {
            return;
        }
        fields.put("facility", Value.of(FACILITIES.get(facility)));
        fields.put("severity", Value.of(SEVERITIES.get(severity)));
        fields.put("severityCode", Value.of(severity));
    }
}
