package dev.loggia.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a stream gets colours: what the user says, else what the environment says, else whether it is a terminal. */
final class Colours {

    /** The values of {@code --color}. */
    static final List<String> CHOICES = List.of("auto", "always", "never");

    private Colours() {}

    /** @param when the value of {@code --color} */
    static boolean of(Optional<String> when, boolean terminal, Map<String, String> variables) {
        return switch (when.orElse("auto")) {
            case "always" -> true;
            case "never" -> false;
            case "auto" ->
                terminal && variables.getOrDefault("NO_COLOR", "").isEmpty() && !"dumb".equals(variables.get("TERM"));
            default ->
                throw new UsageException("unknown value of --color: " + when.get(), "write auto, always or never");
        };
    }
}
