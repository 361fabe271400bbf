package dev.loggia.testkit.format;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;

/**
 * Log files as programs write them, invented: of each kind twenty events, a second and a bit apart, whose format, times and number are
 * known by construction.
 */
final class GeneratedShapes {

    /** Times that do not name their zone are read as of here. */
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private static final Instant START = Instant.parse("2026-11-20T09:58:01.123456Z");
    private static final int EVENTS = 20;
    private static final String ID = "8f5bd9c2-7d1e-4c1a-9b53-0123456789";

    private final List<Shape> shapes = new ArrayList<>();

    private GeneratedShapes() {}

    /**
     * A log file.
     *
     * @param name of the kind
     * @param format how the name of its format begins
     * @param first the time of the first event, milliseconds since the epoch
     * @param last that of the last one
     * @param timed whether its lines tell their times
     */
    record Shape(String name, String format, String text, int events, long first, long last, boolean timed) {}

    static List<Shape> all() {
        GeneratedShapes shapes = new GeneratedShapes();
        shapes.json();
        shapes.text();
        shapes.servers();
        shapes.cloud();
        shapes.tables();
        shapes.continued();
        return List.copyOf(shapes.shapes);
    }

    private void json() {
        String json = "JSON lines, time in ";
        add(
                "pino",
                json + "time",
                1,
                (t, i) -> "{\"level\":30,\"time\":" + millis(t) + ",\"pid\":7,\"msg\":\"m " + i + "\"}");
        add(
                "bunyan",
                json + "time",
                1,
                (t, i) -> "{\"name\":\"a\",\"pid\":7,\"level\":30,\"msg\":\"m " + i + "\",\"time\":\""
                        + utc("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", t) + "\",\"v\":0}");
        add("zap", json + "ts", 1, (t, i) -> "{\"level\":\"info\",\"ts\":" + seconds(t) + ",\"msg\":\"m " + i + "\"}");
        add(
                "logrus",
                json + "time",
                1000,
                (t, i) -> "{\"level\":\"info\",\"msg\":\"m " + i + "\",\"time\":\""
                        + local("yyyy-MM-dd'T'HH:mm:ssxxx", t) + "\"}");
        add(
                "logstash",
                json + "@timestamp",
                1,
                (t, i) -> "{\"@timestamp\":\"" + utc("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", t)
                        + "\",\"@version\":\"1\",\"message\":\"m " + i + "\"}");
        add(
                "serilog",
                json + "@t",
                1,
                (t, i) -> "{\"@t\":\"" + utc("yyyy-MM-dd'T'HH:mm:ss.SSSSSSS'Z'", t) + "\",\"@mt\":\"m {N}\",\"N\":" + i
                        + "}");
        add(
                "GELF",
                json + "timestamp",
                1,
                (t, i) -> "{\"version\":\"1.1\",\"host\":\"h\",\"short_message\":\"m " + i + "\",\"timestamp\":"
                        + millis(t) / 1000 + "." + String.format(Locale.ROOT, "%03d", millis(t) % 1000) + "}");
        add(
                "MongoDB",
                json + "t",
                1,
                (t, i) -> "{\"t\":{\"$date\":\"" + local("yyyy-MM-dd'T'HH:mm:ss.SSSxxx", t)
                        + "\"},\"s\":\"I\",\"c\":\"NETWORK\",\"id\":" + (22943 + i) + ",\"msg\":\"m\"}");
        add(
                "Kubernetes audit",
                json + "requestReceivedTimestamp",
                1,
                (t, i) -> "{\"kind\":\"Event\",\"auditID\":\"" + ID
                        + (10 + i) + "\",\"verb\":\"get\",\"requestReceivedTimestamp\":\""
                        + utc("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'", t)
                        + "\",\"stageTimestamp\":\"" + utc("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'", t.plusMillis(5)) + "\"}");
        add(
                "journalctl -o json",
                json + "__REALTIME_TIMESTAMP",
                1,
                (t, i) ->
                        "{\"__REALTIME_TIMESTAMP\":\"" + micros(t) + "\",\"MESSAGE\":\"m " + i + "\",\"_PID\":\"7\"}");
        addText(
                "pretty-printed JSON",
                "",
                "",
                "\n",
                1,
                (t, i) -> "{\n  \"time\": \"" + utc("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", t)
                        + "\",\n  \"data\": {\n    \"n\": " + i + "\n  }\n}");
        addText(
                "JSON array",
                "[\n",
                "\n]",
                ",\n",
                1,
                (t, i) -> "  {\"time\":\"" + utc("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", t) + "\",\"n\":" + i + "}");
        addText(
                "CloudTrail file",
                "{\"Records\":[",
                "]}",
                ",",
                1000,
                (t, i) -> "{\"eventVersion\":\"1.08\",\"eventTime\":\"" + utc("yyyy-MM-dd'T'HH:mm:ss'Z'", t)
                        + "\",\"eventName\":\"GetObject\",\"n\":" + i + "}");
        addText(
                "filter-log-events",
                "{\n  \"events\": [\n",
                "\n  ],\n  \"searchedLogStreams\": []\n}",
                ",\n",
                1,
                (t, i) -> "    {\n      \"logStreamName\": \"s\",\n      \"timestamp\": " + t.toEpochMilli()
                        + ",\n      \"message\": \"m " + i + "\",\n      \"ingestionTime\": 1\n    }");
        addText(
                "journald export",
                "",
                "\n",
                "\n",
                1,
                (t, i) -> "__CURSOR=s=1;i=" + i + "\n__REALTIME_TIMESTAMP=" + micros(t) + "\nMESSAGE=m " + i
                        + "\n_PID=7\n");
    }

    private void text() {
        String led = "text led by a time";
        add(
                "log4j with stack traces",
                led,
                1,
                (t, i) -> local("yyyy-MM-dd HH:mm:ss,SSS", t) + " ERROR [main] a.b.C - m " + i
                        + (i % 3 == 1
                                ? "\njava.lang.IllegalStateException: x\n\tat a.b.C.d(C.java:" + i + ")\n\nCaused by: y"
                                : ""));
        add(
                "log4j in brackets",
                led,
                1,
                (t, i) -> "[" + local("yyyy-MM-dd HH:mm:ss,SSS", t) + "] INFO m " + i + " (a.b.C)");
        add("level first", led, 1, (t, i) -> "INFO  [" + local("yyyy-MM-dd HH:mm:ss,SSS", t) + "] m " + i);
        add(
                "Spring Boot",
                led,
                1,
                (t, i) -> local("yyyy-MM-dd'T'HH:mm:ss.SSSxxx", t) + "  INFO 7 --- [main] a.b.C : m " + i);
        add(
                "Python tracebacks",
                led,
                1,
                (t, i) -> local("yyyy-MM-dd HH:mm:ss,SSS", t) + " - app - ERROR - m " + i
                        + (i % 2 == 1
                                ? "\nTraceback (most recent call last):\n  File \"a.py\", line " + i
                                        + ", in f\nValueError: x"
                                : ""));
        add("Rails", led, 1, (t, i) -> "I, [" + local("yyyy-MM-dd'T'HH:mm:ss.SSSSSS", t) + " #7]  INFO -- : m " + i);
        add("Go log", led, 1000, (t, i) -> local("yyyy/MM/dd HH:mm:ss", t) + " m " + i);
        add("klog", led, 1, (t, i) -> "I" + local("MMdd HH:mm:ss.SSSSSS", t) + "       7 main.go:1" + i + "] m " + i);
        add("java.util.logging", led, 1000, (t, i) -> local("MMM dd, yyyy h:mm:ss a", t) + " a.b.C d\nINFO: m " + i);
        add(
                "GC log",
                led,
                1,
                (t, i) ->
                        "[" + local("yyyy-MM-dd'T'HH:mm:ss.SSSxx", t) + "][info][gc] GC(" + i + ") Pause 3M->1M 0.9ms");
        add(
                "logback default",
                "text led by a time of day",
                0,
                (t, i) -> local("HH:mm:ss.SSS", t) + " [main] INFO a.b.C -- m " + i);
        add("ctime", led, 1000, (t, i) -> local("EEE MMM d HH:mm:ss yyyy", t) + ": m " + i);
        add("German date", led, 1000, (t, i) -> local("dd.MM.yyyy HH:mm:ss", t) + " m " + i);
        add("epoch seconds", led, 1, (t, i) -> seconds(t) + " m " + i);
        add(
                "auditd",
                "",
                1,
                (t, i) -> "type=SYSCALL msg=audit(" + millis(t) / 1000 + "."
                        + String.format(Locale.ROOT, "%03d", millis(t) % 1000) + ":" + (100 + i)
                        + "): arch=c000003e syscall=2 success=yes");
        add("no time", "plain text", 0, (t, i) -> "just some words, number " + i);
        add(
                "dmesg",
                "plain text",
                0,
                (t, i) -> String.format(Locale.ROOT, "[%12.6f] usb 1-%d: new device", i * 1.5, i));
    }

    private void servers() {
        String led = "text led by a time";
        add(
                "syslog (RFC 3164)",
                "syslog (RFC 3164)",
                1000,
                (t, i) -> local("MMM ppd HH:mm:ss", t) + " host app[7]: m " + i);
        add(
                "syslog with priority",
                "syslog (RFC 3164)",
                1000,
                (t, i) -> "<34>" + local("MMM ppd HH:mm:ss", t) + " host app: m " + i);
        add(
                "syslog (RFC 5424)",
                "syslog (RFC 5424)",
                1,
                (t, i) -> "<34>1 " + utc("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'", t) + " host app 7 ID1 [a@1 b=\"" + i
                        + "\"] m");
        add(
                "journalctl short-iso",
                "syslog (RFC 3164)",
                1000,
                (t, i) -> local("yyyy-MM-dd'T'HH:mm:ssxx", t) + " host app[7]: m " + i);
        add(
                "combined access log",
                "access log",
                1000,
                (t, i) -> "192.0.2.7 - - [" + local("dd/MMM/yyyy:HH:mm:ss xx", t) + "] \"GET /a/" + i
                        + " HTTP/1.1\" 200 612 \"-\" \"curl/8\"");
        add(
                "common access log",
                "access log",
                1000,
                (t, i) -> "192.0.2.7 - bob [" + local("dd/MMM/yyyy:HH:mm:ss xx", t) + "] \"GET /a/" + i
                        + " HTTP/1.1\" 200 612");
        add(
                "Apache error log",
                "Apache error log",
                1,
                (t, i) -> "[" + local("EEE MMM dd HH:mm:ss.SSSSSS yyyy", t) + "] [core:error] [pid 7] m " + i);
        add(
                "nginx error log",
                led,
                1000,
                (t, i) -> local("yyyy/MM/dd HH:mm:ss", t) + " [error] 7#7: *" + i + " open() failed");
        add(
                "PostgreSQL",
                led,
                1,
                (t, i) -> utc("yyyy-MM-dd HH:mm:ss.SSS 'UTC'", t) + " [7] ERROR:  m " + i
                        + (i % 4 == 1 ? "\n\tSELECT 1\n\tFROM t" : ""));
        add(
                "MySQL error log",
                led,
                1,
                (t, i) -> utc("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'", t) + " " + i + " [Note] [MY-1] [Server] m");
        add(
                "MySQL slow log",
                "",
                1,
                (t, i) -> "# Time: " + utc("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'", t) + "\n# User@Host: a[a] @ h [] Id: " + i
                        + "\n# Query_time: 1.5  Lock_time: 0.0\nSET timestamp=1;\nSELECT 1;");
        add(
                "Redis",
                "text with a time in column",
                1,
                (t, i) -> "7:M " + local("dd MMM yyyy HH:mm:ss.SSS", t) + " * m " + i);
        add("Tomcat", led, 1, (t, i) -> local("dd-MMM-yyyy HH:mm:ss.SSS", t) + " INFO [main] a.b.C.d m " + i);
        add("RabbitMQ", led, 1, (t, i) -> local("yyyy-MM-dd HH:mm:ss.SSS", t) + " [info] <0.44.0> m " + i);
        add(
                "HAProxy over syslog",
                "syslog (RFC 3164)",
                1000,
                (t, i) -> local("MMM ppd HH:mm:ss", t) + " h haproxy[7]: 192.0.2.7:5" + (1000 + i) + " ["
                        + local("dd/MMM/yyyy:HH:mm:ss.SSS", t)
                        + "] f b/s 0/0/1/2/3 200 5 - - ---- 1/1/0/0/0 0/0 \"GET / HTTP/1.1\"");
        add(
                "Squid",
                led,
                1,
                (t, i) -> millis(t) / 1000 + "." + String.format(Locale.ROOT, "%03d", millis(t) % 1000)
                        + "    310 192.0.2.7 TCP_MISS/200 1" + i + " GET http://a/ - DIRECT/192.0.2.8 text/html");
        add(
                "Cisco ASA",
                led,
                1000,
                (t, i) -> local("MMM dd yyyy HH:mm:ss", t) + ": %ASA-6-302013: Built connection " + i);
    }

    private void cloud() {
        add(
                "docker",
                "",
                1,
                (t, i) -> "{\"log\":\"m " + i + "\\n\",\"stream\":\"stdout\",\"time\":\""
                        + utc("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'000Z'", t) + "\"}");
        add("CRI", "", 1, (t, i) -> utc("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'000Z'", t) + " stdout F m " + i);
        add(
                "classic ELB",
                "",
                1,
                (t, i) -> utc("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'", t) + " lb 192.0.2.7:28" + (10 + i)
                        + " 10.0.0.1:80 0.000073 0.001048 0.000057 200 200 0 29 \"GET http://a:80/ HTTP/1.1\" \"curl/7\" - -");
        add(
                "ALB",
                "",
                1,
                (t, i) -> "http " + utc("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'", t) + " app/lb/50dc6c495c0c9188 192.0.2.7:28"
                        + (10 + i)
                        + " 10.0.0.1:80 0.000 0.001 0.000 200 200 34 366 \"GET http://a:80/ HTTP/1.1\" \"curl/7\" - -"
                        + " arn:aws:elasticloadbalancing:r:1:tg/a/b \"Root=1-5\" \"-\" \"-\" 0 "
                        + utc("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'", t.minusMillis(20))
                        + " \"forward\" \"-\" \"-\" \"10.0.0.1:80\" \"200\" \"-\" \"-\"");
        add(
                "VPC flow log",
                "VPC flow log",
                1000,
                (t, i) -> "2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 " + (22 + i)
                        + " 6 20 4249 " + millis(t) / 1000 + " " + (millis(t) / 1000 + 60) + " ACCEPT OK");
        addText(
                "VPC flow log with a header",
                "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status\n",
                "",
                "\n",
                1000,
                (t, i) -> "2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 " + (22 + i)
                        + " 6 20 4249 " + millis(t) / 1000 + " " + (millis(t) / 1000 + 60) + " ACCEPT OK");
        add(
                "Route 53 query log",
                "",
                1,
                (t, i) -> "1.0 " + utc("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", t) + " Z123412341234 a" + i
                        + ".example.com A NOERROR UDP FRA6 192.0.2.7 -");
        add(
                "S3 access log",
                "",
                1000,
                (t, i) -> "79a5 bucket [" + utc("dd/MMM/yyyy:HH:mm:ss '+0000'", t) + "] 192.0.2.7 79a5 3E57427F3EXAMPLE"
                        + " REST.GET.OBJECT k" + i
                        + " \"GET /b/k HTTP/1.1\" 200 - 113 113 7 6 \"-\" \"S3Console/0.4\" -");
        add(
                "Lambda runtime lines",
                "",
                1,
                (t, i) -> utc("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", t) + "\t" + ID + (10 + i) + "\tINFO\tm " + i
                        + "\nEND RequestId: " + ID + (10 + i) + "\nREPORT RequestId: " + ID + (10 + i)
                        + "\tDuration: 9.32 ms\tBilled Duration: 10 ms\tMemory Size: 128 MB\tMax Memory Used: 72 MB\t",
                3);
    }

    private void tables() {
        add(
                "logfmt",
                "logfmt, time in ts",
                1,
                (t, i) -> "ts=" + utc("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", t) + " level=info msg=\"m " + i + "\" ms=" + i);
        add(
                "key=value after a time",
                "",
                1,
                (t, i) -> utc("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", t) + " INFO done method=GET status=200 took=" + i + "ms");
        addText(
                "CSV",
                "time,level,message\n",
                "",
                "\n",
                1000,
                (t, i) -> local("yyyy-MM-dd HH:mm:ss", t) + ",INFO,\"m, " + i + "\"");
        addText(
                "CSV with semicolons",
                "Zeit;Stufe;Text\n",
                "",
                "\n",
                1000,
                (t, i) -> local("dd.MM.yyyy HH:mm:ss", t) + ";INFO;m " + i);
        addText(
                "tab-separated with a header",
                "id\ttimestamp\tuser\n",
                "",
                "\n",
                1,
                (t, i) -> i + "\t" + millis(t) + "\tu" + i);
        addUtc(
                "IIS",
                "#Software: Microsoft Internet Information Services 10.0\n#Version: 1.0\n#Fields: date time s-ip cs-method"
                        + " cs-uri-stem sc-status time-taken\n",
                (t, i) -> utc("yyyy-MM-dd HH:mm:ss", t) + " 192.0.2.7 GET /a/" + i + " 200 15");
        addUtc(
                "CloudFront",
                "#Version: 1.0\n#Fields: date\ttime\tx-edge-location\tsc-bytes\tc-ip\tcs-method\n",
                (t, i) -> utc("yyyy-MM-dd\tHH:mm:ss", t) + "\tFRA2\t392\t192.0.2.7\tGET");
    }

    /** Kinds whose events go on over lines in a way of their own. */
    private void continued() {
        add(
                "Docker with stack traces",
                "Docker's JSON lines",
                1,
                (t, i) -> docker(t, "ERROR m " + i) + "\n" + docker(t.plusMillis(1), "\\tat a.b.C.d(C.java:" + i + ")")
                        + "\n" + docker(t.plusMillis(2), "Caused by: y"));
        add(
                "CRI with stack traces",
                "container log (CRI)",
                1,
                (t, i) -> cri(t, "ERROR m " + i) + "\n" + cri(t, "\tat a.b.C.d(C.java:" + i + ")"));
        add(
                "Lambda with tracebacks",
                "Lambda log",
                1,
                (t, i) -> "[ERROR]\t" + utc("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", t) + "\t" + ID + (10 + i) + "\tm " + i
                        + "\nTraceback (most recent call last):\n  File \"/var/task/a.py\", line 1\nValueError: x"
                        + "\nEND RequestId: " + ID + (10 + i),
                2);
        addText(
                "CSV with line breaks in quotes",
                "id,time,text,severity\n",
                "",
                "\n",
                1000,
                (t, i) -> i + ",\"" + local("yyyy-MM-dd HH:mm:ss", t) + "\",\"m, " + i
                        + "\nsecond, 2026-01-01 00:00:00, line\nlast\",high");
        add(
                "a time, then JSON",
                "text led by a time",
                1,
                (t, i) -> utc("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", t) + " {\"level\":\"INFO\",\"n\":" + i + "}");
    }

    private static String docker(Instant time, String text) {
        return "{\"log\":\"" + text + "\\n\",\"stream\":\"stderr\",\"time\":\""
                + utc("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'000Z'", time) + "\"}";
    }

    private static String cri(Instant time, String text) {
        return utc("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'000Z'", time) + " stderr F " + text;
    }

    private void addUtc(String name, String head, BiFunction<Instant, Integer, String> event) {
        addText(name, head, "", "\n", 1000, event);
    }

    /** @param precision of its times in milliseconds, 0 when it has none */
    private void add(String name, String format, int precision, BiFunction<Instant, Integer, String> event) {
        add(name, format, precision, event, 1);
    }

    private void add(
            String name, String format, int precision, BiFunction<Instant, Integer, String> event, int eventsEach) {
        shapes.add(shape(name, format, "", "\n", "\n", precision, event, eventsEach));
    }

    private void addText(
            String name,
            String head,
            String foot,
            String between,
            int precision,
            BiFunction<Instant, Integer, String> event) {
        shapes.add(shape(name, "", head, foot, between, precision, event, 1));
    }

    private static Shape shape(
            String name,
            String format,
            String head,
            String foot,
            String between,
            int precision,
            BiFunction<Instant, Integer, String> event,
            int eventsEach) {
        List<String> events = new ArrayList<>();
        Instant time = START;
        for (int i = 0; i < EVENTS; i++) {
            time = START.plusMillis(1_017L * i);
            events.add(event.apply(time, i));
        }
        return new Shape(
                name,
                format,
                head + String.join(between, events) + foot,
                EVENTS * eventsEach,
                cut(START, precision),
                cut(time, precision),
                precision > 0);
    }

    private static long cut(Instant time, int precision) {
        return precision == 0 ? 0 : time.toEpochMilli() / precision * precision;
    }

    private static long millis(Instant time) {
        return time.toEpochMilli();
    }

    private static long micros(Instant time) {
        return time.toEpochMilli() * 1000 + time.getNano() / 1000 % 1000;
    }

    private static String seconds(Instant time) {
        return String.format(Locale.ROOT, "%d.%06d", time.getEpochSecond(), time.getNano() / 1000);
    }

    private static String utc(String pattern, Instant time) {
        return format(pattern, time.atZone(ZoneOffset.UTC));
    }

    /** In {@link #ZONE}. */
    private static String local(String pattern, Instant time) {
        return format(pattern, time.atZone(ZONE));
    }

    private static String format(String pattern, ZonedDateTime time) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(time);
    }
}
