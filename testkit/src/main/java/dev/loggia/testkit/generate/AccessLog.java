package dev.loggia.testkit.generate;

import dev.loggia.event.LogEvent;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** A web server's access log, combined format. */
final class AccessLog implements LogGenerator {

    private static final DateTimeFormatter TIME = Pace.format("dd/MMM/yyyy:HH:mm:ss +0000");
    private static final List<String> AGENTS =
            List.of("Mozilla/5.0", "ShopApp/4.2 (Android)", "ShopApp/4.1 (iOS)", "curl/8.5.0", "ExampleBot/2.1");
    private static final List<String> PAGES =
            List.of("/", "/search?q=tea", "/cart", "/account", "/static/shop.css", "/help/delivery");
    private static final List<String> REFERRERS = List.of("-", "https://shop.example/", "https://news.example/tea");
    private static final String INTRUDER = "203.0.113.66";

    private final Pace pace;

    AccessLog(Pace pace) {
        this.pace = pace;
    }

    @Override
    public LogEvent next() {
        pace.step();
        return pace.event(message());
    }

    private String message() {
        if (pace.chance(0.03)) {
            return line(INTRUDER, "POST", "/login", pace.chance(0.98) ? 401 : 200, 212, "curl/8.5.0");
        }
        if (pace.chance(0.02)) {
            return line("192.0.2.10", "GET", "/health", 200, 2, "ExampleProbe/1.0");
        }
        String agent = pace.skewed(AGENTS);
        if (pace.chance(pace.incident() ? 0.5 : 0.08)) {
            boolean down = pace.incident() && pace.chance(0.9);
            return line(
                    pace.address(), "POST", "/checkout", down ? 503 : 201, down ? 98 : pace.between(300, 900), agent);
        }
        if (pace.chance(0.5)) {
            int product = pace.between(1000, 1060);
            boolean gone = product % 20 == 7;
            String path = "/products/" + product;
            return line(pace.address(), "GET", path, gone ? 404 : 200, gone ? 153 : pace.latency(5000), agent);
        }
        int status = pace.chance(0.01) ? 500 : pace.chance(0.06) ? 304 : 200;
        return line(pace.address(), "GET", pace.skewed(PAGES), status, status == 304 ? 0 : pace.latency(9000), agent);
    }

    private String line(String address, String method, String path, int status, int bytes, String agent) {
        String user = path.equals("/account") ? "user" + pace.between(1, 40) : "-";
        return address + " - " + user + " [" + TIME.format(pace.time()) + "] \"" + method + " " + path + " HTTP/1.1\" "
                + status + " " + bytes + " \"" + pace.skewed(REFERRERS) + "\" \"" + agent + "\"";
    }
}
