package dev.loggia.testkit.fuzz;

import dev.loggia.FileOptions;
import dev.loggia.Loggia;
import dev.loggia.QueryResult;
import dev.loggia.Row;
import dev.loggia.StoreSettings;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** A file that is read into a log group, at once or as it grows: the group answers as the file does. */
final class IngestedFile {

    private static final Instant MODIFIED = Instant.parse("2026-11-20T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(MODIFIED, ZoneOffset.UTC);
    private static final FileOptions OPTIONS =
            FileOptions.standard().withZone(ZoneId.of("Europe/Berlin")).withClock(CLOCK);

    private static final FileOptions SINGLE_LINES =
            OPTIONS.withMultiLine(FileOptions.MULTI_LINE_OFF).withFormat("plain");

    private static final String NAME = "ingested.log";
    private static final String GROUP = "group";

    private static final String EVENTS = "fields @timestamp, @message, level, msg, status, time, user.id, `a.b`";
    private static final String SELECTION = "filter @message like /[aeiou]+\\d/ or level = 'ERROR' or status >= 300 | "
            + "stats count(*) as n, max(@timestamp) as last by level | sort level";
    private static final String MESSAGES = "fields @message";

    private static final Comparator<Row> BY_TEXT = Comparator.comparing(Row::toString);

    private IngestedFile() {}

    static void check(TemporaryFiles files, byte[] content) {
        String file = files.write(NAME, content);
        try (Loggia loggia = Loggia.inMemory(StoreSettings.standard().withClock(CLOCK))) {
            loggia.group(GROUP).ingest(List.of(file), OPTIONS).run();
            Loggia over = Loggia.over(List.of(file), OPTIONS);
            Checks.same("events", rows(over, EVENTS), rows(loggia, EVENTS));
            Checks.same("selection", rows(over, SELECTION), rows(loggia, SELECTION));
        }
    }

    /** The file a few whole lines at a time. Its format is given: told anew each time it might have headers at first, which are no events. */
    static void checkGrowing(TemporaryFiles files, byte[] content, Random chance) {
        try (Loggia loggia = Loggia.inMemory(StoreSettings.standard().withClock(CLOCK))) {
            String file = files.write(NAME, new byte[0]);
            int length = 0;
            while (length < content.length) {
                length = Math.min(content.length, length + 1 + chance.nextInt(content.length));
                while (length < content.length && content[length - 1] != '\n') {
                    length++;
                }
                files.write(NAME, Arrays.copyOf(content, length));
                loggia.group(GROUP).ingest(List.of(file), SINGLE_LINES).run();
            }
            Checks.same("messages", messages(Loggia.over(List.of(file), SINGLE_LINES)), messages(loggia));
        }
    }

    private static List<Row> messages(Loggia loggia) {
        return rows(loggia, MESSAGES).stream().sorted(BY_TEXT).toList();
    }

    private static List<Row> rows(Loggia loggia, String query) {
        try (QueryResult result = loggia.query(query).rowLimit(0).workers(1).run()) {
            return result.toList();
        }
    }
}
