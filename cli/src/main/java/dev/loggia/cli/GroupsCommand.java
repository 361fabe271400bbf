package dev.loggia.cli;

import dev.loggia.GroupDescription;
import dev.loggia.LogGroup;
import dev.loggia.Loggia;
import dev.loggia.diagnostic.DataException;
import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.event.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code loggia groups}: the log groups and what they hold. */
final class GroupsCommand implements Subcommand {

    private static final List<String> COLUMNS = List.of("name", "events", "bytes", "earliest", "latest", "retention");

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
                                + " their earliest and latest event, for how many days they keep events, and their tags if any has some.",
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
        Map<String, Optional<GroupDescription>> groups = new LinkedHashMap<>();
        List<DataException> unreadable = new ArrayList<>();
        List<Diagnostic> damaged;
        try (Loggia loggia = folder.open(invocation.environment())) {
            damaged = loggia.damagedGroups();
            for (LogGroup group : loggia.groups(invocation.positionals())) {
                try {
                    groups.put(group.name(), Optional.of(group.describe()));
                } catch (DataException e) {
                    unreadable.add(e);
                    groups.put(group.name(), Optional.empty());
                }
            }
        }
        listing(groups, output).writeTo(invocation.environment().output());
        unreadable.forEach(failure -> invocation.report(failure, ""));
        invocation.console().diagnostics(damaged, "");
        return unreadable.isEmpty() && damaged.isEmpty() ? ExitCode.DONE : ExitCode.DATA_ERROR;
    }

    /** @param groups by name; empty those that cannot be read */
    private static Listing listing(Map<String, Optional<GroupDescription>> groups, OutputOptions output) {
        boolean withTags = !output.forPeople()
                || groups.values().stream()
                        .flatMap(Optional::stream)
                        .anyMatch(group -> !group.tags().isEmpty());
        List<String> columns = new ArrayList<>(COLUMNS);
        if (withTags) {
            columns.add("tags");
        }
        Listing listing = new Listing(output, columns.toArray(String[]::new));
        groups.forEach((name, group) -> {
            @Nullable Value[] values = new @Nullable Value[columns.size()];
            values[0] = Value.of(name);
            group.ifPresent(known -> fill(values, known, output, listing));
            listing.add(values);
        });
        return listing;
    }

    private static void fill(@Nullable Value[] values, GroupDescription group, OutputOptions output, Listing listing) {
        values[1] = Value.of(group.events());
        values[2] = listing.bytes(group.messageBytes());
        values[3] = group.times().map(times -> Listing.time(times.start())).orElse(null);
        values[4] = group.times().map(times -> Listing.time(times.end())).orElse(null);
        values[5] = retention(group.retentionDays(), output);
        if (values.length > COLUMNS.size()) {
            values[6] = tags(group.tags(), output);
        }
    }

    private static @Nullable Value tags(Map<String, String> tags, OutputOptions output) {
        if (tags.isEmpty()) {
            return null;
        }
        if (output.forPeople()) {
            return Value.of(tags.entrySet().stream()
                    .map(tag -> tag.getKey() + "=" + tag.getValue())
                    .collect(Collectors.joining(", ")));
        }
        Map<String, @Nullable Value> values = new LinkedHashMap<>();
        tags.forEach((key, value) -> values.put(key, Value.of(value)));
        return new Value.MapValue(values);
    }

    private static @Nullable Value retention(OptionalInt days, OutputOptions output) {
        if (output.forPeople()) {
            return Value.of(RetentionCommand.text(days));
        }
        return days.isPresent() ? Value.of((long) days.getAsInt()) : null;
    }
}
