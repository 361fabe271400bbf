package dev.loggia.query.analysis;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.diagnostic.Severity;
import dev.loggia.diagnostic.SourceSpan;
import dev.loggia.event.Value;
import dev.loggia.query.saved.FilledText;
import dev.loggia.query.saved.SavedQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks a query that is to be saved: whether it can be, and whether its stages make sense (section 3.26, and row 40 of section 8). */
public final class SavedQueryCheck {

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_TEXT = 10_000;
    private static final int MOST_PARAMETERS = 20;
    private static final int LONGEST_DEFAULT = 1_024;
    private static final Pattern PARAMETER = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]{0,127}");

    /** What a parameter without a default may stand for: there are places for numbers only, and for texts only. */
    private static final List<String> SAMPLES = List.of("1", SavedValue.of(Value.of("a")));

    /** The table may be one that a query is given. */
    private static final String UNKNOWN_TABLE = "unknown-lookup-table";

    private final SavedQuery query;
    private final Settings settings;
    private final List<Diagnostic> found = new ArrayList<>();

    private SavedQueryCheck(SavedQuery query, Settings settings) {
        this.query = query;
        this.settings = settings;
    }

    /** Every mistake and warning; places are those in its text. */
    public static List<Diagnostic> check(SavedQuery query, Settings settings) {
        SavedQueryCheck check = new SavedQueryCheck(query, settings);
        check.checkName();
        check.checkParameters();
        if (check.checkText()) {
            check.checkStages();
        }
        return List.copyOf(check.found);
    }

    private void error(String code, String message, String hint) {
        found.add(new Diagnostic(code, Severity.ERROR, message, null, hint));
    }

    private void checkName() {
        String name = query.name();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            error(
                    "saved-query-name",
                    "a saved query's name cannot have " + name.length() + " characters",
                    "it has 1 to " + LONGEST_NAME);
        }
        if (name.codePoints().anyMatch(SavedQueryCheck::isNoCharacterOfAName)) {
            error(
                    "saved-query-name",
                    "a saved query's name cannot have control characters",
                    "write letters, digits, blanks and /");
        }
    }

    private static boolean isNoCharacterOfAName(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }

    private void checkParameters() {
        if (query.parameters().size() > MOST_PARAMETERS) {
            error(
                    "saved-query-parameters",
                    "Parameter count exceeds the maximum of " + MOST_PARAMETERS + ": there are "
                            + query.parameters().size(),
                    "write values that hardly change into the query");
        }
        List<String> placeholders = SavedQuery.placeholders(query.text());
        Set<String> seen = new HashSet<>();
        for (SavedQuery.Parameter parameter : query.parameters()) {
            String name = parameter.name();
            if (!PARAMETER.matcher(name).matches()) {
                error(
                        "saved-query-parameters",
                        "a parameter cannot be named '" + name + "'",
                        "a name has 1 to 128 letters, digits and _, and does not begin with a digit");
            } else if (!seen.add(name)) {
                error("saved-query-parameters", "Duplicate parameter name: " + name, "give each a name of its own");
            } else if (!placeholders.contains(name)) {
                error(
                        "saved-query-parameters",
                        "Required parameters not found in queryString: " + name,
                        "write {{" + name + "}} where its value belongs");
            }
            String value = parameter.defaultValue();
            if (value != null && value.length() > LONGEST_DEFAULT) {
                error(
                        "saved-query-parameters",
                        "the default of parameter " + name + " has " + value.length() + " characters",
                        "it may have up to " + LONGEST_DEFAULT);
            }
        }
        placeholders.stream().filter(name -> query.parameter(name).isEmpty()).forEach(this::refuseUndeclared);
    }

    private void refuseUndeclared(String name) {
        String placeholder = "{{" + name + "}}";
        int start = query.text().indexOf(placeholder);
        found.add(Diagnostic.error(
                        "unknown-parameter",
                        "saved query " + query.name() + " has no parameter " + name,
                        new SourceSpan(start, start + placeholder.length()))
                .withHint("add it to the parameters"));
    }

    private boolean checkText() {
        String text = query.text();
        if (text.isBlank()) {
            error("saved-query-text", "saved query " + query.name() + " is empty", "write the stages of a query");
        } else if (text.length() > LONGEST_TEXT) {
            error(
                    "saved-query-text",
                    String.format(
                            Locale.ROOT,
                            "saved query %s has %,d characters, more than %,d",
                            query.name(),
                            text.length(),
                            LONGEST_TEXT),
                    "leave out what a query can add to the call");
        } else {
            return true;
        }
        return false;
    }

    private void checkStages() {
        Map<String, String> values = new HashMap<>();
        List<String> open = new ArrayList<>();
        for (String name : SavedQuery.placeholders(query.text())) {
            String value = query.parameter(name)
                    .map(SavedQuery.Parameter::defaultValue)
                    .orElse(null);
            if (value == null) {
                open.add(name);
                values.put(name, SAMPLES.getFirst());
            } else {
                values.put(name, SavedValue.ofDefault(Objects.requireNonNull(value)));
            }
        }
        List<Diagnostic> fewest = check(values);
        for (String name : open) {
            for (String sample : SAMPLES) {
                String before = Objects.requireNonNull(values.put(name, sample));
                List<Diagnostic> mistakes = check(values);
                if (mistakes.size() < fewest.size()) {
                    fewest = mistakes;
                } else {
                    values.put(name, before);
                }
            }
        }
        found.addAll(fewest);
    }

    private List<Diagnostic> check(Map<String, String> values) {
        FilledText filled = FilledText.of(query.text(), values);
        List<Diagnostic> inText = new ArrayList<>();
        for (Diagnostic diagnostic : Analyzer.check(filled, settings)) {
            SourceSpan span = diagnostic.span();
            if (!diagnostic.code().equals(UNKNOWN_TABLE)) {
                inText.add(new Diagnostic(
                        diagnostic.code(),
                        diagnostic.severity(),
                        diagnostic.message(),
                        span == null ? null : filled.written(span),
                        diagnostic.hint()));
            }
        }
        return inText;
    }
}
