package dev.loggia;

import static dev.loggia.OrderLog.NOW;
import static dev.loggia.OrderLog.START;
import static dev.loggia.OrderLog.count;
import static dev.loggia.OrderLog.event;
import static dev.loggia.OrderLog.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loggia.diagnostic.DataException;
import dev.loggia.event.LogEvent;
import dev.loggia.event.TimeRange;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a log group tells of itself, and its retention. */
class LogGroupTest {

    private static final String COUNT = "stats count(*)";

    @TempDir
    Path folder;

    private static TimeRange seconds(int from, int to) {
        return new TimeRange(
                START.plusSeconds(from).toEpochMilli(), START.plusSeconds(to).toEpochMilli());
    }

    @Test
    void describesItself() {
        try (Loggia loggia = Loggia.inMemory(OrderLog.settings())) {
            LogGroup group = loggia.group("a");
            assertThat(group.describe())
                    .isEqualTo(new GroupDescription(
                            "a", NOW, group.retentionDays(), Map.of(), 0, 0, Optional.empty(), -1));

            group.append(events(5, 10));
            group.flush();
            group.append(event(2));

            GroupDescription description = group.describe();
            assertThat(description.events()).isEqualTo(6);
            assertThat(description.messageBytes())
                    .isEqualTo(6L * event(2).message().length());
            assertThat(description.times()).contains(seconds(2, 9));
            assertThat(description.lastSequence()).isEqualTo(5);
            assertThat(description.created()).isEqualTo(group.created()).isEqualTo(NOW);
            assertThat(description.retentionDays()).isEmpty();
        }
    }

    @Test
    void listsItsStreams() {
        try (Loggia loggia = Loggia.inMemory(OrderLog.settings())) {
            LogGroup group = loggia.group("a");
            assertThat(group.streams()).isEmpty();
            group.append(event(1, "web-2"), event(9, "web-1"));
            group.flush();
            group.append(event(4, "web-2"), LogEvent.of(START, "no stream"));
            List<StreamDescription> streams = List.of(
                    new StreamDescription("default", 1, Optional.of(seconds(0, 0)), NOW),
                    new StreamDescription("web-1", 1, Optional.of(seconds(9, 9)), NOW),
                    new StreamDescription("web-2", 2, Optional.of(seconds(1, 4)), NOW));
            assertThat(group.streams()).isEqualTo(streams);
            group.compact();
            assertThat(group.streams()).isEqualTo(streams);
        }
    }

    @Test
    void listsTheFieldsOfItsMessages() {
        try (Loggia loggia = Loggia.inMemory(OrderLog.settings())) {
            LogGroup group = loggia.group("a");
            group.append(event(1), event(2));
            group.flush();
            group.append(LogEvent.of(START, "{\"n\":\"two\",\"ok\":true,\"at\":{\"x\":1.5}}"));
            group.append(LogEvent.of(START, "not JSON"));

            assertThat(group.fields())
                    .containsExactly(
                            new FieldDescription("at.x", List.of("number"), 1),
                            new FieldDescription("level", List.of("text"), 2),
                            new FieldDescription("n", List.of("number", "text"), 3),
                            new FieldDescription("ok", List.of("boolean"), 1),
                            new FieldDescription("text", List.of("text"), 2));
        }
    }

    @Test
    void hidesExpiredEventsAtOnce() {
        try (Loggia loggia = Loggia.open(folder, OrderLog.settings())) {
            LogGroup group = loggia.group("a");
            Instant oldest = NOW.minus(Duration.ofDays(3));
            group.append(
                    LogEvent.of(oldest.minusMillis(1), "{\"old\":1}"), LogEvent.of(oldest, "{\"kept\":1}"), event(1));

            group.keepFor(3);

            assertThat(group.retentionDays()).hasValue(3);
            assertThat(count(loggia.query(COUNT))).isEqualTo(2);
            assertThat(group.describe().events()).isEqualTo(2);
            assertThat(group.describe().times())
                    .contains(new TimeRange(
                            oldest.toEpochMilli(), START.plusSeconds(1).toEpochMilli()));
            assertThatThrownBy(() -> group.keepFor(2)).isInstanceOf(DataException.class);
            assertThat(group.retentionDays()).hasValue(3);
        }
        Clock later = Clock.fixed(NOW.plus(Duration.ofDays(2)), ZoneOffset.UTC);
        try (Loggia loggia = Loggia.open(folder, OrderLog.settings().withClock(later))) {
            LogGroup group = loggia.group("a");
            assertThat(group.retentionDays()).as("is kept").hasValue(3);
            assertThat(count(loggia.query(COUNT))).isEqualTo(1);
            group.keepForEver();
            assertThat(group.retentionDays()).isEmpty();
            assertThat(count(loggia.query(COUNT))).isGreaterThanOrEqualTo(1);
        }
    }
}
