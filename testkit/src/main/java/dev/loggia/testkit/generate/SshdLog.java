package dev.loggia.testkit.generate;

import dev.loggia.event.LogEvent;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** An SSH daemon's messages as syslog writes them. */
final class SshdLog implements LogGenerator {

    private static final DateTimeFormatter TIME = Pace.format("MMM ppd HH:mm:ss");
    private static final List<String> NAMES = List.of("root", "admin", "test", "oracle", "backup", "guest");

    private final Pace pace;

    SshdLog(Pace pace) {
        this.pace = pace;
    }

    @Override
    public LogEvent next() {
        pace.step();
        return pace.event(message());
    }

    private String message() {
        String prefix = TIME.format(pace.time()) + " gateway sshd[" + pace.between(20_000, 29_999) + "]: ";
        int port = pace.between(32_768, 60_999);
        String from = " from " + pace.address() + " port " + port + " ssh2";
        int choice = pace.below(10);
        if (choice < 5) {
            String user = pace.skewed(NAMES);
            return prefix + "Failed password for " + (user.equals("root") ? "" : "invalid user ") + user + from;
        }
        if (choice < 7) {
            return prefix + "Accepted publickey for deploy" + from;
        }
        return prefix
                + (choice < 9
                        ? "Connection closed by " + pace.address() + " [preauth]"
                        : "pam_unix(sshd:session): session opened for user deploy by (uid=0)");
    }
}
