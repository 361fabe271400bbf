package dev.loggia.ingest.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loggia.diagnostic.DataException;
import dev.loggia.ingest.format.LogFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourcePositionTest {

    @ParameterizedTest
    @EnumSource(ReadingPoint.Next.class)
    void theTextSaysEverything(ReadingPoint.Next next) {
        SourcePosition position = new SourcePosition(
                "/var/log/my app/a b#1.log ",
                "(dev=1,ino=2)",
                new Fingerprint(5_000_000_000L, "0123456789abcdef"),
                true,
                "json_array",
                "utf-16le",
                new ReadingPoint(6_000_000_000L, next, -1));
        assertThat(SourcePosition.parse(position.text())).isEqualTo(position);
    }

    @Test
    void whatIsMissingIsSaid() {
        SourcePosition position = new SourcePosition(
                "/a",
                null,
                new Fingerprint(1, "00"),
                false,
                "lines",
                null,
                new ReadingPoint(0, ReadingPoint.Next.EVENT, LogFormat.NO_TIME));
        assertThat(position.text()).isEqualTo("3 1 00 - - lines - 0 e - /a");
        assertThat(SourcePosition.parse(position.text())).isEqualTo(position);
    }

    @Test
    void olderVersionsLackFramingAndEncoding() {
        SourcePosition lines = SourcePosition.parse("3 1 00 - - lines - 0 e - /a b");
        assertThat(SourcePosition.parse("2 1 00 - - lines 0 e - /a b")).isEqualTo(lines);
        assertThat(SourcePosition.parse("1 1 00 - - 0 e - /a b")).isEqualTo(lines);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "4 1 00 - - lines - 0 e - /a",
                "3 1 00 - - lines 0 e - /a",
                "2 1 00 - - 0 e - /a",
                "2 x 00 - - lines 0 e - /a",
                "2 1 00 - - lines -1 e - /a",
                "2 1 00 - - lines 0 x - /a",
                "2 1 00 - - lines 0 e",
                "1 1 00 - - 0 e"
            })
    void otherTextIsAnError(String text) {
        assertThatThrownBy(() -> SourcePosition.parse(text))
                .isInstanceOf(DataException.class)
                .hasMessage("'" + text + "' is not a position in a file that this version can read");
    }
}
