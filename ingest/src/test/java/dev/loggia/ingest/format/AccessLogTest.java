package dev.loggia.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fields of access logs. */
final class AccessLogTest {

    private static final String TIME = " [02/Jan/2026:03:04:05 +0000] ";
    private static final String COMMON = "10.0.0.1 - - [02/Jan/2026:03:04:05 +0000] \"GET /a?b=c HTTP/1.1\" 200 512";

    private static final LogFormat FORMAT = Formats.detect(COMMON);

    @Test
    void common() {
        assertThat(PutFields.of(FORMAT, COMMON))
                .isEqualTo(Map.of(
                        "clientIp", "10.0.0.1",
                        "method", "GET",
                        "path", "/a?b=c",
                        "protocol", "HTTP/1.1",
                        "status", "#200",
                        "bytes", "#512"));
    }

    @Test
    void combinedWithOneMoreQuotedField() {
        String line = "::1 id bob smith" + TIME
                + "\"POST /a b HTTP/2.0\" 302 - \"http://x/\" \"Mozilla/5.0 (\\\"X\\\") Y\" \"10.1.2.3, fe80::1\"";
        assertThat(PutFields.of(FORMAT, line))
                .containsEntry("clientIp", "::1")
                .containsEntry("ident", "id")
                .containsEntry("user", "bob smith")
                .containsEntry("path", "/a b")
                .containsEntry("referer", "http://x/")
                .containsEntry("userAgent", "Mozilla/5.0 (\\\"X\\\") Y")
                .containsEntry("forwardedFor", "10.1.2.3, fe80::1")
                .doesNotContainKey("bytes");
    }

    @Test
    void quotesThatNobodyEscapedEndNothing() {
        assertThat(PutFields.of(FORMAT, COMMON + " \"-\" \"a \"b\"c d\" \"10.1.2.3\""))
                .containsEntry("userAgent", "a \"b\"c d")
                .containsEntry("forwardedFor", "10.1.2.3");
    }

    @Test
    void whatFollowsInAnotherShapeHasNoFields() {
        assertThat(PutFields.of(FORMAT, COMMON + " \"-\" \"x\" 9 \"router@docker\" 3ms"))
                .doesNotContainKeys("referer", "forwardedFor")
                .containsEntry("userAgent", "x");
        assertThat(PutFields.of(FORMAT, COMMON + " \"-\" \"x\" \"router@docker\""))
                .doesNotContainKey("forwardedFor");
    }

    @Test
    void aHostBeforeTheClient() {
        assertThat(PutFields.of(FORMAT, "www.example.com:443 " + COMMON))
                .containsEntry("virtualHost", "www.example.com:443")
                .containsEntry("clientIp", "10.0.0.1")
                .containsEntry("status", "#200");
        assertThat(PutFields.of(FORMAT, COMMON.replace("10.0.0.1", "client.example.com")))
                .containsEntry("clientIp", "client.example.com")
                .doesNotContainKey("virtualHost");
    }

    @ParameterizedTest
    @CsvSource({"-", "\\x16\\x03\\x01", "''", "quit", "get / http/1.1", "GET"})
    void ofABrokenRequestNothingIsSure(String request) {
        assertThat(PutFields.of(FORMAT, "10.0.0.1 - -" + TIME + "\"" + request + "\" 400 0"))
                .isEqualTo(Map.of("clientIp", "10.0.0.1", "status", "#400", "bytes", "#0"));
    }

    @Test
    void ofALineThatIsCutOffWhatIsWhole() {
        assertThat(PutFields.of(FORMAT, "10.0.0.1 - bob" + TIME + "\"GET /a"))
                .isEqualTo(Map.of("clientIp", "10.0.0.1", "user", "bob"));
        assertThat(PutFields.of(FORMAT, COMMON + " \"http://x")).doesNotContainKey("referer");
        assertThat(PutFields.of(FORMAT, "10.0.0.1 - bob [02/Jan/2026")).isNull();
        assertThat(PutFields.of(FORMAT, "text [02/Jan/2026:03:04:05 +0000] text"))
                .isNull();
    }

    @Test
    void accessLogsOfS3() {
        String line =
                "79a59d my-bucket [06/Feb/2019:00:00:38 +0000] 192.0.2.3 arn:aws:iam::1:user/x 3E57 REST.GET.OBJECT a/b.txt"
                        + " \"GET /my-bucket/a/b.txt HTTP/1.1\" 404 NoSuchKey 113 - 7 - \"-\" \"S3Console/0.4\" - s9lz= SigV4 ECDHE AuthHeader"
                        + " b.s3.amazonaws.com TLSv1.2 - Yes";
        assertThat(PutFields.of(Formats.detect(line), line))
                .containsEntry("bucketOwner", "79a59d")
                .containsEntry("bucket", "my-bucket")
                .containsEntry("clientIp", "192.0.2.3")
                .containsEntry("operation", "REST.GET.OBJECT")
                .containsEntry("key", "a/b.txt")
                .containsEntry("method", "GET")
                .containsEntry("status", "#404")
                .containsEntry("errorCode", "NoSuchKey")
                .containsEntry("bytes", "#113")
                .containsEntry("userAgent", "S3Console/0.4")
                .containsEntry("aclRequired", "Yes")
                .doesNotContainKeys("objectSize", "referer", "accessPointArn");
    }
}
