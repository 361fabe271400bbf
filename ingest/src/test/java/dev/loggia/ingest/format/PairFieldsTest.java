package dev.loggia.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairFieldsTest {

    private static List<String> fields(String line) {
        return ReadFields.of(PairFields.INSTANCE, line);
    }

    @Test
    void everyPairIsAField() {
        assertThat(fields("level=info ts=2026-01-02T03:04:05Z status=200 took=12ms ratio=0.5 id=007 ok empty= none=-"))
                .containsExactly(
                        "empty=''",
                        "id='007'",
                        "level='info'",
                        "ratio=0.5",
                        "status=200",
                        "took='12ms'",
                        "ts='2026-01-02T03:04:05Z'");
        assertThat(fields("a.b=1 c/d=2 e-f=3 _g=4 ä=5 a.b=6"))
                .containsExactly("_g=4", "a.b=6", "c/d=2", "e-f=3", "ä=5");
    }

    @Test
    void quotedValuesAreUnescaped() {
        assertThat(fields("msg=\"a b=c \\\"d\\\" \\\\ \\n\\q\" n=\"7\" e=\"\" x=1"))
                .containsExactly("e=''", "msg='a b=c \"d\" \\ \nq'", "n=7", "x=1");
        assertThat(fields("a=1 msg=\"no end b=2")).containsExactly("a=1", "msg='no end b=2'");
        assertThat(fields("msg=\"no end\\")).containsExactly("msg='no end\\'");
    }

    @Test
    void pairsStandAnywhereInTheText() {
        assertThat(fields("2026-01-02T03:04:05Z INFO request done method=GET status=200 (took=12ms) [user=7] end"))
                .containsExactly("method='GET'", "status=200", "took='12ms'", "user=7");
        assertThat(fields("Lock{lock=23, flags=0x1, tag=\"View Lock\", uid=10}"))
                .containsExactly("flags='0x1'", "lock=23", "tag='View Lock'", "uid=10");
        assertThat(fields("a=1,b=2;c=x,y|d=(1,2) e=f(g)) h=[1]"))
                .containsExactly("a=1", "b=2", "c='x,y|d=(1,2)'", "e='f(g)'", "h='[1]'");
        assertThat(fields("GET /x?a=1&b=2 url=http://h/?q=1&r=2")).containsExactly("url='http://h/?q=1&r=2'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text", "if a==b", "a => 1", "a=>1", "=1", "1=2", "\"a=1", "?a=1", "-=1", "a b = c"})
    void othersAreNoPairs(String line) {
        assertThat(fields(line)).isEmpty();
    }

    @Test
    void pairsThatMostEventsLackAreNoFields() {
        String two = "2026-01-02 03:04:05 text a=1 b=2\n";
        String one = "2026-01-02 03:04:05 text a=1\n";
        assertThat(Formats.detect(two.repeat(3) + one.repeat(2)).fieldReader()).isEqualTo(PairFields.INSTANCE);
        assertThat(Formats.detect(two.repeat(2) + one.repeat(2)).fieldReader()).isNull();
        LogFormat traces = Formats.detect((two + "\tat a\n").repeat(2) + two.repeat(2));
        assertThat(traces.fieldReader()).as("lines that go on do not count").isEqualTo(PairFields.INSTANCE);
        assertThat(traces.multiLine()).isTrue();
        assertThat(Formats.detect("Jan  2 03:04:05 h su: a=1 b=2\n".repeat(9)).fieldReader())
                .as("syslog has fields of its own")
                .isEqualTo(SyslogRfc3164.Fields.INSTANCE);
    }
}
