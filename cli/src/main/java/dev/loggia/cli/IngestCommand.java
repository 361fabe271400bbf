package dev.loggia.cli;

import dev.loggia.FileOptions;
import dev.loggia.IngestReport;
import dev.loggia.Ingestion;
import dev.loggia.Loggia;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code loggia ingest}: reads files and pipes into a log group. */
final class IngestCommand implements Subcommand {

    private static final String STREAM = "--stream";

    /** Characters, as the service has it. */
    private static final int LONGEST_STREAM_NAME = 512;

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public String summary() {
        return "Read log files, folders or standard input into a log group";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .customSynopsis("loggia ingest -g NAME [OPTION]... [FILE|FOLDER|GLOB|-]...")
                .description(
                        "",
                        "Appends the events of log files, or of standard input when none is named, to a log group, which is"
                                + " created if need be. Formats, timestamps and compression are detected.",
                        "",
                        "The same command again appends only what is new, also when it was interrupted, and when files were"
                                + " renamed or have grown meanwhile. Pipes are appended anew each time.",
                        "",
                        "  loggia ingest -g app/orders /var/log/orders",
                        "  loggia ingest -g web --stream front-1 'access.log*'",
                        "  journalctl -o short-iso | loggia ingest -g host/journal --stream today",
                        "")
                .optionListHeading("Options, anywhere on the line:%n")
                .footer(
                        "",
                        "Everything that is told goes to standard error. An input that cannot be read does not stop the others;"
                                + " the exit code is 4 then.",
                        Help.EXIT_CODES);
        LogGroupOption.addOne(spec);
        spec.addOption(Options.value("NAME", "The log stream of all events. Usually the path of their file.", STREAM));
        DataFolder.addOption(spec);
        InputOptions.addTo(spec);
        OutputOptions.addZone(spec, "printed times");
        return spec.addPositional(Options.arguments(Candidates.Named.FILES));
    }

    @Override
    public int run(Invocation invocation) {
        String name = LogGroupOption.name(invocation);
        Optional<String> stream = stream(invocation);
        FileOptions options = InputOptions.of(invocation);
        Environment environment = invocation.environment();
        List<String> named = InputOptions.checked(invocation.positionals());
        List<String> inputs = named.isEmpty()
                ? InputOptions.standardInput(environment, "name files or folders, or pipe lines into loggia")
                : named;
        IngestOutcome outcome = new IngestOutcome(invocation, name, OutputOptions.zone(invocation));
        try (Loggia loggia = DataFolder.of(invocation).open(environment)) {
            Ingestion ingestion = loggia.ingest(name, inputs, options, stream);
            environment.interruption().onInterrupt(ingestion::cancel);
            return run(ingestion, outcome, invocation);
        }
    }

    private static int run(Ingestion ingestion, IngestOutcome outcome, Invocation invocation) {
        long started = System.nanoTime();
        Terminal terminal = invocation.environment().terminal();
        Progress progress = Progress.start(
                terminal.error() && !invocation.quiet(),
                invocation.console(),
                () -> point(ingestion.progress(), started),
                terminal);
        IngestReport report;
        try {
            report = ingestion.run();
        } finally {
            progress.stop();
        }
        return outcome.tell(report, since(started));
    }

    private static Optional<String> stream(Invocation invocation) {
        Optional<String> stream = invocation.option(STREAM);
        stream.ifPresent(name -> {
            if (name.isEmpty() || name.length() > LONGEST_STREAM_NAME) {
                throw new UsageException(
                        "a log stream's name cannot have " + name.length() + " characters",
                        "it has 1 to " + LONGEST_STREAM_NAME);
            }
        });
        return stream;
    }

    private static Progress.Point point(Ingestion.Progress progress, long started) {
        return new Progress.Point(progress.bytesRead(), progress.bytesTotal(), progress.events(), since(started));
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
