package dev.loggia.cli;

import dev.loggia.GroupDescription;
import dev.loggia.LogGroup;
import dev.loggia.Loggia;
import dev.loggia.diagnostic.DataException;
import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.event.TimeRange;
import dev.loggia.event.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code loggia groups}: the log groups and what they hold. */
final class GroupsCommand implements Subcommand {

    @Override
    public String name() {
        return "groups";
    }

    @Override
    public String summary() {
        return "List the log groups";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .customSynopsis("loggia groups [OPTION]... [NAME|GLOB]...")
                .description(
                        "",
                        "Lists the log groups, or those that are named, with the number and size of their messages, the times of"
                                + " their earliest and latest event, and for how many days they keep events.",
                        "",
                        "  loggia groups",
                        "  loggia groups -o json 'app/*'",
                        "");
        DataFolder.addOption(spec);
        OutputOptions.addFormat(spec);
        OutputOptions.addZone(spec, "printed times");
        return spec.addPositional(Options.arguments(Candidates.Named.LOG_GROUPS));
    }

    @Override
    public int run(Invocation invocation) throws IOException {
        OutputOptions output = OutputOptions.of(invocation);
        DataFolder folder = DataFolder.of(invocation);
        invocation.note("data folder: " + folder.path());
        Listing listing = new Listing(output, "name", "events", "bytes", "earliest", "latest", "retention");
        List<DataException> unreadable = new ArrayList<>();
        List<Diagnostic> damaged;
        try (Loggia loggia = folder.open(invocation.environment())) {
            damaged = loggia.damagedGroups();
            for (LogGroup group : loggia.groups(invocation.positionals())) {
                try {
                    add(group.describe(), output, listing);
                } catch (DataException e) {
                    unreadable.add(e);
                    listing.add(Value.of(group.name()), null, null, null, null, null);
                }
            }
        }
        listing.writeTo(invocation.environment().output());
        unreadable.forEach(failure -> invocation.report(failure, ""));
        invocation.console().diagnostics(damaged, "");
        return unreadable.isEmpty() && damaged.isEmpty() ? ExitCode.DONE : ExitCode.DATA_ERROR;
    }

    private static void add(GroupDescription group, OutputOptions output, Listing listing) {
        TimeRange times = group.times().orElse(null);
        listing.add(
                Value.of(group.name()),
                Value.of(group.events()),
                listing.bytes(group.messageBytes()),
                times == null ? null : Listing.time(times.start()),
                times == null ? null : Listing.time(times.end()),
                retention(group.retentionDays(), output));
    }

    private static @Nullable Value retention(OptionalInt days, OutputOptions output) {
        if (output.forPeople()) {
            return Value.of(RetentionCommand.text(days));
        }
        return days.isPresent() ? Value.of((long) days.getAsInt()) : null;
    }
}
