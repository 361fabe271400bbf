package dev.loggia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.loggia.diagnostic.DataException;
import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.diagnostic.QueryInvalidException;
import dev.loggia.diagnostic.SourceSpan;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Saved queries (section 3.26) and stored lookup tables (section 3.18): kept, checked, used by queries. */
class SavedQueriesTest {

    @TempDir
    private Path folder;

    private static SavedQuery.Parameter parameter(String name, String value) {
        return new SavedQuery.Parameter(name, Optional.of(value), "");
    }

    private static List<String> messages(SavedQuery query) {
        try (Loggia loggia = Loggia.inMemory()) {
            QueryInvalidException thrown = catchThrowableOfType(
                    QueryInvalidException.class, () -> loggia.savedQueries().put(query));
            assertThat(loggia.savedQueries().list()).isEmpty();
            return thrown.diagnostics().stream().map(Diagnostic::message).toList();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void queriesOfAnotherProgramCallWhatIsSaved() {
        SavedQuery query = SavedQuery.of("errors", "filter level = {{level}} | limit {{n}} # {{n}}")
                .withParameter(parameter("level", "ERROR"))
                .withParameter(new SavedQuery.Parameter("n", Optional.empty(), "rows"))
                .withDescription("what went wrong");
        try (Loggia loggia = Loggia.open(folder, OrderLog.settings())) {
            SavedQueryDescription saved = loggia.savedQueries().put(query);
            assertThat(saved).isEqualTo(new SavedQueryDescription(saved.id(), query, OrderLog.NOW, OrderLog.NOW));
            assertThat(saved.query().parameters())
                    .extracting(SavedQuery.Parameter::name)
                    .containsExactly("level", "n");
        }
        try (Loggia loggia = Loggia.open(folder, OrderLog.settings())) {
            assertThat(loggia.savedQueries().find("errors"))
                    .get()
                    .extracting(SavedQueryDescription::query)
                    .isEqualTo(query);
            loggia.group("a").append(OrderLog.events(0, 40));
            assertThat(OrderLog.column(loggia.query("$errors(n = 2) | display n"), "n"))
                    .containsExactly("30", "20");
            assertThat(OrderLog.column(loggia.query("$errors(n = 1, level = 'INFO') | display n"), "n"))
                    .containsExactly("39");
            assertThat(loggia.savedQueries().remove("errors")).isTrue();
            assertThat(loggia.savedQueries().remove("errors")).isFalse();
            assertThatThrownBy(() -> loggia.query("$errors(n = 2)").run())
                    .isInstanceOf(QueryInvalidException.class)
                    .hasMessageContaining("there is no saved query errors");
        }
    }

    @Test
    void queriesOverFilesUseWhatADataFolderKeeps() {
        try (Loggia data = Loggia.open(folder)) {
            data.savedQueries().put(SavedQuery.of("first", "limit {{n}}"));
            data.lookupTables().put("users", bytes("id,name\n1,Ann\n"));
        }
        try (Loggia files = Loggia.over().withDefinitions(folder)) {
            assertThat(files.query("$first(n = 1) | lookup users id OUTPUT name")
                            .check())
                    .isEmpty();
            assertThat(files.query("lookup users id OUTPUT nme").check())
                    .singleElement()
                    .satisfies(mistake -> assertThat(mistake.hint()).isEqualTo("did you mean name?"));
        }
        try (Loggia files = Loggia.over().withDefinitions(folder.resolve("none"))) {
            assertThat(files.query("$first(n = 1)").check())
                    .singleElement()
                    .satisfies(mistake -> assertThat(mistake.code()).isEqualTo("unknown-saved-query"));
            assertThat(folder.resolve("none")).doesNotExist();
        }
    }

    @Test
    void aMistakeIsToldAtItsPlaceAndNothingIsSaved() {
        try (Loggia loggia = Loggia.inMemory()) {
            SavedQuery query = SavedQuery.of("a", "filter x = {{long_name}}\n| stats cout(*) by {{y}}")
                    .withParameter(parameter("long_name", "1"));
            QueryInvalidException thrown = catchThrowableOfType(
                    QueryInvalidException.class, () -> loggia.savedQueries().put(query));
            assertThat(thrown.diagnostics()).singleElement().satisfies(mistake -> {
                assertThat(mistake.code()).isEqualTo("unknown-function");
                assertThat(mistake.span()).isEqualTo(new SourceSpan(33, 37));
            });
            SavedQuery word = SavedQuery.of("a", "limit {{n}}").withParameter(parameter("n", "many"));
            assertThat(loggia.savedQueries().check(word))
                    .singleElement()
                    .satisfies(mistake -> assertThat(mistake.span()).isEqualTo(new SourceSpan(6, 11)));
            assertThat(loggia.savedQueries().list()).isEmpty();
        }
    }

    @Test
    void parametersWithoutADefaultAreTakenForWhatFits() {
        try (Loggia loggia = Loggia.inMemory()) {
            assertThat(loggia.savedQueries()
                            .check(SavedQuery.of(
                                    "a",
                                    "parse @message {{glob}} as a | filter level like {{l}} and a > {{a}}"
                                            + " | lookup any id OUTPUT b | limit {{n}}")))
                    .isEmpty();
        }
    }

    @Test
    void refusesWhatTheServiceRefuses() {
        assertThat(messages(SavedQuery.of("", "limit 1")))
                .containsExactly("a saved query's name cannot have 0 characters");
        assertThat(messages(SavedQuery.of("n".repeat(256), "limit 1")))
                .containsExactly("a saved query's name cannot have 256 characters");
        assertThat(messages(SavedQuery.of("a\n", "limit 1")))
                .containsExactly("a saved query's name cannot have control characters");
        assertThat(messages(SavedQuery.of("a", " "))).containsExactly("saved query a is empty");
        assertThat(messages(SavedQuery.of("a", "limit 1 #" + "x".repeat(10_000))))
                .containsExactly("saved query a has 10,009 characters, more than 10,000");
        assertThat(messages(SavedQuery.of("a", "limit 1").withParameter(parameter("n", "1"))))
                .containsExactly("Required parameters not found in queryString: n");
        assertThat(messages(SavedQuery.of("a", "limit 1").withParameter(parameter("1n", "1"))))
                .containsExactly("a parameter cannot be named '1n'");
        assertThat(messages(SavedQuery.of("a", "limit {{n}}").withParameter(parameter("n", "1".repeat(1_025)))))
                .contains("the default of parameter n has 1025 characters");
        assertThat(messages(SavedQuery.of("a", "limit 1").withDescription("d".repeat(513))))
                .containsExactly("the description of saved query a has 513 characters");
        assertThat(messages(new SavedQuery("a", "limit {{n}}", List.of(), "")))
                .containsExactly("saved query a has no parameter n");
        assertThat(messages(new SavedQuery("a", "limit {{n}}", List.of(parameter("n", "1"), parameter("n", "2")), "")))
                .containsExactly("Duplicate parameter name: n");
        assertThat(messages(SavedQuery.of("a", "$b()")))
                .containsExactly("a saved query cannot call another one, here b");
        List<String> places = new ArrayList<>();
        IntStream.range(0, 21).forEach(i -> places.add("p" + i + " = {{p" + i + "}}"));
        assertThat(messages(SavedQuery.of("a", "filter " + String.join(" or ", places))))
                .containsExactly("Parameter count exceeds the maximum of 20: there are 21");
    }

    @Test
    void keepsLookupTables() {
        byte[] csv = bytes("\uFEFFid,name\r\n1,Ann\r\n2,\"B, c\"\r\n");
        try (Loggia loggia = Loggia.open(folder, OrderLog.settings())) {
            LookupTableDescription stored = loggia.lookupTables().put("users", csv);
            assertThat(stored)
                    .isEqualTo(new LookupTableDescription(
                            stored.id(), "users", List.of("id", "name"), 2, csv.length, OrderLog.NOW, OrderLog.NOW));
            assertThat(loggia.lookupTables().list()).containsExactly(stored);
            assertThat(loggia.lookupTables().csv("users")).contains(csv);
            assertThat(loggia.lookupTables().find("users").orElseThrow().size()).isEqualTo(2);
            assertThatThrownBy(() -> loggia.lookupTables().put("no-name", csv))
                    .isInstanceOf(DataException.class)
                    .hasMessage("a lookup table cannot be named 'no-name'");
            assertThatThrownBy(() -> loggia.lookupTables().put("users", bytes("a,a\n")))
                    .isInstanceOf(DataException.class);
            assertThat(loggia.lookupTables().list()).containsExactly(stored);
        }
    }

    @Test
    void aTableOfTheQueryHidesTheStoredOne() {
        try (Loggia loggia = Loggia.open(folder, OrderLog.settings())) {
            loggia.group("a").append(OrderLog.events(1, 2));
            loggia.lookupTables().put("words", bytes("n,word\n1,stored\n"));
            QueryRequest query = loggia.query("lookup words n OUTPUT word | display word");
            assertThat(OrderLog.column(query, "word")).containsExactly("stored");
            LookupTable given = LookupTable.of("words", "n,word\n1,given\n");
            assertThat(OrderLog.column(query.lookupTables(given), "word")).containsExactly("given");
        }
    }
}
