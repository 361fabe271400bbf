package dev.loggia.testkit.generate;

import dev.loggia.event.LogEvent;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Orders of the shop as JSON, an object an event. */
final class OrderLog implements LogGenerator {

    private static final DateTimeFormatter TIME = Pace.format("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'");
    private static final List<String> COUNTRIES = List.of("DE", "FR", "NL", "SE", "PT");
    private static final List<String> METHODS = List.of("card", "invoice", "voucher");
    private static final List<String> ARTICLES = List.of("TEA-01", "TEA-02", "TEA-07", "CUP-03", "KETTLE-1", "GIFT");
    private static final List<Integer> CENTS = List.of(450, 620, 1295, 890, 3900, 2500);
    private static final List<String> TAGS = List.of("gift", "express", "first-order");

    private final Pace pace;
    private int order = 10_000;

    OrderLog(Pace pace) {
        this.pace = pace;
    }

    @Override
    public LogEvent next() {
        pace.step();
        return pace.event(message());
    }

    private String message() {
        order++;
        String method = pace.skewed(METHODS);
        boolean failed = method.equals("card") && (pace.incident() ? pace.chance(0.9) : pace.chance(0.01));
        StringBuilder json = new StringBuilder(256);
        json.append("{\"time\":\"").append(TIME.format(pace.time())).append("\",\"event\":\"");
        json.append(failed ? "order.failed" : "order.placed")
                .append("\",\"order\":")
                .append(order);
        json.append(",\"customer\":{\"id\":\"c").append(pace.between(100, 400)).append("\",\"country\":\"");
        json.append(pace.skewed(COUNTRIES)).append("\"},\"items\":[");
        int total = items(json);
        json.append("],\"total\":")
                .append(money(total))
                .append(",\"payment\":\"")
                .append(method)
                .append('"');
        if (pace.chance(0.2)) {
            json.append(",\"tags\":[\"").append(pace.skewed(TAGS)).append("\"]");
        }
        if (failed) {
            json.append(",\"error\":{\"code\":\"PAYMENT_TIMEOUT\",\"retry\":")
                    .append(pace.chance(0.5))
                    .append('}');
        }
        return json.append(",\"ms\":")
                .append(failed ? pace.between(3000, 3100) : pace.latency(120))
                .append('}')
                .toString();
    }

    /** Writes the items and returns what they cost, in cents. */
    private int items(StringBuilder json) {
        int total = 0;
        int count = pace.chance(0.6) ? 1 : pace.between(2, 3);
        for (int i = 0; i < count; i++) {
            int article = pace.below(ARTICLES.size());
            int quantity = pace.between(1, 3);
            total += quantity * CENTS.get(article);
            json.append(i == 0 ? "" : ",").append("{\"sku\":\"").append(ARTICLES.get(article));
            json.append("\",\"n\":").append(quantity).append('}');
        }
        return total;
    }

    private static String money(int cents) {
        return String.format(Locale.ROOT, "%d.%02d", cents / 100, cents % 100);
    }
}
