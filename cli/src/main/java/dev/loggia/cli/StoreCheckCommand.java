package dev.loggia.cli;

import dev.loggia.LogGroup;
import dev.loggia.Loggia;
import dev.loggia.StorageFinding;
import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.event.TimeRange;
import dev.loggia.event.Value;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code loggia store check}: reads every byte of log groups and tells what is damaged. */
final class StoreCheckCommand implements Subcommand {

    @Override
    public String name() {
        return "store check";
    }

    @Override
    public String summary() {
        return "Read every byte of log groups and tell what is damaged";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .customSynopsis("loggia store check [OPTION]...")
                .description(
                        "",
                        "Reads every byte of log groups and lists the files that are not as they were written, with what they hold."
                                + " Changes nothing, and may run while log groups are written to. A group that is damaged can"
                                + " be queried in what is left of it: loggia query --skip-damaged. The exit code is 4 when there"
                                + " is damage.",
                        "",
                        "  loggia store check",
                        "  loggia store check -g 'app/*'",
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
        OutputOptions output = OutputOptions.of(invocation);
        Listing listing =
                new Listing(output, "group", "file", "damage", "problem", "holds", "events", "earliest", "latest");
        boolean damage = false;
        int listed = 0;
        int harmless = 0;
        int groups;
        try (Loggia loggia = DataFolder.of(invocation).open(invocation.environment())) {
            for (Diagnostic unreadable : loggia.damagedGroups()) {
                listing.add(null, null, listing.truth(true), Value.of(unreadable.message()), null, null, null, null);
                damage = true;
                listed++;
            }
            List<LogGroup> chosen = loggia.groups(invocation.options(LogGroupOption.NAME));
            groups = chosen.size();
            for (LogGroup group : chosen) {
                for (StorageFinding finding : group.check()) {
                    damage |= finding.damage();
                    harmless += finding.damage() ? 0 : 1;
                    if (finding.damage() || invocation.verbose() || !output.forPeople()) {
                        add(listing, group, finding);
                        listed++;
                    }
                }
            }
        }
        if (listed > 0 || !output.forPeople()) {
            listing.writeTo(invocation.environment().output());
        }
        invocation.note(Quantity.count(groups, "log group") + " checked: "
                + (damage ? "there is damage" : "no damage")
                + (harmless > 0 ? "; " + Quantity.count(harmless, "harmless finding") : "")
                + (harmless > 0 && !invocation.verbose() && output.forPeople() ? ", listed with -v" : ""));
        return damage ? ExitCode.DATA_ERROR : ExitCode.DONE;
    }

    private static void add(Listing listing, LogGroup group, StorageFinding finding) {
        @Nullable TimeRange times = finding.times().orElse(null);
        listing.add(
                Value.of(group.name()),
                Value.of(finding.file()),
                listing.truth(finding.damage()),
                Value.of(finding.problem()),
                Value.of(finding.holds()),
                finding.events() == 0 ? null : Value.of(finding.events()),
                times == null ? null : Listing.time(times.start()),
                times == null ? null : Listing.time(times.end()));
    }
}
