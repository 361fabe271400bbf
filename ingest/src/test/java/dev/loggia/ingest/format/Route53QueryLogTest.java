package dev.loggia.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The fields of DNS queries. */
final class Route53QueryLogTest {

    private static final String QUERY =
            "1.0 2017-12-13T08:16:02.130Z Z123412341234 example.com A NOERROR UDP FRA6 192.168.1.1 -";

    @Test
    void hasTheFieldsOfTheService() {
        LogFormat format = Formats.detect(QUERY + "\n" + QUERY);
        assertThat(format.name()).isEqualTo("Route 53 query log");
        assertThat(Formats.time(format, QUERY)).isEqualTo("2017-12-13T08:16:02.130Z");
        assertThat(PutFields.of(format, QUERY))
                .isEqualTo(Map.of(
                        "version", "1.0",
                        "queryTimestamp", "2017-12-13T08:16:02.130Z",
                        "hostZoneId", "Z123412341234",
                        "queryName", "example.com",
                        "queryType", "A",
                        "responseCode", "NOERROR",
                        "protocol", "UDP",
                        "edgeLocation", "FRA6",
                        "resolverIp", "192.168.1.1"));
        assertThat(PutFields.of(format, QUERY.replace("192.168.1.1 -", "192.168.222.225 192.168.222.0/24")))
                .containsEntry("ednsClientSubnet", "192.168.222.0/24");
        assertThat(PutFields.of(format, QUERY.substring(0, 70))).isNull();
    }
}
