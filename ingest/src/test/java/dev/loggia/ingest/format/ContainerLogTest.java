package dev.loggia.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Docker's files and those of other runtimes under Kubernetes. */
class ContainerLogTest {

    private static List<String> docker(String line) {
        return ReadFields.of(DockerJson.Fields.INSTANCE, line);
    }

    private static List<String> cri(String line) {
        return ReadFields.of(CriLog.Fields.INSTANCE, line);
    }

    @Test
    void dockersLogHasNoLineEnd() {
        assertThat(
                        docker(
                                "{\"log\":\"a \\u00e4 \\\"b\\\"\\n\\n\",\"stream\":\"stdout\",\"time\":\"2026-01-02T03:04:05.6Z\"}"))
                .containsExactly("log='a ä \"b\"\n'", "stream='stdout'", "time='2026-01-02T03:04:05.6Z'");
        assertThat(
                        docker(
                                "{ \"time\" : \"t\", \"stream\":\"stderr\", \"log\":\"42\" , \"attrs\":{ \"a.b\":\"1\", \"c\":\"\"} } "))
                .containsExactly("attrs.a.b='1'", "attrs.c=''", "log='42'", "stream='stderr'", "time='t'");
        assertThat(docker("{\"log\":\"\",\"stream\":\"stdout\",\"attrs\":{},\"time\":\"t\"}"))
                .containsExactly("log=''", "stream='stdout'", "time='t'");
    }

    @Test
    void jsonThatDockerKeepsIsDiscoveredBelowDockersOwn() {
        assertThat(docker(
                        "{\"log\":\"{\\\"level\\\":\\\"in\\\\\\\"fo\\\",\\\"n\\\":{\\\"x\\\":7},\\\"stream\\\":1,\\\"log\\\":{\\\"a\\\":2}}\\n\","
                                + "\"stream\":\"stdout\",\"time\":\"t\"}"))
                .containsExactly(
                        "level='in\"fo'",
                        "log='{\"level\":\"in\\\"fo\",\"n\":{\"x\":7},\"stream\":1,\"log\":{\"a\":2}}'",
                        "log.a=2",
                        "n.x=7",
                        "stream='stdout'",
                        "time='t'");
        assertThat(docker("{\"log\":\"{broken}\\n\",\"stream\":\"stdout\",\"time\":\"t\"}"))
                .containsExactly("log='{broken}'", "stream='stdout'", "time='t'");
    }

    @Test
    void otherJsonIsReadAsItStands() {
        assertThat(docker("{\"log\":\"a\\n\",\"stream\":\"stdout\",\"time\":\"t\",\"pod\":\"p\"}"))
                .containsExactly("log='a\n'", "pod='p'", "stream='stdout'", "time='t'");
        assertThat(docker("{\"log\":\"a\\n\",\"stream\":\"stdout\"}")).containsExactly("log='a\n'", "stream='stdout'");
        assertThat(docker("{\"log\":{\"a\":1},\"stream\":\"stdout\",\"time\":\"t\"}"))
                .containsExactly("log.a=1", "stream='stdout'", "time='t'");
        assertThat(docker("{\"log\":\"a\",\"stream\":\"s\",\"time\":\"t\",\"attrs\":{\"a\":{\"b\":1}}}"))
                .contains("attrs.a.b=1");
        assertThat(docker("{\"log\":\"a\",\"stream\":\"stdout\",\"time\":\"t\"} x"))
                .isEmpty();
        assertThat(docker("{\"log\":\"\\q\",\"stream\":\"stdout\",\"time\":\"t\"}"))
                .isEmpty();
        assertThat(docker("")).isEmpty();
    }

    @Test
    void criLinesHaveFourFields() {
        assertThat(cri("2016-10-06T00:17:09.669794202Z stdout F some text "))
                .containsExactly(
                        "log='some text '", "logtag='F'", "stream='stdout'", "time='2016-10-06T00:17:09.669794202Z'");
        assertThat(cri("2016-10-06T00:17:09.669794202+02:00 stderr P:x 42"))
                .containsExactly(
                        "log='42'", "logtag='P:x'", "stream='stderr'", "time='2016-10-06T00:17:09.669794202+02:00'");
        assertThat(cri("2016-10-06T00:17:09Z stdout F")).contains("log=''", "logtag='F'");
        assertThat(cri("2016-10-06T00:17:09Z stdout F {\"a\":1,\"log\":\"x\"} "))
                .containsExactly(
                        "a=1",
                        "log='{\"a\":1,\"log\":\"x\"} '",
                        "logtag='F'",
                        "stream='stdout'",
                        "time='2016-10-06T00:17:09Z'");
        assertThat(cri("2016-10-06T00:17:09Z stdout P {\"a\":1,")).contains("log='{\"a\":1,'", "logtag='P'");
        for (String line : List.of(
                "2016-10-06T00:17:09Z stdout X text",
                "2016-10-06T00:17:09Z stdin F text",
                "stdout F text",
                "2016-10-06T00:17:09Z")) {
            assertThat(cri(line)).as(line).isEmpty();
        }
        assertThat(cri("{\"a\":1}")).containsExactly("a=1");
    }
}
