package dev.loggia.ingest.format;

import dev.loggia.event.FieldReader;
import dev.loggia.event.FieldSink;
import dev.loggia.ingest.format.LineColumn.Address;
import dev.loggia.ingest.format.LineColumn.Request;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of access logs of AWS load balancers: classic ones, application load balancers, and TLS listeners of network load balancers,
 * told apart line by line. Names are those of the service's documentation; columns that it added later may be missing, and ones that are
 * not known yet have no fields.
 */
enum LoadBalancerFields implements FieldReader {
    INSTANCE;

    private static final Request REQUEST = new Request("request_verb", "request_url", "request_proto");
    private static final Address CLIENT = new Address("client_ip", "client_port");
    private static final Address TARGET = new Address("target_ip", "target_port");

    private static final SpacedColumns CLASSIC = new SpacedColumns(
            columns(
                    names("time", "elb"),
                    List.of(CLIENT, new Address("backend_ip", "backend_port")),
                    names(
                            "request_processing_time",
                            "backend_processing_time",
                            "response_processing_time",
                            "elb_status_code",
                            "backend_status_code",
                            "received_bytes",
                            "sent_bytes"),
                    List.of(REQUEST),
                    names("user_agent", "ssl_cipher", "ssl_protocol")),
            12,
            15);

    private static final SpacedColumns APPLICATION = SpacedColumns.atLeast(
            17,
            columns(
                    names("type", "time", "elb"),
                    List.of(CLIENT, TARGET),
                    names(
                            "request_processing_time",
                            "target_processing_time",
                            "response_processing_time",
                            "elb_status_code",
                            "target_status_code",
                            "received_bytes",
                            "sent_bytes"),
                    List.of(REQUEST),
                    names(
                            "user_agent",
                            "ssl_cipher",
                            "ssl_protocol",
                            "target_group_arn",
                            "trace_id",
                            "domain_name",
                            "chosen_cert_arn",
                            "matched_rule_priority",
                            "request_creation_time",
                            "actions_executed",
                            "redirect_url",
                            "lambda_error_reason",
                            "target_port_list",
                            "target_status_code_list",
                            "classification",
                            "classification_reason",
                            "conn_trace_id",
                            "transformed_host",
                            "transformed_uri",
                            "request_transform_status")));

    private static final SpacedColumns NETWORK = SpacedColumns.atLeast(
            16,
            columns(
                    names("type", "version", "time", "elb", "listener_id"),
                    List.of(CLIENT, TARGET),
                    names(
                            "tcp_connection_time_ms",
                            "tls_handshake_time_ms",
                            "received_bytes",
                            "sent_bytes",
                            "incoming_tls_alert",
                            "cert_arn",
                            "certificate_serial",
                            "tls_cipher_suite",
                            "tls_protocol_version",
                            "tls_named_group",
                            "domain_name",
                            "alpn_fe_protocol",
                            "alpn_be_protocol",
                            "alpn_client_preference_list",
                            "tls_connection_creation_time")));

    private static final byte[] APPLICATION_NAME = {'a', 'p', 'p', '/'};
    private static final byte[] NETWORK_NAME = {'n', 'e', 't', '/'};
    private static final int TIME_WIDTH = 19;

    private static List<LineColumn> names(String... names) {
        return LineColumn.plain(List.of(names));
    }

    @SafeVarargs
    private static List<LineColumn> columns(List<? extends LineColumn>... parts) {
        List<LineColumn> all = new ArrayList<>();
        for (List<? extends LineColumn> part : parts) {
            all.addAll(part);
        }
        return List.copyOf(all);
    }

    @Override
    public String identity() {
        return LoadBalancerLog.NAME;
    }

    @Override
    public boolean verbatim() {
        return true;
    }

    @Override
    public boolean read(byte[] buffer, int start, int end, FieldSink fields) {
        SpacedColumns columns = columns(buffer, start, end);
        return columns != null && columns.put(' ', buffer, start, end, fields);
    }

    /** Whether the line is one of these. */
    static boolean matches(byte[] buffer, int start, int end) {
        SpacedColumns columns = columns(buffer, start, end);
        return columns != null && columns.matches(' ', buffer, start, end);
    }

    /** The columns that a line begins like, or null. */
    private static @Nullable SpacedColumns columns(byte[] buffer, int start, int end) {
        int time = LoadBalancerLog.timeColumn(buffer, start, end);
        int name = SpacedColumns.end(' ', buffer, time, end) + 1;
        if (end - time < TIME_WIDTH || buffer[time + 4] != '-' || buffer[time + 10] != 'T' || name >= end) {
            return null;
        }
        if (time == start) {
            return isClassic(buffer, name, end) ? CLASSIC : null;
        }
        if (startsWith(APPLICATION_NAME, buffer, name, end)) {
            return APPLICATION;
        }
        return startsWith(NETWORK_NAME, buffer, name, end) ? NETWORK : null;
    }

    private static boolean startsWith(byte[] text, byte[] buffer, int at, int end) {
        return at + text.length <= end && Arrays.equals(text, 0, text.length, buffer, at, at + text.length);
    }

    /** A name, two addresses, three numbers. */
    private static boolean isClassic(byte[] buffer, int name, int end) {
        int client = SpacedColumns.end(' ', buffer, name, end) + 1;
        int backend = SpacedColumns.end(' ', buffer, client, end) + 1;
        int at = SpacedColumns.end(' ', buffer, backend, end) + 1;
        if (at >= end || !ByteSearch.isDigit(buffer[backend - 2])) {
            return false;
        }
        for (int i = 0; i < 3; i++) {
            int after = SpacedColumns.end(' ', buffer, at, end);
            if (after >= end
                    || !ByteSearch.isDigit(buffer[after - 1])
                    || !ByteSearch.isDigit(buffer[at]) && buffer[at] != '-') {
                return false;
            }
            at = after + 1;
        }
        return true;
    }
}
