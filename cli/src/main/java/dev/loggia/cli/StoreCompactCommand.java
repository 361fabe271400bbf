package dev.loggia.cli;

import dev.loggia.LogGroup;
import dev.loggia.Loggia;
import java.io.IOException;
import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;

/** {@code loggia store compact}: makes the files of log groups fewer and smaller. */
final class StoreCompactCommand implements Subcommand {

    @Override
    public String name() {
        return "store compact";
    }

    @Override
    public String summary() {
        return "Merge the files of log groups, and give back the room of what was deleted";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .customSynopsis("loggia store compact [OPTION]...")
                .description(
                        "",
                        "Merges the files of log groups as far as that makes queries faster, and gives back the room of deleted and"
                                + " expired events. The store does so by itself, little by little, while it is written to; this"
                                + " does all of it now. It needs room for the files that are made, and can be interrupted.",
                        "",
                        "  loggia store compact",
                        "  loggia store compact -g 'app/*'",
                        "");
        LogGroupOption.addMany(
                spec, "Only this log group; more than once for several, with * and ? for those that match.");
        DataFolder.addOption(spec);
        return spec;
    }

    @Override
    public int run(Invocation invocation) throws IOException {
        invocation.refusePositionals();
        try (Loggia loggia = DataFolder.of(invocation).open(invocation.environment())) {
            for (LogGroup group : loggia.groups(invocation.options(LogGroupOption.NAME))) {
                long started = System.nanoTime();
                group.compact();
                invocation.note(group.name() + ": compacted in "
                        + Quantity.time(Duration.ofNanos(System.nanoTime() - started)));
            }
        }
        return ExitCode.DONE;
    }
}
