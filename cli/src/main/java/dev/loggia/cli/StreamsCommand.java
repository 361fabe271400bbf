package dev.loggia.cli;

import dev.loggia.Loggia;
import dev.loggia.StreamDescription;
import dev.loggia.event.TimeRange;
import dev.loggia.event.Value;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;

/** {@code loggia streams}: the log streams of a log group. */
final class StreamsCommand implements Subcommand {

    @Override
    public String name() {
        return "streams";
    }

    @Override
    public String summary() {
        return "List the log streams of a log group";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .customSynopsis("loggia streams -g NAME [OPTION]...")
                .description(
                        "",
                        "Lists the log streams of a log group, with the number of their events, the times of the earliest and the"
                                + " latest, and when the newest of them was appended.",
                        "",
                        "  loggia streams -g app/orders",
                        "");
        LogGroupOption.addOne(spec);
        DataFolder.addOption(spec);
        OutputOptions.addFormat(spec);
        OutputOptions.addZone(spec, "printed times");
        return spec;
    }

    @Override
    public int run(Invocation invocation) throws IOException {
        invocation.refusePositionals();
        Listing listing =
                new Listing(OutputOptions.of(invocation), "name", "events", "earliest", "latest", "lastIngestion");
        try (Loggia loggia = DataFolder.of(invocation).open(invocation.environment())) {
            for (StreamDescription stream :
                    LogGroupOption.existing(invocation, loggia).streams()) {
                TimeRange times = stream.times().orElse(null);
                listing.add(
                        Value.of(stream.name()),
                        Value.of(stream.events()),
                        times == null ? null : Listing.time(times.start()),
                        times == null ? null : Listing.time(times.end()),
                        Listing.time(stream.lastIngestion().toEpochMilli()));
            }
        }
        listing.writeTo(invocation.environment().output());
        return ExitCode.DONE;
    }
}
