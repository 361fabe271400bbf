package dev.loggia;

import static dev.loggia.OrderLog.START;
import static dev.loggia.OrderLog.column;
import static dev.loggia.OrderLog.count;
import static dev.loggia.OrderLog.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loggia.diagnostic.DataException;
import dev.loggia.event.LogEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Log groups in a folder or memory: append, reopen, and every way to say what a query reads. */
class LogGroupsTest {

    private static final String COUNT = "stats count(*) as c";

    @TempDir
    Path folder;

    private static Loggia threeGroups() {
        Loggia loggia = Loggia.inMemory(OrderLog.settings());
        loggia.group("app/orders").append(events(0, 10));
        loggia.group("app/payments").append(events(0, 5));
        loggia.group("sys.log").append(events(0, 1));
        return loggia;
    }

    @Test
    void eventsAreThereAgainWhenTheFolderIsOpenedAgain() {
        Path data = folder.resolve("not/yet/there");
        try (Loggia loggia = Loggia.open(data, OrderLog.settings())) {
            assertThat(loggia.groups()).isEmpty();
            assertThat(data).doesNotExist();
            assertThat(loggia.group("app/orders").append(events(0, 3))).isEqualTo(2);
            loggia.group("app/orders").flush();
            assertThat(loggia.group("app/orders").append(events(3, 5))).isEqualTo(4);
            assertThat(column(loggia.query("sort @timestamp asc | display n"), "n"))
                    .containsExactly("0", "1", "2", "3", "4");
        }
        try (Loggia loggia = Loggia.open(data, OrderLog.settings())) {
            assertThat(loggia.groups()).extracting(LogGroup::name).containsExactly("app/orders");
            assertThat(loggia.group("app/orders").append(events(5, 6)))
                    .as("sequences go on")
                    .isEqualTo(5);
            assertThat(column(loggia.query("sort @timestamp asc | display n"), "n"))
                    .containsExactly("0", "1", "2", "3", "4", "5");
        }
    }

    @Test
    void memoryIsEmptyEachTime() {
        try (Loggia first = Loggia.inMemory();
                Loggia second = Loggia.inMemory()) {
            first.group("a").append(events(0, 1));
            assertThat(second.groups()).isEmpty();
            assertThat(first.findGroup("a")).isPresent();
            assertThat(first.findGroup("b")).isEmpty();
        }
    }

    @Test
    void groupsAreChosenByNameAndGlob() {
        try (Loggia loggia = threeGroups()) {
            QueryRequest query = loggia.query(COUNT);
            assertThat(count(query)).isEqualTo(16);
            assertThat(count(query.groups())).isEqualTo(16);
            assertThat(count(query.groups("app/orders"))).isEqualTo(10);
            assertThat(count(query.groups("app/*"))).isEqualTo(15);
            assertThat(count(query.groups("*.log", "app/order?"))).isEqualTo(11);
            assertThat(count(query.groups("app/orders", "app/o*", "*")))
                    .as("each once")
                    .isEqualTo(16);
            assertThat(column(loggia.query("stats count(*) by @log as g | sort g | display g"), "g"))
                    .containsExactly("app/orders", "app/payments", "sys.log");
        }
    }

    @Test
    void aNameOrGlobOfNoGroupIsAMistakeThatListsThoseThereAre() {
        try (Loggia loggia = threeGroups();
                Loggia empty = Loggia.inMemory()) {
            assertThatThrownBy(
                            () -> loggia.query(COUNT).groups("app/*", "aap/*").run())
                    .isInstanceOfSatisfying(DataException.class, e -> {
                        assertThat(e.diagnostics().getFirst().code()).isEqualTo("no-such-log-group");
                        assertThat(e.diagnostics().getFirst().message()).isEqualTo("there is no log group aap/*");
                        assertThat(e.diagnostics().getFirst().hint())
                                .isEqualTo("the log groups are app/orders, app/payments, sys.log");
                    });
            assertThatThrownBy(() -> loggia.query(COUNT).groups("sysXlog").explain())
                    .isInstanceOf(DataException.class);
            assertThatThrownBy(() -> empty.query(COUNT).groups("a").run()).isInstanceOf(DataException.class);
            assertThat(count(empty.query(COUNT))).isZero();
        }
        assertThatThrownBy(() -> Loggia.over(List.of(), FileOptions.standard())
                        .query(COUNT)
                        .groups("a")
                        .run())
                .isInstanceOf(DataException.class)
                .hasMessageContaining("without a data folder");
        assertThatThrownBy(() -> Loggia.over(List.of(), FileOptions.standard()).groups())
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void badNamesOfGroupsAreRefused() {
        try (Loggia loggia = Loggia.inMemory()) {
            for (String name : List.of("", "two words", "ümlaut", "x".repeat(513))) {
                assertThatThrownBy(() -> loggia.group(name)).isInstanceOf(DataException.class);
            }
            assertThat(loggia.group("x".repeat(512)).name()).hasSize(512);
            assertThat(loggia.group("a_-/.#9").name()).isEqualTo("a_-/.#9");
        }
    }

    @Test
    void timeRangesIncludeBothEnds() {
        try (Loggia loggia = threeGroups()) {
            QueryRequest query = loggia.query(COUNT).groups("app/orders");
            assertThat(count(query.since(START.plusSeconds(3)))).isEqualTo(7);
            assertThat(count(query.until(START.plusSeconds(3)))).isEqualTo(4);
            assertThat(count(query.since(START.plusSeconds(3)).until(START.plusSeconds(3))))
                    .isEqualTo(1);
            assertThat(count(query.last(Duration.ofHours(2)))).isEqualTo(10);
            assertThat(count(query.last(Duration.ofHours(2).minusSeconds(4)))).isEqualTo(6);
            assertThat(count(query.last(Duration.ofHours(1)))).isZero();
            assertThat(count(query.last(Duration.ofHours(1)).since(START)))
                    .as("the later setting replaces the earlier")
                    .isEqualTo(10);
        }
    }

    @Test
    void timesAreWrittenInTheZoneAndReadAsInstants() {
        try (Loggia loggia = threeGroups()) {
            QueryRequest query = loggia.query("stats count(*) by bin(5m)").zone(ZoneId.of("America/New_York"));
            assertThat(column(query.groups("sys.log"), "bin(5m)")).containsExactly("2026-11-20 05:00:00.000");
            try (QueryResult result = query.groups("sys.log").run()) {
                Row row = result.iterator().next();
                assertThat(row.timestamp("bin(5m)")).contains(START);
                assertThat(row.whole("count(*)")).hasValue(1);
            }
        }
    }

    @Test
    void limitsCutOrEndTheQuery() {
        try (Loggia loggia = threeGroups()) {
            QueryRequest query = loggia.query("fields n | sort n asc").groups("app/orders");
            try (QueryResult result = query.rowLimit(4).run()) {
                assertThat(result.toList()).hasSize(4);
                assertThat(result.warnings())
                        .singleElement()
                        .satisfies(warning ->
                                assertThat(warning.message()).isEqualTo("the result is cut to its first 4 of 10 rows"));
            }
            assertThat(column(loggia.query("fields n | limit 2").groups("app/orders"), "n"))
                    .containsExactly("9", "8");
            assertThatThrownBy(() -> column(loggia.query("stats count(*) by n").groupLimit(3), "n"))
                    .hasMessageContaining("groups");
        }
    }

    @Test
    void filesAreQueriedAloneOrBesideGroups() throws IOException {
        Path first = Files.writeString(folder.resolve("a.jsonl"), "{\"n\":100}\n{\"n\":101}\n");
        Path second = Files.writeString(folder.resolve("b.jsonl"), "{\"n\":102}\n");
        try (Loggia loggia = threeGroups()) {
            Loggia both = loggia.withFiles(List.of(first.toString(), second.toString()), FileOptions.standard());
            assertThat(both.inputs())
                    .extracting(FileDescription::path)
                    .containsExactly(first.toString(), second.toString());
            assertThat(count(both.query(COUNT))).as("files alone").isEqualTo(3);
            assertThat(count(both.query(COUNT).groups("app/*"))).isEqualTo(3 + 15);
            assertThat(column(both.query("fields n | sort n desc | limit 4").groups("app/orders"), "n"))
                    .containsExactly("102", "101", "100", "9");
            try (QueryResult result = both.query(COUNT).groups("*").run()) {
                result.toList();
                assertThat(result.statistics().recordsScanned()).isEqualTo(3 + 16);
            }
            assertThat(count(loggia.query(COUNT)))
                    .as("the first one is as it was")
                    .isEqualTo(16);
        }
    }

    @Test
    void anEventKeepsItsTimeStreamAndMessage() {
        try (Loggia loggia = Loggia.inMemory(OrderLog.settings())) {
            LogGroup group = loggia.group("a");
            group.append(
                    new LogEvent(1_234, 0, "elsewhere", "web-1", 77, "two\nlines"),
                    LogEvent.of(Instant.ofEpochMilli(-1), ""));
            try (QueryResult result = loggia.query(
                            "fields @timestamp, @ingestionTime, @log, @logStream, @message | sort @timestamp desc")
                    .run()) {
                assertThat(result.stream().map(Row::toString))
                        .containsExactly(
                                "{@timestamp=1970-01-01 00:00:01.234, @ingestionTime=2026-11-20 12:00:00.000, @log=a, "
                                        + "@logStream=web-1, @message=two\nlines}",
                                "{@timestamp=1969-12-31 23:59:59.999, @ingestionTime=2026-11-20 12:00:00.000, @log=a, "
                                        + "@logStream=default, @message=}");
            }
        }
    }

    @Test
    void aClosedStoreTakesNothing() {
        Loggia loggia = Loggia.open(folder, OrderLog.settings());
        LogGroup group = loggia.group("a");
        group.append(events(0, 1));
        try (QueryResult open = loggia.query("fields n").run()) {
            loggia.close();
            loggia.close();
            assertThat(open.toList()).as("an open result can be read on").hasSize(1);
        }
        assertThatThrownBy(() -> group.append(events(1, 2))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> loggia.group("b")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> loggia.query(COUNT).run()).isInstanceOf(IllegalStateException.class);
    }
}
