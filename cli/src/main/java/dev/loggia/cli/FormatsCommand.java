package dev.loggia.cli;

import dev.loggia.FormatDescription;
import dev.loggia.Loggia;
import dev.loggia.event.Value;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;

/** {@code loggia formats}: the formats of log files. */
final class FormatsCommand implements Subcommand {

    @Override
    public String name() {
        return "formats";
    }

    @Override
    public String summary() {
        return "List the formats of log files that are recognised";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .customSynopsis("loggia formats [OPTION]...")
                .description(
                        "",
                        "Lists the formats of log files in the order in which they are tried, and the fields they have besides"
                                + " those of messages that are JSON. The format of a file is detected; --format NAME of query and"
                                + " ingest overrides that, and -v tells what was detected.",
                        "");
        OutputOptions.addFormat(spec);
        return spec;
    }

    @Override
    public int run(Invocation invocation) throws IOException {
        invocation.refusePositionals();
        Listing listing = new Listing(OutputOptions.of(invocation), "name", "summary");
        for (FormatDescription format : Loggia.formats()) {
            listing.add(Value.of(format.name()), Value.of(format.summary()));
        }
        listing.writeTo(invocation.environment().output());
        return ExitCode.DONE;
    }
}
