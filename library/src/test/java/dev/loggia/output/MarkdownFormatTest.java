package dev.loggia.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.Row;
import dev.loggia.event.Value;
import java.io.IOException;
import java.io.StringWriter;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownFormatTest {

    @Test
    void alignsNumbersRight() {
        Rows rows = new Rows("order_id", "count(*)", "mixed")
                .row(Value.of("a"), Value.of(1), Value.of(1))
                .row(Value.of("b"), null, Value.of("x"))
                .row(null, Value.of(0.12345), null);
        assertThat(rows.written(ResultFormats.MARKDOWN)).isEqualTo("""
                | order_id | count(\\*) | mixed |
                | --- | ---: | --- |
                | a | 1 | 1 |
                | b | | x |
                | | 0.1235 | |
                """);
    }

    @Test
    void showsTextAsItIs() {
        Rows rows = new Rows("a")
                .row(Value.of("x | y \\| z"))
                .row(Value.of("boom\r\n\tat a.b"))
                .row(Value.of("<b>*__init__* [1](x) &lt; ~~`\u001b[31m"));
        assertThat(rows.written(ResultFormats.MARKDOWN)).isEqualTo("""
                | a |
                | --- |
                | x \\| y \\\\\\| z |
                | boom<br>\\\\tat a.b |
                | \\<b>\\*\\_\\_init\\_\\_\\* \\[1](x) \\&lt; \\~\\~\\`\\\\x1b\\[31m |
                """);
    }

    @Test
    void writesEmptyResults() {
        assertThat(new Rows("a", "b").written(ResultFormats.MARKDOWN)).isEqualTo("""
                | a | b |
                | --- | --- |
                """);
    }

    @Test
    void holdsOnlyTheFirstRowsBack() throws IOException {
        StringWriter output = new StringWriter();
        ResultWriter writer = ResultFormats.MARKDOWN.start(List.of("a"), ZoneOffset.UTC, output);
        Row row = Row.of(List.of("a"), List.of(Value.of(1)), ZoneOffset.UTC);
        for (int i = 0; i < 1001; i++) {
            writer.write(row);
        }
        assertThat(output.toString().lines()).hasSize(1003);
    }
}
