package dev.loggia.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of values under a header, and what looks like them. */
final class CsvFileTest {

    private static final String COMMAS = """
            time,level,user name,took
            2026-01-02 03:04:05,INFO,"Smith, ""Bob\""",12
            2026-01-02 03:04:06,WARN,,007
            2026-01-02 03:04:07,INFO,-, 1.5
            """;

    @Test
    void dateAndTimeOfDayMayBeTwoColumns() {
        LogFormat format = Formats.detect("Level,Date,Time\nINFO,2026-01-02,03:04:05\nWARN,2026-01-02,03:04:06.5\n");
        assertThat(format.name()).isEqualTo("CSV, time in Date and Time");
        assertThat(Formats.time(format, "INFO,\"2026-01-02\",03:04:06.5")).isEqualTo("2026-01-02T03:04:06.500Z");
        assertThat(Formats.time(format, "INFO,2026-01-02,")).isEqualTo("none");
        assertThat(Formats.time(format, "INFO,2026-01-02")).isEqualTo("none");
        assertThat(Formats.time(Formats.detect("time;date;n\n03:04:05;13.01.2026;1\n"), "03:04:05;13.01.2026;1"))
                .isEqualTo("2026-01-13T03:04:05Z");
        assertThat(Formats.detect("date,time\nsoon,enough\n").name()).isEqualTo("plain text");
    }

    @Test
    void readsValuesByName() {
        LogFormat format = Formats.detect(COMMAS);
        assertThat(format.name()).isEqualTo("CSV, time in time");
        assertThat(Formats.time(format, "2026-01-02 03:04:06,WARN,,007")).isEqualTo("2026-01-02T03:04:06Z");
        assertThat(PutFields.of(format, "2026-01-02 03:04:05,INFO,\"Smith, \"\"Bob\"\"\",12"))
                .isEqualTo(Map.of(
                        "time", "2026-01-02 03:04:05",
                        "level", "INFO",
                        "user name", "Smith, \"Bob\"",
                        "took", "#12"));
        assertThat(PutFields.of(format, "2026-01-02 03:04:06,WARN,,007"))
                .containsEntry("took", "007")
                .doesNotContainKey("user name");
        assertThat(PutFields.of(format, "2026-01-02 03:04:07,INFO,-, 1.5"))
                .containsEntry("took", "#1.5")
                .doesNotContainKey("user name");
        assertThat(PutFields.of(format, "2026-01-02 03:04:07,INFO,1")).isNull();
        assertThat(PutFields.of(format, "2026-01-02 03:04:07,INFO,1,\"open")).isNull();
        assertThat(Headers.of(format, "time,level,user name,took", "\ufefftime,level,user name,took ", "time,level"))
                .containsExactly(true, true, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\t"})
    void otherDelimiters(String delimiter) {
        LogFormat format =
                Formats.detect("when, a b ,a|b,c\n2026-01-02T03:04:05Z,x,\"y,z\",1\n2026-01-02T03:04:06Z,x,y,2\n"
                        .replace(",", delimiter));
        assertThat(format.name())
                .as("a column with times, whatever it is called")
                .isEqualTo("CSV, time in when");
        assertThat(PutFields.of(format, "2026-01-02T03:04:05Z,x,\"y,z\",1".replace(",", delimiter)))
                .isEqualTo(Map.of("when", "2026-01-02T03:04:05Z", "a b", "x", "a|b", "y" + delimiter + "z", "c", "#1"));
    }

    @Test
    void theKeyTellsWhichTime() {
        LogFormat format = Formats.detect("started,@timestamp\n1767000000,1767323045\n1767000001,1767323046\n");
        assertThat(Formats.time(format, "1767000000,1767323045")).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(PutFields.of(format, "1767000000,1767323045")).containsEntry("@@timestamp", "#1767323045");
    }

    @Test
    void namesThatAreMissingOrComeAgainGetNumbers() {
        FormatOptions csv = Formats.options("UTC").withFormat("csv");
        LogFormat format = Formats.detect("a,,a,column2\n1,2,3,4\n", csv);
        assertThat(PutFields.of(format, "1,2,3,4"))
                .isEqualTo(Map.of("a", "#1", "column2_2", "#2", "a_2", "#3", "column2", "#4"));
    }

    @Test
    void anIdentityHoldsAnyName() {
        FormatOptions csv = Formats.options("UTC").withFormat("csv");
        LogFormat format = Formats.detect("a|b,c\\,\"d\\|\"\"\"\n1,2,3\n", csv);
        assertThat(PutFields.of(format, "1,2,3")).isEqualTo(Map.of("a|b", "#1", "c\\", "#2", "d\\|\"", "#3"));
    }

    @Test
    void recordsOverSeveralLinesJoinByTheirTimes() {
        LogFormat format = Formats.detect("""
                time,text,n
                2026-01-02 03:04:05,"one
                two, three
                """ + "\n" + """
                ",1
                2026-01-02 03:04:06,four,2
                """);
        assertThat(format.multiLine()).isTrue();
        assertThat(Formats.startsEvent(format, "time,text,n")).isTrue();
        assertThat(Formats.startsEvent(format, "2026-01-02 03:04:05,\"one")).isTrue();
        assertThat(Formats.startsEvent(format, "two, three")).isFalse();
        assertThat(PutFields.of(format, "2026-01-02 03:04:05,\"one\ntwo, three\n\n\",1"))
                .containsEntry("text", "one\ntwo, three\n\n")
                .containsEntry("n", "#1");
        assertThat(Formats.detect(COMMAS).multiLine()).isFalse();
    }

    @Test
    void aRecordMayHaveManyLines() {
        String trace = "\tat com.example.Service.run(Service.java:42), of \"\"x\"\"\n".repeat(90);
        LogFormat format = Formats.detect("timestamp;message;n\n"
                + "2026-01-02 03:04:05;\"broken\n%s\";7\n".formatted(trace).repeat(3));
        assertThat(format.name()).isEqualTo("CSV, time in timestamp");
        assertThat(format.multiLine()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hello, world\nIt is late, or so\nGood, bye\n",
                "one, two\none, two\none, two\n",
                "2026-01-02 03:04:05,123 INFO a\n2026-01-02 03:04:06,123 INFO b\n",
                "a=1,b=2\na=3,b=4\n",
                "name,name\n1,2\n3,4\n",
                "name,\n1,2\n3,4\n",
                "1,2\n3,4\n5,6\n",
                "a,b\n1,2\n3\n4\n5,6\n",
                "starting, n=1\nread, 7\nread, 8\nread, 9, then more\n",
                "a,b\n"
            })
    void whatIsNoCsv(String text) {
        assertThat(Formats.detect(text).name()).doesNotContain("CSV");
    }

    @Test
    void aFewOtherLinesDoNoHarm() {
        assertThat(Formats.detect("id,n\n" + "1,2\n".repeat(50) + "id,n\n" + "1,2\n".repeat(50) + "oops\n\n")
                        .name())
                .isEqualTo("CSV without a time");
    }
}
