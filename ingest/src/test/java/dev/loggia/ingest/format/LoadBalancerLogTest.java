package dev.loggia.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The fields of load balancers' access logs. */
final class LoadBalancerLogTest {

    private static final String CLASSIC = "2015-05-13T23:39:43.945958Z my-loadbalancer 192.168.131.39:2817 10.0.0.1:80"
            + " 0.000073 0.001048 0.000057 200 200 0 29 \"GET http://www.example.com:80/ HTTP/1.1\" \"curl/7.38.0\" - -";
    private static final String APPLICATION = "https 2018-07-02T22:23:00.186641Z app/my-loadbalancer/50dc6c495c0c9188"
            + " [2001:db8::1]:2817 - -1 -1 -1 502 - 34 366 \"GET https://www.example.com:443/?a=\\\"b\\\" HTTP/1.1\""
            + " \"curl 7\" ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2 arn:aws:x \"Root=1-58337262\" \"www.example.com\" \"arn:aws:y\""
            + " 10 2018-07-02T22:22:48.364000Z \"waf,forward\" \"-\" \"LambdaInvalidResponse\"";
    private static final String NETWORK = "tls 2.0 2018-12-20T02:59:40 net/my-nlb/c6e77e28c25b2234 g3d4b5e8bb8464cd"
            + " 72.21.218.154:51341 172.100.100.185:443 5 2 98 246 - arn:aws:acm:x - ECDHE-RSA-AES128-SHA tlsv12 -"
            + " my-nlb.example.com h2 h2 \"h2\",\"http/1.1\" 2018-12-20T02:59:30";

    @Test
    void classicOnes() {
        LogFormat format = Formats.detect(CLASSIC);
        assertThat(format.name()).isEqualTo("ELB access log");
        assertThat(Formats.time(format, CLASSIC)).isEqualTo("2015-05-13T23:39:43.945Z");
        assertThat(PutFields.of(format, CLASSIC))
                .containsEntry("elb", "my-loadbalancer")
                .containsEntry("client_ip", "192.168.131.39")
                .containsEntry("client_port", "#2817")
                .containsEntry("backend_ip", "10.0.0.1")
                .containsEntry("backend_processing_time", "0.001048")
                .containsEntry("elb_status_code", "#200")
                .containsEntry("sent_bytes", "#29")
                .containsEntry("request_verb", "GET")
                .containsEntry("request_url", "http://www.example.com:80/")
                .containsEntry("request_proto", "HTTP/1.1")
                .containsEntry("user_agent", "curl/7.38.0")
                .doesNotContainKeys("type", "ssl_cipher", "ssl_protocol");
    }

    @Test
    void applicationLoadBalancersWithColumnsOfLaterYears() {
        LogFormat format = Formats.detect(APPLICATION);
        assertThat(Formats.time(format, APPLICATION)).isEqualTo("2018-07-02T22:23:00.186Z");
        assertThat(PutFields.of(format, APPLICATION))
                .containsEntry("type", "https")
                .containsEntry("time", "2018-07-02T22:23:00.186641Z")
                .containsEntry("client_ip", "2001:db8::1")
                .containsEntry("client_port", "#2817")
                .containsEntry("request_processing_time", "#-1")
                .containsEntry("request_url", "https://www.example.com:443/?a=\\\"b\\\"")
                .containsEntry("user_agent", "curl 7")
                .containsEntry("matched_rule_priority", "#10")
                .containsEntry("actions_executed", "waf,forward")
                .containsEntry("lambda_error_reason", "LambdaInvalidResponse")
                .doesNotContainKeys(
                        "target_ip", "target_port", "target_status_code", "redirect_url", "target_port_list");
        assertThat(PutFields.of(
                        format, APPLICATION + " \"10.0.0.1:80\" \"200\" \"-\" \"-\" TID_1 \"-\" \"-\" \"-\" new"))
                .containsEntry("target_port_list", "10.0.0.1:80")
                .containsEntry("target_status_code_list", "#200")
                .containsEntry("conn_trace_id", "TID_1")
                .hasSize(28);
    }

    @Test
    void tlsOfNetworkLoadBalancers() {
        LogFormat format = Formats.detect(NETWORK, Formats.options("Europe/Berlin"));
        assertThat(Formats.time(format, NETWORK)).as("UTC, wherever we are").isEqualTo("2018-12-20T02:59:40Z");
        assertThat(PutFields.of(format, NETWORK))
                .containsEntry("listener_id", "g3d4b5e8bb8464cd")
                .containsEntry("target_ip", "172.100.100.185")
                .containsEntry("tcp_connection_time_ms", "#5")
                .containsEntry("domain_name", "my-nlb.example.com")
                .doesNotContainKey("incoming_tls_alert");
    }

    @Test
    void otherLinesWithATimeAreNone() {
        LogFormat format = Formats.detect(CLASSIC);
        assertThat(PutFields.of(
                        format, "2015-05-13T23:39:43.945958Z host app 1:2 text of twelve words or more is not enough"))
                .isNull();
        assertThat(PutFields.of(format, APPLICATION.substring(0, 200))).isNull();
    }
}
