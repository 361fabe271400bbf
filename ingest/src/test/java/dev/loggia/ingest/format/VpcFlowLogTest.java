package dev.loggia.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Flow logs with their columns named, and without. */
final class VpcFlowLogTest {

    private static final String FLOW =
            "2 123456789010 eni-1235b8ca 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK";
    private static final String DEFAULT_HEADER =
            "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets"
                    + " bytes start end action log-status";

    @Test
    void theDefaultFormatWithAHeaderIsThatWithout() {
        LogFormat named = Formats.detect(DEFAULT_HEADER + "\n" + FLOW + "\n");
        LogFormat unnamed = Formats.detect(FLOW);
        assertThat(named.name()).isEqualTo(unnamed.name()).isEqualTo("VPC flow log");
        assertThat(named.fieldReader()).isSameAs(unnamed.fieldReader());
        assertThat(Formats.time(named, FLOW)).isEqualTo("2014-12-14T04:06:50Z");
        assertThat(PutFields.of(named, FLOW))
                .hasSize(14)
                .containsEntry("srcAddr", "172.31.16.139")
                .containsEntry("startTime", "#1418530010")
                .containsEntry("logStatus", "OK");
        assertThat(Headers.of(named, DEFAULT_HEADER, FLOW, DEFAULT_HEADER + " ", DEFAULT_HEADER + " more"))
                .containsExactly(true, false, true, false);
    }

    @Test
    void columnsInAnyOrder() {
        String header = "end vpc-id tcp-flags pkt-src-aws-service srcaddr dstaddr";
        String flow = "1418530070 vpc-0a 3 - 10.0.0.1 10.0.0.2";
        LogFormat format = Formats.detect(header + "\n" + flow + "\n" + flow + "\n");
        assertThat(format.name()).isEqualTo("VPC flow log");
        assertThat(Formats.time(format, flow)).as("no start, so the end").isEqualTo("2014-12-14T04:07:50Z");
        assertThat(PutFields.of(format, flow))
                .isEqualTo(Map.of(
                        "endTime", "#1418530070",
                        "vpcId", "vpc-0a",
                        "tcpFlags", "#3",
                        "srcAddr", "10.0.0.1",
                        "dstAddr", "10.0.0.2"));
        assertThat(PutFields.of(format, flow + " 1")).isNull();
    }

    @Test
    void noTimeWithoutItsColumn() {
        LogFormat format = Formats.detect("srcaddr dstaddr bytes\n10.0.0.1 10.0.0.2 7\n10.0.0.1 10.0.0.3 7\n");
        assertThat(format.name()).isEqualTo("VPC flow log");
        assertThat(format.hasTimes()).isFalse();
    }
}
