package dev.loggia.cli;

import dev.loggia.LogGroup;
import dev.loggia.Loggia;
import dev.loggia.QueryResult;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/** {@code loggia retention}: for how long a log group keeps its events. */
final class RetentionCommand implements Subcommand {

    private static final String NEVER = "never";

    @Override
    public String name() {
        return "retention";
    }

    @Override
    public String summary() {
        return "Show or set after how many days the events of a log group expire";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .customSynopsis("loggia retention -g NAME [OPTION]... [DAYS|never]")
                .description(
                        "",
                        "Shows or sets after how many days, by their own time, the events of a log group expire. What is expired is"
                                + " gone for queries at once, and from the disk little by little. Without a retention nothing"
                                + " expires. The days are those of CloudWatch Logs: 1, 3, 5, 7, 14, 30 and so on. Asks first when events"
                                + " would expire at once; files that were ingested are not read again.",
                        "",
                        "  loggia retention -g app/orders",
                        "  loggia retention -g app/orders 30",
                        "  loggia retention -g app/orders never",
                        "");
        LogGroupOption.addOne(spec);
        spec.addOption(Options.flag("Let events expire without asking.", Confirmation.YES));
        DataFolder.addOption(spec);
        return spec.addPositional(Options.arguments(new Candidates.Words(RetentionCommand::choices)));
    }

    @Override
    public int run(Invocation invocation) throws IOException {
        List<String> arguments = invocation.positionals();
        if (arguments.size() > 1) {
            throw new UsageException("there is more than one retention: " + String.join(" ", arguments), "write one");
        }
        OptionalInt days = arguments.isEmpty() ? OptionalInt.empty() : days(arguments.getFirst());
        try (Loggia loggia = DataFolder.of(invocation).open(invocation.environment())) {
            LogGroup group = LogGroupOption.existing(invocation, loggia);
            if (arguments.isEmpty()) {
                invocation.write(text(group.retentionDays()) + "\n");
            } else {
                long expiring = days.isPresent() ? older(loggia, group, days.getAsInt(), invocation) : 0;
                if (expiring > 0) {
                    Confirmation.ask(
                            "To let " + Quantity.count(expiring, "event") + " of log group " + group.name() + " expire",
                            group.name(),
                            invocation);
                }
                set(group, days, expiring, invocation);
            }
        }
        return ExitCode.DONE;
    }

    /** How many events are older than so many days. */
    private static long older(Loggia loggia, LogGroup group, int days, Invocation invocation) {
        Instant oldest = invocation.environment().clock().instant().minus(Duration.ofDays(days));
        try (QueryResult result = loggia.query("stats count(*) as n")
                .groups(group.name())
                .until(oldest.minusMillis(1))
                .run()) {
            return result.stream().mapToLong(row -> row.whole("n").orElse(0)).sum();
        }
    }

    private static void set(LogGroup group, OptionalInt days, long expiring, Invocation invocation) {
        if (days.isPresent()) {
            group.keepFor(days.getAsInt());
        } else {
            group.keepForEver();
        }
        invocation.note("events of " + group.name() + " expire after: " + text(days)
                + (expiring > 0 ? "; " + Quantity.count(expiring, "event") + " expired at once" : ""));
    }

    /** {@code 30 days}, {@code never}. */
    static String text(OptionalInt days) {
        return days.isPresent() ? Quantity.count(days.getAsInt(), "day") : NEVER;
    }

    private static OptionalInt days(String text) {
        if (text.equals(NEVER)) {
            return OptionalInt.empty();
        }
        for (int days : LogGroup.possibleRetentionDays()) {
            if (text.equals(String.valueOf(days))) {
                return OptionalInt.of(days);
            }
        }
        throw new UsageException("this is no retention: " + text, "there are " + String.join(", ", choices()));
    }

    private static List<String> choices() {
        return Stream.concat(
                        Stream.of(NEVER),
                        LogGroup.possibleRetentionDays().stream().map(String::valueOf))
                .toList();
    }
}
