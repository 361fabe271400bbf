package dev.loggia.testkit.generate;

import dev.loggia.event.LogEvent;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** A Java service's log: level, thread, class, message, now and then a stack trace. */
final class ApplicationLog implements LogGenerator {

    private static final DateTimeFormatter TIME = Pace.format("yyyy-MM-dd HH:mm:ss,SSS");
    private static final List<String> QUERIES = List.of("tea", "green tea", "cup", "kettle", "gift card");

    private final Pace pace;
    private int order = 10_000;

    ApplicationLog(Pace pace) {
        this.pace = pace;
    }

    @Override
    public LogEvent next() {
        pace.step();
        return pace.event(message());
    }

    private String message() {
        if (pace.incident() && pace.chance(0.6)) {
            return paymentTimeout();
        }
        int choice = pace.below(100);
        if (choice < 35) {
            order++;
            return line(
                    "INFO ",
                    "shop.checkout.OrderService",
                    "order " + order + " placed by customer c" + pace.between(100, 400) + " in " + pace.latency(120)
                            + " ms");
        }
        if (choice < 60) {
            return line(
                    "INFO ",
                    "shop.search.SearchService",
                    "query=\"" + pace.skewed(QUERIES) + "\" hits=" + pace.below(60) + " took=" + pace.latency(25)
                            + "ms");
        }
        if (choice < 80) {
            return line(
                    "DEBUG",
                    "shop.cache.ProductCache",
                    (pace.chance(0.8) ? "hit" : "miss") + " for product " + pace.between(1000, 1060));
        }
        if (choice < 92) {
            return line("INFO ", "shop.session.SessionStore", "session opened from " + pace.address());
        }
        if (choice < 98) {
            return line(
                    "WARN ",
                    "shop.stock.StockService",
                    "only " + pace.below(5) + " left of product " + pace.between(1000, 1060));
        }
        return line("ERROR", "shop.mail.MailSender", "mail to customer c" + pace.between(100, 400) + " failed")
                + "\njava.io.IOException: connection reset"
                + "\n\tat shop.mail.SmtpClient.send(SmtpClient.java:88)"
                + "\n\tat shop.mail.MailSender.deliver(MailSender.java:41)";
    }

    private String paymentTimeout() {
        order++;
        return line(
                        "ERROR",
                        "shop.checkout.PaymentService",
                        "payment of order " + order + " failed after " + pace.between(3000, 3100) + " ms")
                + "\nshop.checkout.PaymentException: provider did not answer"
                + "\n\tat shop.checkout.PaymentClient.charge(PaymentClient.java:120)"
                + "\n\tat shop.checkout.PaymentService.pay(PaymentService.java:57)"
                + "\nCaused by: java.net.SocketTimeoutException: Read timed out"
                + "\n\tat shop.net.HttpConnection.read(HttpConnection.java:203)"
                + "\n\t... 2 more";
    }

    private String line(String level, String logger, String message) {
        return TIME.format(pace.time()) + " " + level + " [worker-" + pace.between(1, 8) + "] " + logger + " - "
                + message;
    }
}
