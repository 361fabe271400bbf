package dev.loggia;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A query to keep under a name, so that others call it: <code>$errors(level = "WARN")</code> stands for the stages of the saved query
 * {@code errors}, in which <code>{{level}}</code> is replaced by {@code "WARN"}. Immutable.
 *
 * @param name 1 to 255 characters; in a call, one that is more than letters, digits and {@code _} is written in backticks
 * @param text up to 10,000 characters; may not call another saved query
 * @param parameters up to 20, each with a place in the text
 * @param description for people; may be empty, up to 512 characters
 */
public record SavedQuery(String name, String text, List<Parameter> parameters, String description) {

    public SavedQuery {
        parameters = List.copyOf(parameters);
    }

    /**
     * A parameter.
     *
     * @param name letters, digits and {@code _}, up to 128, not beginning with a digit
     * @param defaultValue what a call that does not name the parameter means: a number, {@code true}, {@code false}, or a text, which may be
     *     in quotes; up to 1,024 characters. Empty when every call has to give a value
     * @param description for people; may be empty, up to 512 characters
     */
    public record Parameter(String name, Optional<String> defaultValue, String description) {}

    /** A query whose parameters are what stands in <code>{{}}</code> in its text, all without a default. */
    public static SavedQuery of(String name, String text) {
        return new SavedQuery(
                name,
                text,
                dev.loggia.query.saved.SavedQuery.placeholders(text).stream()
                        .map(parameter -> new Parameter(parameter, Optional.empty(), ""))
                        .toList(),
                "");
    }

    public SavedQuery withDescription(String newDescription) {
        return new SavedQuery(name, text, parameters, newDescription);
    }

    /** With a parameter in the place of the one of its name, or behind the others. */
    public SavedQuery withParameter(Parameter parameter) {
        List<Parameter> changed = new ArrayList<>(parameters);
        List<String> names = parameters.stream().map(Parameter::name).toList();
        int place = names.indexOf(parameter.name());
        if (place < 0) {
            changed.add(parameter);
        } else {
            changed.set(place, parameter);
        }
        return new SavedQuery(name, text, changed, description);
    }

    /** What the engine knows of it. */
    dev.loggia.query.saved.SavedQuery definition() {
        return new dev.loggia.query.saved.SavedQuery(
                name,
                text,
                parameters.stream()
                        .map(parameter -> new dev.loggia.query.saved.SavedQuery.Parameter(
                                parameter.name(), parameter.defaultValue().orElse(null)))
                        .toList());
    }
}
