package dev.loggia.query.analysis;

import dev.loggia.diagnostic.NearMiss;
import dev.loggia.diagnostic.SourceSpan;
import dev.loggia.event.TimeRange;
import dev.loggia.event.TimestampText;
import dev.loggia.grammar.tree.SourceClause;
import dev.loggia.grammar.tree.SourceClause.RelativeTime;
import dev.loggia.grammar.tree.SourceClause.Selector;
import dev.loggia.query.source.NamedSource;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the {@code SOURCE} clauses of one query select (section 3.25): each the intersection of its selectors, all of them together the
 * union.
 */
final class SourceSelection {

    private static final int MOST_TOLD = 10;

    /** What log groups are unless they say otherwise; there is no other class here. */
    private static final String STANDARD = "STANDARD";

    /** A number above this is milliseconds, otherwise seconds (section 6.5). */
    private static final long MOST_SECONDS = 100_000_000_000L;

    private final List<NamedSource> all;
    private final Problems problems;

    SourceSelection(List<NamedSource> all, Problems problems) {
        this.all = all;
        this.problems = problems;
    }

    /** The sources that are meant, in the order of the catalog. */
    List<NamedSource> select(List<SourceClause> clauses) {
        Set<NamedSource> selected = new LinkedHashSet<>();
        for (SourceClause clause : clauses) {
            Predicate<NamedSource> meant = selection(clause.selectors());
            List<NamedSource> found = all.stream().filter(meant).toList();
            boolean byName = clause.selectors().stream().anyMatch(Selector.Named.class::isInstance);
            if (found.isEmpty() && !byName) {
                problems.error(
                        "no-such-log-group",
                        clause.span(),
                        "no log group is selected by " + describe(clause.selectors()),
                        known());
            }
            selected.addAll(found);
        }
        return all.stream().filter(selected::contains).toList();
    }

    private static String describe(List<Selector> selectors) {
        return selectors.size() == 1 ? "this SOURCE" : "all selectors of this SOURCE together";
    }

    /** Names are alternatives, functions narrow. */
    private Predicate<NamedSource> selection(List<Selector> selectors) {
        Predicate<NamedSource> meant = source -> true;
        Predicate<NamedSource> named = source -> false;
        boolean byName = false;
        for (Selector selector : selectors) {
            switch (selector) {
                case Selector.Named name -> {
                    byName = true;
                    named = named.or(named(name.name(), name.span()));
                }
                case Selector.LogGroups groups -> meant = meant.and(logGroups(groups));
                case Selector.DataSource sources ->
                    meant = meant.and(source -> sources.names().stream()
                            .anyMatch(source.dataSources().get()::contains));
                case Selector.LogGroupTags tags ->
                    meant = meant.and(
                            source -> tags.filters().stream().allMatch(filter -> TagMatch.test(filter, source)));
            }
        }
        return byName ? meant.and(named) : meant;
    }

    private Predicate<NamedSource> logGroups(Selector.LogGroups groups) {
        Predicate<NamedSource> meant = source -> true;
        for (SourceClause.Argument argument : groups.arguments()) {
            meant = meant.and(
                    switch (argument.name()) {
                        case "namePrefix" ->
                            source -> argument.values().stream().anyMatch(source.name()::startsWith);
                        case "logGroupIdentifier" ->
                            argument.values().stream()
                                    .map(name -> named(name, argument.span()))
                                    .reduce(source -> false, Predicate::or);
                        case "class" -> source -> argument.values().stream().anyMatch(STANDARD::equalsIgnoreCase);
                        case "accountIdentifier" -> ofAccount(argument);
                        default -> throw new IllegalStateException("an argument the parser does not know: " + argument);
                    });
        }
        return meant;
    }

    private Predicate<NamedSource> ofAccount(SourceClause.Argument argument) {
        problems.warning(
                "no-effect",
                argument.span(),
                "log groups have no account here: accountIdentifier selects nothing and leaves nothing out",
                null);
        return source -> true;
    }

    private Predicate<NamedSource> named(String nameOrArn, SourceSpan span) {
        String name = nameOf(nameOrArn);
        List<String> names = all.stream().map(NamedSource::name).toList();
        if (!names.contains(name)) {
            problems.error(
                    "no-such-log-group",
                    span,
                    "there is no log group " + name,
                    NearMiss.of(name, names)
                            .map(near -> "did you mean " + near + "?")
                            .orElse(known()));
        }
        return source -> source.name().equals(name);
    }

    /** {@code arn:aws:logs:REGION:ACCOUNT:log-group:NAME}, at the end of which some put {@code :*}. */
    private static String nameOf(String nameOrArn) {
        String mark = ":log-group:";
        int at = nameOrArn.startsWith("arn:") ? nameOrArn.indexOf(mark) : -1;
        if (at < 0) {
            return nameOrArn;
        }
        String name = nameOrArn.substring(at + mark.length());
        return name.endsWith(":*") ? name.substring(0, name.length() - 2) : name;
    }

    private String known() {
        if (all.isEmpty()) {
            return "there are no log groups to choose from: name a data folder that has some, or give a file a name with"
                    + " --source NAME=PATH";
        }
        List<String> names = all.stream().map(NamedSource::name).toList();
        String more = names.size() > MOST_TOLD ? " and " + (names.size() - MOST_TOLD) + " more" : "";
        return "the log groups are " + String.join(", ", names.subList(0, Math.min(MOST_TOLD, names.size()))) + more;
    }

    /** The range that the clauses name, or empty when none does. An end that is not named stays open. */
    Optional<TimeRange> range(List<SourceClause> clauses, long now) {
        TimeRange found = null;
        for (SourceClause clause : clauses) {
            if (clause.start() == null && clause.end() == null) {
                continue;
            }
            long start = millis(clause.start(), now, Long.MIN_VALUE);
            long end = millis(clause.end(), now, Long.MAX_VALUE);
            if (end < start) {
                problems.error(
                        "argument-value",
                        clause.span(),
                        "the range ends before it starts: " + TimestampText.format(start) + " to "
                                + TimestampText.format(end),
                        "START is the earlier time, as in START=-1h END=now");
                continue;
            }
            TimeRange range = new TimeRange(start, end);
            if (found != null && !found.equals(range)) {
                problems.error(
                        "argument-type",
                        clause.span(),
                        "one query reads one range of time, this SOURCE names another than the one before",
                        "give all of them the same START and END");
            }
            found = range;
        }
        return Optional.ofNullable(found);
    }

    private static long millis(@Nullable RelativeTime time, long now, long otherwise) {
        return switch (time) {
            case null -> otherwise;
            case RelativeTime.Now atOnce -> now;
            case RelativeTime.Epoch epoch ->
                Math.abs(epoch.number()) > MOST_SECONDS
                        ? epoch.number()
                        : Duration.ofSeconds(epoch.number()).toMillis();
            case RelativeTime.Offset offset -> Analyzer.moved(now, offset.period(), offset.negative() ? -1 : 1);
        };
    }
}
