package dev.loggia;

import static dev.loggia.OrderLog.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loggia.diagnostic.DataException;
import dev.loggia.diagnostic.QueryInvalidException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code SOURCE} selects log groups by their tags, and by the data sources of their events (section 3.25). */
class SelectedGroupsTest {

    private static final String FLOW =
            "2 123456789012 eni-0a1b2c3d 10.0.0.5 10.0.0.9 443 49152 6 10 840 1795168800 1795168860 ACCEPT OK\n";

    @TempDir
    Path folder;

    private Loggia open() {
        return Loggia.open(folder.resolve("data"), OrderLog.settings());
    }

    /** The groups that have events by {@code source}. */
    private static List<String> selected(Loggia loggia, String source) {
        try (QueryResult result =
                loggia.query("SOURCE " + source + " | stats count(*) by @log").run()) {
            return result.stream()
                    .map(row -> row.text("@log").orElseThrow())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void byTagsThatOutliveTheProcess() {
        try (Loggia loggia = open()) {
            for (String name : List.of("a", "b", "c")) {
                loggia.group(name).append(event(1));
            }
            assertThat(loggia.group("a").tags()).isEmpty();
            loggia.group("a").tag(Map.of("team", "search", "stage", "prod"));
            loggia.group("b").tag(Map.of("team", "payments"));
            loggia.group("b").keepFor(3653);
        }
        try (Loggia loggia = open()) {
            assertThat(loggia.group("a").tags())
                    .containsExactly(Map.entry("stage", "prod"), Map.entry("team", "search"));
            assertThat(loggia.group("b").describe().tags()).containsExactly(Map.entry("team", "payments"));
            assertThat(selected(loggia, "logGroupTags([{\"key\":\"team\"}])")).containsExactly("a", "b");
            assertThat(selected(loggia, "logGroupTags([{\"key\":\"team\",\"values\":[\"pay*\"]}])"))
                    .containsExactly("b");

            loggia.group("a").untag(List.of("team", "no such key"));
            loggia.group("c").tag(Map.of("team", "payments"));
            assertThat(selected(loggia, "logGroupTags([{\"key\":\"team\"}])")).containsExactly("b", "c");
        }
    }

    @Test
    void refusesWhatTheServiceDoesNotAllow() {
        Map<String, String> fifty =
                IntStream.range(0, 50).boxed().collect(Collectors.toMap(i -> "key " + i, i -> "x".repeat(256)));
        try (Loggia loggia = open()) {
            LogGroup group = loggia.group("a");
            group.tag(fifty);
            group.tag(Map.of("key 7", "again"));
            assertThatThrownBy(() -> group.tag(Map.of("one more", "", "key 7", "not set")))
                    .isInstanceOf(DataException.class)
                    .hasMessage("log group a would have 51 tags");
            assertThat(group.tags()).hasSize(50).containsEntry("key 7", "again");
            group.untag(fifty.keySet());
            assertThat(group.tags()).isEmpty();
            group.tag(Map.of("\uD83D\uDE00".repeat(128), ""));
            assertThatThrownBy(() -> group.tag(Map.of("", "x")))
                    .hasMessage("the key of the tag without a key cannot have 0 characters");
            assertThatThrownBy(() -> group.tag(Map.of("k".repeat(129), "x")))
                    .hasMessageEndingWith(" cannot have 129 characters");
        }
    }

    @Test
    void byDataSourcesOfTheirEvents() throws IOException {
        Path flows = Files.writeString(folder.resolve("flows.log"), FLOW.repeat(20));
        try (Loggia loggia = open()) {
            loggia.group("orders").append(event(1));
            LogGroup group = loggia.group("flows");
            group.append(event(1));
            assertThatThrownBy(() -> selected(loggia, "dataSource(['amazon_vpc.flow'])"))
                    .isInstanceOf(QueryInvalidException.class);
            group.ingest(List.of(flows.toString()), FileOptions.standard()).run();
            assertThat(selected(loggia, "dataSource(['amazon_vpc.flow'])")).containsExactly("flows");
            assertThatThrownBy(() -> selected(loggia, "dataSource(['amazon_vpc.flow']) logGroups(namePrefix: ['o'])"))
                    .isInstanceOf(QueryInvalidException.class);
            group.compact();
        }
        try (Loggia loggia = open()) {
            assertThat(selected(loggia, "dataSource(['aws_waf.access', 'amazon_vpc.flow'])"))
                    .containsExactly("flows");
        }
    }
}
