package dev.loggia;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loggia.diagnostic.QueryCancelledException;
import dev.loggia.event.Value;
import dev.loggia.output.ResultFormat;
import dev.loggia.output.ResultFormats;
import dev.loggia.output.TableFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResultFormatTest {

    private static final ResultFormat TABLE = format("table");
    private static final ResultFormat JSON = format("json");
    private static final ResultFormat JSON_LINES = format("jsonl");
    private static final ResultFormat CSV = format("csv");
    private static final ResultFormat RAW = format("raw");

    /** 2026-11-20 10:00:00.000 in UTC. */
    private static final Value TIME = new Value.Timestamp(1_795_168_800_000L);

    @Test
    void listsTheFormatsInOrder() {
        assertThat(ResultFormats.all())
                .extracting(ResultFormat::name)
                .containsExactly("table", "json", "jsonl", "csv", "tsv", "markdown", "logfmt", "raw");
        assertThat(ResultFormats.named("JSON")).isEmpty();
    }

    private static FakeRun oneOfEach() {
        Map<String, @Nullable Value> map = new LinkedHashMap<>();
        map.put("k\"", Value.of(1.5));
        map.put("t", TIME);
        map.put("b", Value.TRUE);
        map.put("none", null);
        map.put("empty", new Value.MapValue(Map.of()));
        return new FakeRun("text", "whole", "decimal", "truth", "time", "map", "list")
                .batch(
                        row(
                                Value.of("a \"b\"\\\n\u0001,é漢"),
                                Value.of(Long.MAX_VALUE),
                                Value.of(122.07031249),
                                Value.TRUE,
                                TIME,
                                new Value.MapValue(map),
                                new Value.ListValue(Arrays.asList(
                                        Value.of(1), null, Value.of("x"), new Value.ListValue(List.of())))),
                        row(null, null, null, null, null, null, null),
                        row(Value.of(""), Value.of(-1), Value.of(1e300), Value.FALSE, null, null, null));
    }

    @Test
    void writesJsonWithFullPrecisionAndWithoutMissingKeys() {
        assertThat(written(JSON, oneOfEach())).isEqualTo("""
                        [{"text":"a \\"b\\"\\\\\\n\\u0001,é漢","whole":9223372036854775807,"decimal":122.07031249,"truth":1,\
                        "time":"2026-11-20 10:00:00.000",\
                        "map":{"k\\"":1.5,"t":"2026-11-20 10:00:00.000","b":true,"none":null,"empty":{}},"list":[1,null,"x",[]]},
                         {},
                         {"text":"","whole":-1,"decimal":1.0E300,"truth":0}]
                        """);
    }

    @Test
    void writesJsonLines() {
        assertThat(written(JSON_LINES, oneOfEach()).lines())
                .hasSize(3)
                .last()
                .isEqualTo("{\"text\":\"\",\"whole\":-1,\"decimal\":1.0E300,\"truth\":0}");
    }

    @Test
    void writesCsvWithQuotesOnlyWhereNeeded() {
        assertThat(written(CSV, oneOfEach()))
                .isEqualTo("text,whole,decimal,truth,time,map,list\n"
                        + "\"a \"\"b\"\"\\\n\u0001,é漢\",9223372036854775807,122.0703,1,2026-11-20 10:00:00.000,"
                        + "\"{\"\"k\\\"\"\"\":1.5,\"\"t\"\":\"\"2026-11-20 10:00:00.000\"\",\"\"b\"\":true,\"\"none\"\":null,\"\"empty\"\":{}}\","
                        + "\"[1,null,\"\"x\"\",[]]\"\n"
                        + ",,,,,,\n"
                        + ",-1,1.0E300,0,,,\n");
    }

    @Test
    void quotesHeadersToo() {
        assertThat(written(CSV, new FakeRun("pct(a, 9)", "b").batch(row(Value.of("x\r"), Value.of("'")))))
                .isEqualTo("""
                "pct(a, 9)",b
                "x\r",'
                """);
    }

    @Test
    void writesTheMessageAloneAsRaw() {
        FakeRun run = new FakeRun("@timestamp", "@message", "level")
                .batch(
                        row(TIME, Value.of("a\tb\u001b[31m"), Value.of("x")),
                        row(TIME, Value.of("second\n  line"), null));
        assertThat(written(RAW, run)).isEqualTo("a\tb\u001b[31m\nsecond\n  line\n");
    }

    @Test
    void joinsOtherColumnsByTabsAsRaw() {
        FakeRun run = new FakeRun("n", "level").batch(row(Value.of(1), Value.of("x")), row(Value.of(0.12345), null));
        assertThat(written(RAW, run)).isEqualTo("1\tx\n0.1235\t\n");
    }

    @Test
    void printsTimesInTheZoneOfTheQuery() throws IOException {
        for (ResultFormat format : ResultFormats.all()) {
            Value list = new Value.ListValue(List.of(TIME));
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            new QueryResult(new FakeRun("t", "l").batch(row(TIME, list)), ZoneId.of("Asia/Tokyo"), OpenedSources.none())
                    .write(format, output);
            assertThat(output.toString(UTF_8))
                    .as(format.name())
                    .containsSubsequence("2026-11-20 19:00:00.000", "2026-11-20 19:00:00.000")
                    .doesNotContain("10:00");
        }
    }

    @Test
    void writesEmptyResults() {
        assertThat(written(JSON, new FakeRun("a"))).isEqualTo("[]\n");
        assertThat(written(JSON_LINES, new FakeRun("a"))).isEmpty();
        assertThat(written(CSV, new FakeRun("a", "b"))).isEqualTo("a,b\n");
        assertThat(written(RAW, new FakeRun("a"))).isEmpty();
        assertThat(written(TABLE, new FakeRun("a", "bcd"))).isEqualTo("""
                a  bcd
                -  ---
                """);
    }

    @Test
    void alignsTablesByTheWidthsThatTerminalsShow() {
        FakeRun run = new FakeRun("name", "n", "note")
                .batch(
                        row(Value.of("漢字"), Value.of(1), Value.of("x")),
                        row(Value.of("e\u0301te\u0301"), Value.of(1234.56789), null),
                        row(Value.of("👍 ok"), null, Value.of("last")));
        assertThat(written(TABLE, run)).isEqualTo("""
                        name           n  note
                        -----  ---------  ----
                        漢字           1  x
                        e\u0301te\u0301    1234.5679
                        👍 ok             last
                        """);
    }

    @Test
    void escapesWhatWouldCommandATerminal() {
        FakeRun run = new FakeRun("a\u001b[0m").batch(row(Value.of("x\u001b[31my\tz\n\r\u0007\u009b\u202e\u2028end")));
        assertThat(written(TABLE, run)).isEqualTo("""
                        a\\x1b[0m
                        ----------------------------------------
                        x\\x1b[31my\\tz\\n\\r\\x07\\x9b\\u202e\\u2028end
                        """);
    }

    @Test
    void keepsLongTextsWholeAwayFromATerminal() {
        String message = "word ".repeat(300) + "end";
        FakeRun run = new FakeRun("message", "n")
                .batch(row(Value.of(message), Value.of(7)), row(Value.of("short"), Value.of(8)));
        List<String> lines = written(TABLE, run).lines().toList();
        assertThat(lines.get(2)).isEqualTo(message + "  7");
        assertThat(lines.get(3)).isEqualTo("short" + " ".repeat(197) + "8");
    }

    @Test
    void breaksLongTextsWithinTheirColumnOnATerminal() {
        FakeRun run = new FakeRun("time", "message", "n")
                .batch(
                        row(Value.of("10:00"), Value.of("the quick brown fox jumps over the lazy dog"), Value.of(5)),
                        row(Value.of("10:01"), Value.of("/a/path/without/any/blank/in/it.html"), Value.of(12)));
        assertThat(written(TableFormat.forTerminal(32, false), run)).isEqualTo("""
                        time   message                 n
                        -----  ---------------------  --
                        10:00  the quick brown fox     5
                               jumps over the lazy
                               dog
                        10:01  /a/path/without/any/b  12
                               lank/in/it.html
                        """);
    }

    @Test
    void keepsLineBreaksOfMessagesOnATerminal() {
        FakeRun run = new FakeRun("message", "n").batch(row(Value.of("boom\n\tat a\u0007.b\n"), Value.of(5)));
        assertThat(written(TableFormat.forTerminal(80, true), run)).isEqualTo("""
                        \u001b[1mmessage         n
                        \u001b[0m--------------  -
                        boom            5
                            at a\\x07.b
                        """);
    }

    @Test
    void leavesATableThatCannotFitToTheTerminal() {
        FakeRun run = new FakeRun("a", "b").batch(row(Value.of("x".repeat(20)), Value.of(1_000_000)));
        assertThat(written(TableFormat.forTerminal(10, false), run).lines()).hasSize(4);
    }

    @Test
    void widensColumnsInLaterBlocks() {
        FakeRun run = new FakeRun("a").texts(1000, i -> "x").texts(1, i -> "longer");
        List<String> lines = written(TABLE, run).lines().toList();
        assertThat(lines).hasSize(1003);
        assertThat(lines.get(1)).isEqualTo("-");
        assertThat(lines.getLast()).isEqualTo("longer");
    }

    @Test
    void closesTheFormAroundTheRowsThatWereFinal() {
        for (ResultFormat format : List.of(JSON, TABLE, CSV)) {
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            FakeRun run = new FakeRun("a").batch(row(Value.of(1))).failing(new QueryCancelledException());
            assertThatThrownBy(() -> new QueryResult(run, ZoneOffset.UTC, OpenedSources.none()).write(format, output))
                    .isInstanceOf(QueryCancelledException.class);
            assertThat(output.toString(UTF_8)).isEqualTo(written(format, new FakeRun("a").batch(row(Value.of(1)))));
        }
    }

    @Test
    void writesNothingWhenAQueryEndsBeforeItsFirstRow() {
        for (ResultFormat format : ResultFormats.all()) {
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            FakeRun run = new FakeRun("a").batch().failing(new QueryCancelledException());
            assertThatThrownBy(() -> new QueryResult(run, ZoneOffset.UTC, OpenedSources.none()).write(format, output))
                    .isInstanceOf(QueryCancelledException.class);
            assertThat(output.toByteArray()).as(format.name()).isEmpty();
        }
    }

    @Test
    void cancelsTheQueryWhenTheOutputFails() {
        FakeRun run = new FakeRun("a").texts(10, i -> "x".repeat(10_000));
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        assertThatThrownBy(() -> new QueryResult(run, ZoneOffset.UTC, OpenedSources.none()).write(CSV, broken))
                .hasMessage("Broken pipe");
        assertThat(run.cancelled()).isTrue();
    }

    @Test
    void handsOutRowsAsTheyBecomeFinal() throws IOException {
        List<Integer> sizes = new ArrayList<>();
        ByteArrayOutputStream output = new ByteArrayOutputStream() {
            @Override
            public void flush() {
                sizes.add(size());
            }
        };
        FakeRun run = new FakeRun("a").texts(1, i -> "first").texts(1, i -> "second");
        new QueryResult(run, ZoneOffset.UTC, OpenedSources.none()).write(RAW, output);
        assertThat(sizes).startsWith(6, 13);
    }

    static @Nullable Value[] row(@Nullable Value... values) {
        return values;
    }

    private static ResultFormat format(String name) {
        return ResultFormats.named(name).orElseThrow();
    }

    private static String written(ResultFormat format, FakeRun run) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try {
            new QueryResult(run, ZoneOffset.UTC, OpenedSources.none()).write(format, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return output.toString(UTF_8);
    }
}
