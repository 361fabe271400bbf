package dev.loggia;

import static dev.loggia.OrderLog.column;
import static dev.loggia.OrderLog.count;
import static dev.loggia.OrderLog.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loggia.diagnostic.DataException;
import dev.loggia.diagnostic.QueryCancelledException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a result sees of what happens to its groups, and what one program sees of another. */
class SnapshotRulesTest {

    private static final String COUNT = "stats count(*) as c";

    @TempDir
    Path folder;

    private Loggia open() {
        return Loggia.open(folder, OrderLog.settings());
    }

    @Test
    void aResultSeesWhatWasThereWhenItWasOpened() {
        try (Loggia loggia = open()) {
            LogGroup group = loggia.group("a");
            group.append(events(0, 100));
            QueryRequest query = loggia.query(COUNT);
            try (QueryResult before = query.run()) {
                group.append(events(100, 200));
                group.flush();
                group.compact();
                assertThat(count(query)).isEqualTo(200);
                assertThat(before.toList().getFirst().whole("c")).hasValue(100);
            }
        }
    }

    @Test
    void aResultCanBeReadWhenItsEventsAreDeletedMeanwhile() {
        try (Loggia loggia = open()) {
            LogGroup group = loggia.group("a");
            group.append(events(0, 5_000));
            group.append(OrderLog.event(5_000, "other"));
            try (QueryResult all =
                            loggia.query("fields n, @message").rowLimit(0).run();
                    QueryResult afterTheStream =
                            loggia.query("fields n, @message").rowLimit(0).run()) {
                assertThat(group.deleteStream("web")).isTrue();
                assertThat(group.deleteStream("web")).isFalse();
                assertThat(column(loggia.query("fields n"), "n")).containsExactly("5000");
                assertThat(afterTheStream.toList()).hasSize(5_001);

                assertThat(loggia.deleteGroup("a")).isTrue();
                assertThat(loggia.deleteGroup("a")).isFalse();
                assertThat(loggia.groups()).isEmpty();
                assertThat(all.toList()).hasSize(5_001);
            }
            assertThat(loggia.group("a").append(events(0, 1)))
                    .as("a new group of the name")
                    .isZero();
            assertThat(count(loggia.query(COUNT))).isEqualTo(1);
        }
    }

    @Test
    void aResultEndsForWhoReadsItWhenAnotherThreadCancels() throws InterruptedException {
        try (Loggia loggia = Loggia.inMemory(OrderLog.settings())) {
            loggia.group("a").append(events(0, 30_000));
            try (QueryResult result =
                    loggia.query("fields @message").rowLimit(0).run()) {
                Iterator<Row> rows = result.iterator();
                assertThat(rows.next().text("@message")).get().asString().contains("29999");
                Thread other = new Thread(result::cancel);
                other.start();
                other.join();
                assertThatThrownBy(() -> rows.forEachRemaining(row -> {})).isInstanceOf(QueryCancelledException.class);
            }
            try (QueryResult result = loggia.query(COUNT).run()) {
                result.cancel();
                assertThatThrownBy(result::toList).isInstanceOf(QueryCancelledException.class);
            }
        }
    }

    @Test
    void afterASequenceThereIsWhatWasAppendedLater() {
        try (Loggia loggia = open()) {
            LogGroup group = loggia.group("a");
            assertThat(group.describe().lastSequence()).isEqualTo(-1);
            long seen = group.append(events(10, 20));
            QueryRequest query = loggia.query("fields n | sort n asc");
            assertThat(column(query.after(seen), "n")).isEmpty();
            assertThat(column(query.after(-1), "n")).hasSize(10);

            group.append(events(0, 2));
            assertThat(column(query.after(seen), "n"))
                    .as("late by their time, new by their sequence")
                    .containsExactly("0", "1");
            group.compact();
            seen = group.append(events(20, 21));
            assertThat(group.describe().lastSequence()).isEqualTo(seen).isEqualTo(12);
            assertThat(column(query.after(seen - 1), "n")).containsExactly("20");
            assertThat(column(query.after(9), "n")).containsExactly("0", "1", "20");
        }
    }

    @Test
    void aResultTellsWhereTheNextGoesOn() {
        try (Loggia loggia = open()) {
            LogGroup group = loggia.group("a");
            QueryRequest query = loggia.query("fields n").groups("a");
            group.append(events(0, 10));
            try (QueryResult first = query.run()) {
                group.append(events(10, 13));
                assertThat(first.lastSequence()).isEqualTo(9);
                assertThat(first.toList()).hasSize(10);
                assertThat(first.lastSequence()).isEqualTo(9);
                assertThat(column(query.after(first.lastSequence()), "n")).containsExactly("12", "11", "10");
            }
            try (QueryResult nothing = query.after(12).run()) {
                assertThat(nothing.lastSequence()).isEqualTo(12);
            }
        }
    }

    @Test
    void closingMakesDurableWhatWasAppended() {
        try (Loggia loggia = open()) {
            loggia.group("a").append(events(0, 10));
            loggia.group("b").append(events(0, 20));
        }
        try (Loggia loggia = open()) {
            assertThat(count(loggia.query(COUNT))).isEqualTo(30);
        }
    }

    @Test
    void aSecondProgramSeesWhatIsDurableAndAppendsWhenTheFirstHasClosed() {
        try (Loggia reader = open()) {
            try (Loggia writer = open()) {
                LogGroup written = writer.group("a");
                written.append(events(0, 10));
                written.flush();
                assertThat(reader.groups()).extracting(LogGroup::name).containsExactly("a");
                assertThat(count(reader.query(COUNT))).isEqualTo(10);

                try (QueryResult before = reader.query(COUNT).run()) {
                    written.append(events(10, 30));
                    written.flush();
                    written.compact();
                    assertThat(count(reader.query(COUNT))).isEqualTo(30);
                    assertThat(before.toList().getFirst().whole("c")).hasValue(10);
                }

                LogGroup sameGroup = reader.group("a");
                assertThatThrownBy(() -> sameGroup.append(events(30, 31)))
                        .isInstanceOfSatisfying(
                                DataException.class,
                                e -> assertThat(e.diagnostics().getFirst().hint())
                                        .isNotNull());
                assertThatThrownBy(() -> reader.deleteGroup("a")).isInstanceOf(DataException.class);
                assertThat(count(reader.query(COUNT))).isEqualTo(30);

                reader.group("b").append(events(0, 1));
                assertThat(count(writer.query(COUNT).groups("b")))
                        .as("not durable yet")
                        .isZero();
                reader.group("b").flush();
                assertThat(count(writer.query(COUNT).groups("b"))).isEqualTo(1);
            }
            assertThat(reader.group("a").append(events(30, 31))).isEqualTo(30);
            assertThat(count(reader.query(COUNT).groups("a"))).isEqualTo(31);
        }
    }

    @Test
    void theSameRequestSeesTheGroupsOfEachRun() {
        try (Loggia loggia = open()) {
            QueryRequest query = loggia.query(COUNT).groups("*");
            loggia.group("a").append(events(0, 1));
            assertThat(count(query)).isEqualTo(1);
            loggia.group("b").append(events(0, 2));
            assertThat(count(query)).isEqualTo(3);
            loggia.deleteGroup("a");
            assertThat(count(query)).isEqualTo(2);
            assertThat(List.of(loggia.query("fields n").groups("a").check())).containsExactly(List.of());
        }
    }
}
