package dev.loggia.query.analysis;

import dev.loggia.diagnostic.NearMiss;
import dev.loggia.diagnostic.SourceSpan;
import dev.loggia.grammar.tree.Command;
import dev.loggia.query.saved.FilledText;
import dev.loggia.query.saved.SavedQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Calls of saved queries: finds what they stand for (section 3.26). */
final class SavedCalls {

    private final Settings settings;
    private final Problems problems;

    private SavedCalls(Settings settings, Problems problems) {
        this.settings = settings;
        this.problems = problems;
    }

    /**
     * The text with every call replaced that is without mistake.
     *
     * @param calls those in the text, in its order
     * @return empty when it would be too long, which is told
     */
    static Optional<Expansion> expand(
            String text, List<Command.SavedCall> calls, Settings settings, Problems problems) {
        SavedCalls saved = new SavedCalls(settings, problems);
        List<Expansion.Call> expanded = new ArrayList<>();
        long length = text.length();
        for (Command.SavedCall call : calls) {
            SavedQuery query = saved.find(call.name());
            Map<String, String> values = query == null ? null : saved.values(query, call);
            if (query != null && values != null) {
                int written = call.span().end() - call.span().start();
                length += FilledText.length(query.text(), values) - written;
                if (length > settings.maximumText()) {
                    saved.refuseLength(call.span(), length);
                    return Optional.empty();
                }
                expanded.add(new Expansion.Call(call.span(), query, FilledText.of(query.text(), values)));
            }
        }
        return Optional.of(Expansion.of(text, expanded));
    }

    /** Tells that a saved query may not call another one. */
    static void refuse(Command.SavedCall call, Problems problems) {
        String name = call.name().text();
        problems.error(
                "nested-saved-query",
                call.span(),
                "a saved query cannot call another one, here " + name,
                "write the stages of " + name + " in its place");
    }

    private void refuseLength(SourceSpan span, long length) {
        problems.error(
                "limit-queryText",
                span,
                String.format(
                        Locale.ROOT,
                        "the query has at least %,d characters with what its saved queries stand for, the limit of queryText is %,d",
                        length,
                        settings.maximumText()),
                "shorten the query, or raise the limit");
    }

    private @Nullable SavedQuery find(Command.Name name) {
        Optional<SavedQuery> found = settings.savedQueries().find(name.text());
        if (found.isEmpty()) {
            List<String> names = settings.savedQueries().names();
            problems.error(
                    "unknown-saved-query",
                    name.span(),
                    "there is no saved query " + name.text(),
                    NearMiss.of(name.text(), names)
                            .map(near -> "did you mean " + near + "?")
                            .orElse(
                                    names.isEmpty()
                                            ? "`loggia saved put NAME 'QUERY'` saves one"
                                            : "`loggia saved list` lists them"));
        }
        return found.orElse(null);
    }

    /** What the parameters stand for in this call, or null when it has a mistake. */
    private @Nullable Map<String, String> values(SavedQuery query, Command.SavedCall call) {
        Map<String, String> values = new HashMap<>();
        Set<String> given = new HashSet<>();
        boolean correct = true;
        for (Command.SavedArgument argument : call.arguments()) {
            String name = argument.name().text();
            boolean known = query.parameter(name).isPresent();
            if (!known) {
                reportUnknown(query, argument.name());
            } else if (!given.add(name)) {
                problems.error(
                        "duplicate-parameter",
                        argument.name().span(),
                        "parameter " + name + " is given more than once",
                        "give each parameter one value");
                known = false;
            }
            correct &= known;
            values.put(name, SavedValue.of(argument.value()));
        }
        for (SavedQuery.Parameter parameter : query.parameters()) {
            if (!given.contains(parameter.name()) && parameter.defaultValue() != null) {
                values.put(parameter.name(), SavedValue.ofDefault(Objects.requireNonNull(parameter.defaultValue())));
            }
        }
        String missing = query.parameters().stream()
                .map(SavedQuery.Parameter::name)
                .filter(parameter -> !values.containsKey(parameter))
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            problems.error(
                    "missing-parameter",
                    call.name().span(),
                    "saved query " + query.name() + " needs a value for " + missing,
                    parameters(query));
        }
        return correct && missing.isEmpty() ? values : null;
    }

    private void reportUnknown(SavedQuery query, Command.Name name) {
        List<String> names =
                query.parameters().stream().map(SavedQuery.Parameter::name).toList();
        problems.error(
                "unknown-parameter",
                name.span(),
                "saved query " + query.name() + " has no parameter " + name.text(),
                NearMiss.of(name.text(), names)
                        .map(near -> "did you mean " + near + "?")
                        .orElse(parameters(query)));
    }

    /** {@code its parameters are level, n = 10}. */
    private static String parameters(SavedQuery query) {
        return query.parameters().isEmpty()
                ? "it has none"
                : "its parameters are "
                        + query.parameters().stream().map(SavedCalls::parameter).collect(Collectors.joining(", "));
    }

    private static String parameter(SavedQuery.Parameter parameter) {
        return parameter.defaultValue() == null
                ? parameter.name()
                : parameter.name() + " = " + SavedValue.ofDefault(parameter.defaultValue());
    }
}
