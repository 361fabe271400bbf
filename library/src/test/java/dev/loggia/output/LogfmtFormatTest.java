package dev.loggia.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.event.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogfmtFormatTest {

    private static final Pattern PAIR =
            Pattern.compile("\\G ?([^\\s=\"]+)=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s=\"]*))(?= |$)");

    @Test
    void quotesOnlyWhereItMustAndLeavesMissingValuesOut() {
        Rows rows = new Rows("level", "n", "time", "list", "truth", "path")
                .row(
                        Value.of("ERROR"),
                        Value.of(122.07031249),
                        new Value.Timestamp(1_795_168_800_000L),
                        new Value.ListValue(List.of(Value.of(1), Value.of("x"))),
                        Value.FALSE,
                        Value.of("C:\\logs"))
                .row(null, Value.of(7), null, null, null, Value.of(""))
                .row(null, null, null, null, null, null);
        assertThat(rows.written(ResultFormats.LOGFMT)).isEqualTo("""
                level=ERROR n=122.07031249 time="2026-11-20 10:00:00.000" list="[1,\\"x\\"]" truth=0 path=C:\\logs
                n=7 path=""

                """);
    }

    @Test
    void makesKeysOfColumnsThatAreNone() {
        Rows rows = new Rows("count(*)", "pct(a, 9)", "a = \"b\"").row(Value.of(1), Value.of(2), Value.of(3));
        assertThat(rows.written(ResultFormats.LOGFMT)).isEqualTo("count(*)=1 pct(a,_9)=2 a____b_=3\n");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void readsBackWhatItWrote(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            Map<String, String> pairs = new LinkedHashMap<>();
            pairs.put("a", Rows.hostileText(random));
            pairs.put("count(*)", Rows.hostileText(random));
            String line = new Rows("a", "missing", "count(*)")
                    .row(Value.of(pairs.getOrDefault("a", "")), null, Value.of(pairs.getOrDefault("count(*)", "")))
                    .written(ResultFormats.LOGFMT);
            assertThat(read(line)).as(line).isEqualTo(pairs);
        }
    }

    private static Map<String, String> read(String text) {
        assertThat(text).endsWith("\n").containsOnlyOnce("\n");
        String line = text.substring(0, text.length() - 1);
        Map<String, String> pairs = new LinkedHashMap<>();
        Matcher pair = PAIR.matcher(line);
        int end = 0;
        while (pair.find()) {
            pairs.put(pair.group(1), pair.group(2) == null ? pair.group(3) : unescaped(pair.group(2)));
            end = pair.end();
        }
        assertThat(end).as("all of %s is read", line).isEqualTo(line.length());
        return pairs;
    }

    private static String unescaped(String quoted) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < quoted.length(); i++) {
            char c = quoted.charAt(i);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            switch (quoted.charAt(++i)) {
                case 'n' -> text.append('\n');
                case 'r' -> text.append('\r');
                case 't' -> text.append('\t');
                case 'u' -> {
                    text.append((char) Integer.parseInt(quoted.substring(i + 1, i + 5), 16));
                    i += 4;
                }
                default -> text.append(quoted.charAt(i));
            }
        }
        return text.toString();
    }
}
