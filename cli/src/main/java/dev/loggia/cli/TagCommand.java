package dev.loggia.cli;

import dev.loggia.LogGroup;
import dev.loggia.Loggia;
import dev.loggia.event.Value;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** {@code loggia tag}: the tags of a log group. */
final class TagCommand implements Subcommand {

    private static final String REMOVE = "--remove";

    @Override
    public String name() {
        return "tag";
    }

    @Override
    public String summary() {
        return "Show or change the tags of a log group";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .customSynopsis("loggia tag -g NAME [OPTION]... [KEY=VALUE]...")
                .description(
                        "",
                        "Sets tags of a log group, removes those that are named with --remove, and lists the tags it has then."
                                + " Queries select log groups by them. A log group has at most 50 tags; a key has 1 to 128"
                                + " characters, a value up to 256.",
                        "",
                        "  loggia tag -g app/orders team=payments stage=prod",
                        "  loggia tag -g app/orders --remove stage",
                        "  loggia tag -g app/orders",
                        "  loggia query 'SOURCE logGroupTags([{\"key\":\"team\",\"values\":[\"pay*\"]}]) | stats count(*)'",
                        "");
        LogGroupOption.addOne(spec);
        spec.addOption(Options.values(
                "KEY",
                Candidates.Named.ANYTHING,
                "Remove the tag with this key, if there is one; more than once for several.",
                REMOVE));
        DataFolder.addOption(spec);
        OutputOptions.addFormat(spec);
        return spec;
    }

    @Override
    public int run(Invocation invocation) throws IOException {
        Map<String, String> tags = tags(invocation.positionals());
        List<String> removed = invocation.options(REMOVE);
        for (String key : removed) {
            if (tags.containsKey(key)) {
                throw new UsageException("the tag " + key + " is both set and removed", "leave out one of them");
            }
        }
        Listing listing = new Listing(OutputOptions.of(invocation), "key", "value");
        try (Loggia loggia = DataFolder.of(invocation).open(invocation.environment())) {
            LogGroup group = LogGroupOption.existing(invocation, loggia);
            if (!tags.isEmpty()) {
                group.tag(tags);
            }
            if (!removed.isEmpty()) {
                group.untag(removed);
            }
            group.tags().forEach((key, value) -> listing.add(Value.of(key), Value.of(value)));
        }
        listing.writeTo(invocation.environment().output());
        return ExitCode.DONE;
    }

    private static Map<String, String> tags(List<String> arguments) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals < 1) {
                throw new UsageException(
                        "this is no tag: " + argument, "a tag is a key and a value, such as team=search");
            }
            String key = argument.substring(0, equals);
            if (tags.put(key, argument.substring(equals + 1)) != null) {
                throw new UsageException("the tag " + key + " is given twice", "write each key once");
            }
        }
        return tags;
    }
}
