package dev.loggia.benchmarks.stored;

import dev.loggia.event.LogEvent;
import dev.loggia.testkit.generate.LogGenerator;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Requests to web services as JSON: 18 leaves, six of them in a nested object, two of them different in every event. */
final class RequestLog implements LogGenerator {

    /** The leaves, in the order of the text. */
    static final List<String> FIELDS = List.of(
            "time",
            "level",
            "logger",
            "service",
            "environment",
            "region",
            "host",
            "thread",
            "requestId",
            "userId",
            "clientIp",
            "http.method",
            "http.path",
            "http.status",
            "http.bytes",
            "http.userAgent",
            "durationMs",
            "message");

    private static final int PATHS = 300;
    private static final int USERS = 200_000;
    private static final int ADDRESSES = 5_000;
    private static final int AGENTS = 60;
    private static final int TIMEOUT_MILLIS = 800;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT);
    private static final List<String> SERVICES =
            List.of("checkout", "catalogue", "search", "accounts", "payments", "delivery");
    private static final List<String> REGIONS = List.of("eu-north", "eu-south", "us-east");
    private static final List<String> METHODS = List.of("GET", "GET", "GET", "GET", "POST", "POST", "PUT", "DELETE");
    private static final List<String> PARTS =
            List.of("orders", "items", "carts", "users", "prices", "offers", "stock", "reviews", "images", "sessions");

    private final Chance chance;
    private final double meanGap;
    private long now;

    RequestLog(long seed, Instant start, double meanGapMillis) {
        this.chance = new Chance(seed);
        this.meanGap = meanGapMillis;
        this.now = start.toEpochMilli();
    }

    @Override
    public LogEvent next() {
        now += chance.gap(meanGap);
        Instant time = Instant.ofEpochMilli(now);
        return LogEvent.of(time, message(TIME.format(time.atZone(ZoneOffset.UTC))));
    }

    private String message(String time) {
        int status = status();
        int path = chance.logUniformBelow(PATHS);
        int service = path % SERVICES.size();
        int micros = (int) (1_000 * 25 * chance.logNormal(0.8)) + (status >= 500 ? 1_000 * TIMEOUT_MILLIS : 0);
        int agent = chance.logUniformBelow(AGENTS);
        return "{\"time\":\"" + time + "\",\"level\":\"" + (status >= 500 ? "ERROR" : status >= 400 ? "WARN" : "INFO")
                + "\",\"logger\":\"shop.web.RequestFilter\",\"service\":\"" + SERVICES.get(service)
                + "\",\"environment\":\"production\",\"region\":\"" + REGIONS.get(chance.below(REGIONS.size()))
                + "\",\"host\":\"" + SERVICES.get(service) + '-' + chance.below(12)
                + ".shop.example\",\"thread\":\"exec-"
                + chance.below(48) + "\",\"requestId\":\"" + chance.uuid() + "\",\"userId\":\"u"
                + (100_000 + chance.logUniformBelow(USERS)) + "\",\"clientIp\":\"" + chance.address(ADDRESSES)
                + "\",\"http\":{\"method\":\"" + METHODS.get(path % METHODS.size()) + "\",\"path\":\"/api/v2/"
                + PARTS.get(path % PARTS.size()) + '/' + PARTS.get(path / PARTS.size() % PARTS.size()) + '/' + path
                + "\",\"status\":" + status + ",\"bytes\":" + chance.logUniformBelow(200_000)
                + ",\"userAgent\":\"Mozilla/5.0 (Device " + agent % 7 + "; Version 1" + agent / 7
                + ".0) Engine/537.36 Browser/" + (100 + agent) + ".0\"},\"durationMs\":" + micros / 1_000 + '.'
                + String.format("%03d", micros % 1_000) + ",\"message\":\""
                + (status >= 500 ? "request failed: upstream did not answer in time" : "request completed") + "\"}";
    }

    private int status() {
        int choice = chance.below(1_000);
        return choice < 920 ? 200 : choice < 950 ? 304 : choice < 985 ? 404 : choice < 995 ? 503 : 500;
    }
}
