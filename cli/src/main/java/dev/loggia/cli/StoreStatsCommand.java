package dev.loggia.cli;

import dev.loggia.ColumnSize;
import dev.loggia.LogGroup;
import dev.loggia.Loggia;
import dev.loggia.event.Value;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code loggia store stats}: what the columns of log groups take on disk. */
final class StoreStatsCommand implements Subcommand {

    private static final String ALL = "(all)";

    @Override
    public String name() {
        return "store stats";
    }

    @Override
    public String summary() {
        return "Tell what the columns of log groups take on disk";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .customSynopsis("loggia store stats [OPTION]...")
                .description(
                        "",
                        "Lists the columns of log groups, the largest first, with the bytes that each takes on disk and how many that"
                                + " is for a hundred bytes of messages as they came.",
                        "",
                        "  loggia store stats",
                        "  loggia store stats -g app/orders",
                        "");
        LogGroupOption.addMany(
                spec, "Only this log group; more than once for several, with * and ? for those that match.");
        DataFolder.addOption(spec);
        OutputOptions.addFormat(spec);
        return spec;
    }

    @Override
    public int run(Invocation invocation) throws IOException {
        invocation.refusePositionals();
        Listing listing = new Listing(OutputOptions.of(invocation), "group", "column", "bytes", "percent");
        try (Loggia loggia = DataFolder.of(invocation).open(invocation.environment())) {
            for (LogGroup group : loggia.groups(invocation.options(LogGroupOption.NAME))) {
                long messages = group.describe().messageBytes();
                List<ColumnSize> sizes = group.columnSizes();
                add(
                        listing,
                        group,
                        ALL,
                        sizes.stream().mapToLong(ColumnSize::bytes).sum(),
                        messages);
                sizes.forEach(size -> add(listing, group, size.column(), size.bytes(), messages));
            }
        }
        listing.writeTo(invocation.environment().output());
        return ExitCode.DONE;
    }

    private static void add(Listing listing, LogGroup group, String column, long bytes, long messages) {
        listing.add(
                Value.of(group.name()),
                Value.of(column),
                listing.bytes(bytes),
                messages == 0 ? null : Value.of(Math.round(1000.0 * bytes / messages) / 10.0));
    }
}
