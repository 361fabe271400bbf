package dev.loggia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loggia.diagnostic.QueryInvalidException;
import dev.loggia.event.LogEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamedSourcesTest {

    private static final Instant TIME = Instant.parse("2026-11-20T10:00:00Z");

    @TempDir
    private Path folder;

    private static LogEvent event(String message) {
        return LogEvent.of(TIME, message);
    }

    private static List<String> rows(QueryRequest request) {
        try (QueryResult result = request.run()) {
            return result.toList().stream().map(Row::toString).toList();
        }
    }

    @Test
    void aQuerySeesAllItsGroupsAsTheyWereWhenItStarted() {
        try (Loggia loggia = Loggia.inMemory()) {
            loggia.group("orders").append(event("{\"id\":\"a\"}"));
            loggia.group("users").append(event("{\"id\":\"a\"}"));
            QueryRequest request =
                    loggia.query("SOURCE 'orders' | filter id in (SOURCE 'users' | fields id) | stats count(*) as n");
            try (QueryResult result = request.run()) {
                loggia.group("orders").append(event("{\"id\":\"b\"}"));
                loggia.group("users").append(event("{\"id\":\"b\"}"));
                assertThat(result.toList()).hasToString("[{n=1}]");
            }
            assertThat(rows(request)).containsExactly("{n=2}");
        }
    }

    @Test
    void theSameRequestOverTheSameGroupTwice() {
        try (Loggia loggia = Loggia.inMemory()) {
            loggia.group("orders").append(event("{\"id\":\"a\",\"next\":\"b\"}"), event("{\"id\":\"b\"}"));
            assertThat(rows(loggia.query(
                                    "join left=l right=r where l.next = r.id (SOURCE 'orders') | fields l.id, r.id")
                            .groups("orders")))
                    .containsExactly("{l.id=a, r.id=b}");
        }
    }

    @Test
    void filesHideTheLogGroupWhoseNameTheyGet() throws IOException {
        Path file = Files.writeString(folder.resolve("file.log"), "{\"from\":\"file\"}\n");
        try (Loggia loggia = Loggia.inMemory()) {
            loggia.group("orders").append(event("{\"from\":\"group\"}"));
            Loggia both = loggia.withNamedFiles("orders", List.of(file.toString()), FileOptions.standard());
            assertThat(rows(both.query("SOURCE 'orders' | fields from, @log")))
                    .containsExactly("{from=file, @log=orders}");
            assertThat(rows(both.query("fields from").groups("orders"))).containsExactly("{from=group}");
        }
    }

    @Test
    void whatIsNotThereIsAMistakeOfTheText() {
        try (Loggia loggia = Loggia.inMemory()) {
            loggia.group("orders").append(event("{}"));
            QueryRequest request = loggia.query("SOURCE 'order' | limit 1");
            assertThat(request.namesSources()).isTrue();
            assertThat(request.check()).isEmpty();
            assertThatThrownBy(request::run)
                    .isInstanceOf(QueryInvalidException.class)
                    .hasMessageContaining("there is no log group order");
        }
    }
}
