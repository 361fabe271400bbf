package dev.loggia.query.command;

import java.util.List;

/** The name of a column, or several of which {@code *} stands for any characters. */
public record NamePattern(String text) {

    public boolean isWildcard() {
        return text.indexOf('*') >= 0;
    }

    public boolean matches(String name) {
        List<String> literals = List.of(text.split("\\*", -1));
        String first = literals.getFirst();
        if (literals.size() == 1) {
            return name.equals(first);
        }
        String last = literals.getLast();
        int end = name.length() - last.length();
        if (!name.startsWith(first) || !name.endsWith(last)) {
            return false;
        }
        int at = first.length();
        for (String literal : literals.subList(1, literals.size() - 1)) {
            int found = name.indexOf(literal, at);
            if (found < 0) {
                return false;
            }
            at = found + literal.length();
        }
        return at <= end;
    }
}
