package dev.loggia.query.lookup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loggia.diagnostic.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookupTableTest {

    private static LookupTable parse(String csv) {
        return LookupTable.parse("t", csv.getBytes(UTF_8));
    }

    @Test
    void cellsInQuotesMayHoldAnything() {
        LookupTable table = parse("\uFEFFid,text\r\n1,\"a, \"\"b\"\"\nc\"\r\n\r\n2,\n3\n4,\"\"");
        assertThat(table.columns()).containsExactly("id", "text");
        assertThat(table.size()).isEqualTo(4);
        assertThat(table.cell(0, 1)).isEqualTo("a, \"b\"\nc");
        assertThat(table.cell(1, 1)).isEmpty();
        assertThat(table.cell(2, 1)).isNull();
        assertThat(table.cell(3, 1)).isEmpty();
    }

    @Test
    void headerAloneIsATableWithoutRows() {
        assertThat(parse("id,name").size()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "''|lookup table t is empty",
                "a,,b|lookup table t has a column without a name",
                "a,b,a|lookup table t has two columns named a",
                "'a,b\n1,\"x\ny\"\n1,2,3'|lookup table t has 3 cells in line 4, but 2 columns",
                "'a\n1\n\"2'|lookup table t has a cell in line 3 whose double quote is not closed",
            })
    void saysWhatIsWrongAndWhere(String csv, String message) {
        assertThatThrownBy(() -> parse(csv)).isInstanceOf(DataException.class).hasMessage(message);
    }

    @Test
    void otherEncodingsNamesAndSizesAreRefused() {
        assertThatThrownBy(() -> LookupTable.parse("t", new byte[] {'a', (byte) 0xE4}))
                .hasMessage("lookup table t is not UTF-8");
        assertThatThrownBy(() -> LookupTable.parse("a-b", new byte[] {'a'}))
                .hasMessage("a lookup table cannot be named 'a-b'");
        assertThatThrownBy(() -> LookupTable.parse("t", new byte[LookupTable.MOST_BYTES + 1]))
                .hasMessage("lookup table t has 10485761 bytes, more than 10485760");
    }
}
