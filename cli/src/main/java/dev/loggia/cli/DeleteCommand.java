package dev.loggia.cli;

import dev.loggia.LogGroup;
import dev.loggia.Loggia;
import dev.loggia.StreamDescription;
import dev.loggia.diagnostic.DataException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code loggia delete}: deletes a log group, or a log stream of it. */
final class DeleteCommand implements Subcommand {

    private static final String STREAM = "--stream";

    @Override
    public String name() {
        return "delete";
    }

    @Override
    public String summary() {
        return "Delete a log group, or a log stream of it";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .customSynopsis("loggia delete -g NAME [OPTION]...")
                .description(
                        "",
                        "Deletes a log group, or one of its log streams, with all events, for good. Asks for its name before, and"
                                + " deletes nothing where there is no terminal to ask on, unless --yes says so.",
                        "",
                        "  loggia delete -g app/orders",
                        "  loggia delete -g app/orders --stream old.log --yes",
                        "");
        LogGroupOption.addOne(spec);
        spec.addOption(Options.value("NAME", "Delete this log stream only.", STREAM));
        spec.addOption(Options.flag("Delete without asking.", Confirmation.YES));
        DataFolder.addOption(spec);
        return spec;
    }

    @Override
    public int run(Invocation invocation) throws IOException {
        invocation.refusePositionals();
        Optional<String> stream = invocation.option(STREAM);
        try (Loggia loggia = DataFolder.of(invocation).open(invocation.environment())) {
            LogGroup group = LogGroupOption.existing(invocation, loggia);
            String what = stream.map(name -> stream(group, name)).orElseGet(() -> group(group));
            Confirmation.ask("To delete " + what, stream.orElse(group.name()), invocation);
            boolean deleted = stream.map(group::deleteStream).orElseGet(() -> loggia.deleteGroup(group.name()));
            invocation.note(deleted ? "deleted " + what : "somebody else has deleted " + what);
            return ExitCode.DONE;
        }
    }

    private static String group(LogGroup group) {
        return "log group " + group.name() + " with " + events(group);
    }

    private static String events(LogGroup group) {
        try {
            return Quantity.count(group.describe().events(), "event");
        } catch (DataException damaged) {
            return "events that cannot be read";
        }
    }

    private static String stream(LogGroup group, String name) {
        List<StreamDescription> streams = group.streams();
        StreamDescription stream = streams.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new DataException(
                        "no-such-log-stream",
                        "log group " + group.name() + " has no log stream " + name,
                        "`loggia streams -g " + group.name() + "` lists those it has"));
        return "log stream " + name + " of " + group.name() + " with " + Quantity.count(stream.events(), "event");
    }
}
