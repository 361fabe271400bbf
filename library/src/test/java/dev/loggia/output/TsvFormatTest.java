package dev.loggia.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.event.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TsvFormatTest {

    @Test
    void writesValuesAsTablesPrintThem() {
        Rows rows = new Rows("pct(a, 9)", "n\t", "time", "map", "truth")
                .row(
                        Value.of("a \"b\", c"),
                        Value.of(122.07031249),
                        new Value.Timestamp(1_795_168_800_000L),
                        new Value.MapValue(Map.of("k", Value.of("a\tb"))),
                        Value.TRUE)
                .row(null, null, null, null, null);
        assertThat(rows.written(ResultFormats.TSV)).isEqualTo("""
                pct(a, 9)\tn\\t\ttime\tmap\ttruth
                a "b", c\t122.0703\t2026-11-20 10:00:00.000\t{"k":"a\\\\tb"}\t1
                \t\t\t\t
                """);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void readsBackWhatItWrote(long seed) {
        Random random = new Random(seed);
        List<List<String>> texts = new ArrayList<>(List.of(List.of("a", "b\t\\", "c")));
        Rows rows = new Rows("a", "b\t\\", "c");
        for (int i = 0; i < 500; i++) {
            List<String> row = List.of(Rows.hostileText(random), Rows.hostileText(random), Rows.hostileText(random));
            texts.add(row);
            rows.row(row.stream().map(Value::of).toArray(Value[]::new));
        }
        assertThat(read(rows.written(ResultFormats.TSV))).isEqualTo(texts);
    }

    private static List<List<String>> read(String text) {
        assertThat(text).endsWith("\n").doesNotContain("\r");
        return Arrays.stream(text.substring(0, text.length() - 1).split("\n", -1))
                .map(line -> Arrays.stream(line.split("\t", -1))
                        .map(TsvFormatTest::unescaped)
                        .toList())
                .toList();
    }

    private static String unescaped(String field) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            text.append(
                    c != '\\'
                            ? c
                            : switch (field.charAt(++i)) {
                                case 't' -> '\t';
                                case 'n' -> '\n';
                                case 'r' -> '\r';
                                case '\\' -> '\\';
                                default -> throw new AssertionError("escape in " + field);
                            });
        }
        return text.toString();
    }
}
