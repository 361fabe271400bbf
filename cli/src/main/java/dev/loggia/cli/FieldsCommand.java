package dev.loggia.cli;

import dev.loggia.FieldDescription;
import dev.loggia.LogGroup;
import dev.loggia.Loggia;
import dev.loggia.event.Value;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;

/** {@code loggia fields}: the fields that were discovered in the messages of a log group. */
final class FieldsCommand implements Subcommand {

    @Override
    public String name() {
        return "fields";
    }

    @Override
    public String summary() {
        return "List the fields discovered in a log group";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .customSynopsis("loggia fields -g NAME [OPTION]...")
                .description(
                        "",
                        "Lists the fields that were discovered in the JSON messages of a log group, as queries name them: what kinds"
                                + " of values they have, how many events have them, and how many of a hundred.",
                        "",
                        "  loggia fields -g app/orders",
                        "");
        LogGroupOption.addOne(spec);
        DataFolder.addOption(spec);
        OutputOptions.addFormat(spec);
        return spec;
    }

    @Override
    public int run(Invocation invocation) throws IOException {
        invocation.refusePositionals();
        Listing listing = new Listing(OutputOptions.of(invocation), "name", "kinds", "events", "percent");
        try (Loggia loggia = DataFolder.of(invocation).open(invocation.environment())) {
            LogGroup group = LogGroupOption.existing(invocation, loggia);
            long events = group.describe().events();
            for (FieldDescription field : group.fields()) {
                listing.add(
                        Value.of(field.name()),
                        Value.of(String.join(", ", field.kinds())),
                        Value.of(field.events()),
                        Value.of(percent(field.events(), events)));
            }
        }
        listing.writeTo(invocation.environment().output());
        return ExitCode.DONE;
    }

    /** With one decimal. */
    private static double percent(long part, long whole) {
        return whole == 0 ? 0 : Math.round(1000.0 * part / whole) / 10.0;
    }
}
