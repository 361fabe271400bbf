package dev.loggia.query.analysis;

import dev.loggia.diagnostic.SourceSpan;
import dev.loggia.grammar.tree.Command;
import dev.loggia.grammar.tree.Query;
import java.util.List;

/**
 * Which command may follow which (section 3.0). The service refuses; the default mode gives a meaning to every order, and only tells
 * when a command is without effect.
 */
final class CommandOrder {

    private static final int MOST_STATS = 10;

    private CommandOrder() {}

    static void check(Query query, Settings settings, Problems problems) {
        List<Command> commands = query.commands();
        int lastStats = -1;
        int stats = 0;
        for (int i = 0; i < commands.size(); i++) {
            if (commands.get(i) instanceof Command.Stats) {
                lastStats = i;
                stats++;
                if (settings.strict() && stats > MOST_STATS) {
                    error(problems, commands.get(i).span(), "the service takes at most " + MOST_STATS + " stats");
                }
            }
        }
        for (int i = 0; i < commands.size(); i++) {
            Command command = commands.get(i);
            if (i < lastStats) {
                checkBeforeStats(command, commands.get(i + 1), stats, settings, problems);
            }
            if (command instanceof Command.Sort && i + 1 < commands.size()) {
                checkBeforePattern(command, commands.subList(i + 1, commands.size()), settings, problems);
            }
            checkPatternsOfEvents(commands.subList(0, i), command, problems);
            if (command instanceof Command.Estimate && i + 1 < commands.size()) {
                problems.error(
                        "command-order",
                        commands.get(i + 1).span(),
                        "nothing can follow estimate, which must be the last command",
                        "move estimate to the end");
            }
            if (settings.strict() && command instanceof Command.Diff && i + 1 < commands.size()) {
                error(problems, commands.get(i + 1).span(), "in the service diff is the last command");
            }
            if (settings.strict()
                    && command instanceof Command.Dedup
                    && i + 1 < commands.size()
                    && !(commands.get(i + 1) instanceof Command.Limit)) {
                error(problems, commands.get(i + 1).span(), "in the service only limit may follow dedup");
            }
        }
    }

    private static void checkBeforeStats(
            Command command, Command next, int stats, Settings settings, Problems problems) {
        boolean sort = command instanceof Command.Sort;
        if (settings.strict() && stats > 1 && (sort || command instanceof Command.Limit)) {
            error(problems, command.span(), "in the service sort and limit come after the last stats");
        } else if (sort && next instanceof Command.Stats) {
            problems.warning(
                    "no-effect",
                    command.span(),
                    "sort before stats has no effect: groups have an order of their own",
                    null);
        }
    }

    private static void checkBeforePattern(Command sort, List<Command> later, Settings settings, Problems problems) {
        if (settings.strict()) {
            later.stream()
                    .filter(Command.Pattern.class::isInstance)
                    .forEach(pattern -> error(problems, pattern.span(), "in the service pattern comes before sort"));
        }
        String next = later.getFirst() instanceof Command.Pattern && !settings.strict()
                ? "pattern"
                : patternsOfEvents(later.getFirst());
        if (!next.isEmpty()) {
            problems.warning(
                    "no-effect",
                    sort.span(),
                    "sort before " + next + " has no effect: patterns have an order of their own",
                    null);
        }
    }

    /** {@code diff}, {@code logcompare} and {@code anomaly} read the events themselves, and look when they were. */
    private static void checkPatternsOfEvents(List<Command> before, Command command, Problems problems) {
        String name = patternsOfEvents(command);
        for (int i = 0; i < before.size() && !name.isEmpty(); i++) {
            boolean directlyBefore = i == before.size() - 1;
            if (!(before.get(i) instanceof Command.Pattern && directlyBefore) && !keepsEvents(before.get(i))) {
                problems.error(
                        "command-order",
                        before.get(i).span(),
                        "this cannot stand before " + name + ", which looks at the events themselves",
                        "before " + name
                                + " may stand what looks at each event by itself, such as filter, fields, parse and lookup, "
                                + "and directly before it pattern");
            }
        }
    }

    private static String patternsOfEvents(Command command) {
        return switch (command) {
            case Command.Diff diff -> "diff";
            case Command.LogCompare compare -> "logcompare";
            case Command.Anomaly anomaly -> "anomaly";
            default -> "";
        };
    }

    /** Whether every event passes a command by itself, or not, whatever the others are. */
    private static boolean keepsEvents(Command command) {
        return command instanceof Command.Fields
                || command instanceof Command.Display
                || command instanceof Command.Filter
                || command instanceof Command.FilterIndex
                || command instanceof Command.ParseGlob
                || command instanceof Command.ParseRegex
                || command instanceof Command.ParseLogfmt
                || command instanceof Command.ParseCsv
                || command instanceof Command.ParseXml
                || command instanceof Command.Json
                || command instanceof Command.Search
                || command instanceof Command.Sort
                || command instanceof Command.Unnest
                || command instanceof Command.Expand
                || command instanceof Command.Unmask
                || command instanceof Command.Lookup
                || command instanceof Command.CidrLookup
                || command instanceof Command.SavedCall;
    }

    private static void error(Problems problems, SourceSpan span, String message) {
        problems.error("command-order", span, message, "without --strict it is accepted");
    }
}
