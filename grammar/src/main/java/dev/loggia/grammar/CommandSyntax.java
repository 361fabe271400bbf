package dev.loggia.grammar;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the listings, messages and the reference say of a command of the language.
 * In the prose, what stands between backticks is code.
 *
 * @param name canonical, as it is printed
 * @param aliases other names that mean the same or nearly so
 * @param family the heading it stands under
 * @param syntax one form a line; {@code [x]} may be left out, {@code ...} repeats, {@code |} separates alternatives
 * @param summary one line, a verb first, without a final full stop
 * @param query a query that parses
 * @param guide how to use it
 */
public record CommandSyntax(
        String name,
        List<String> aliases,
        CommandFamily family,
        List<String> syntax,
        String summary,
        String query,
        CommandGuide guide) {

    public CommandSyntax {
        aliases = List.copyOf(aliases);
        syntax = List.copyOf(syntax);
    }

    /** Every command, family by family. */
    public static List<CommandSyntax> all() {
        return CommandReference.COMMANDS;
    }

    /** The command of a name or an alias, in any case. */
    public static Optional<CommandSyntax> find(String name) {
        return all().stream()
                .filter(command -> command.names().anyMatch(name::equalsIgnoreCase))
                .findFirst();
    }

    static List<String> allNames() {
        return all().stream().flatMap(CommandSyntax::names).toList();
    }

    private Stream<String> names() {
        return Stream.concat(Stream.of(name), aliases.stream());
    }
}
