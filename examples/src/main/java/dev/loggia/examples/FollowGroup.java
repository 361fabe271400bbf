package dev.loggia.examples;

import dev.loggia.LogGroup;
import dev.loggia.Loggia;
import dev.loggia.QueryRequest;
import dev.loggia.QueryResult;
import dev.loggia.event.LogEvent;
import java.time.Instant;

/** Follows a log group: each round prints what came in since the round before, be its time what it may. */
public final class FollowGroup {

    private FollowGroup() {}

    public static void main(String[] arguments) {
        try (Loggia loggia = Loggia.inMemory()) {
            LogGroup orders = loggia.group("app/orders");
            QueryRequest query =
                    loggia.query("fields order | sort @timestamp asc").groups("app/orders");
            long seen = -1;
            for (int round = 1; round <= 3; round++) {
                orders.append(
                        LogEvent.of(Instant.now(), "{\"order\":" + round + "}"),
                        LogEvent.of(Instant.now().minusSeconds(3_600), "{\"order\":" + (100 + round) + "}"));
                try (QueryResult result = query.after(seen).run()) {
                    System.out.println("round " + round + ": " + result.toList());
                    seen = result.lastSequence();
                }
            }
        }
    }
}
