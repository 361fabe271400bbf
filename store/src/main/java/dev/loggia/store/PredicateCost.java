package dev.loggia.store;

import dev.loggia.event.Predicate;
import dev.loggia.event.SystemField;

/** What it takes to test a predicate; the cheaper ones first. */
enum PredicateCost {
    COLUMN,
    SEARCH_IN_MESSAGE,
    REGEX_IN_MESSAGE;

    static PredicateCost of(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Contains contains -> isMessage(contains.field()) ? SEARCH_IN_MESSAGE : COLUMN;
            case Predicate.Matches matches -> isMessage(matches.field()) ? REGEX_IN_MESSAGE : COLUMN;
            case Predicate.Compare compare -> isMessage(compare.field()) ? SEARCH_IN_MESSAGE : COLUMN;
            case Predicate.In in -> isMessage(in.field()) ? SEARCH_IN_MESSAGE : COLUMN;
            case Predicate.Present present -> COLUMN;
            case Predicate.And and -> most(and.operands());
            case Predicate.Or or -> most(or.operands());
            case Predicate.Not not -> of(not.operand());
        };
    }

    private static boolean isMessage(String field) {
        return field.equals(SystemField.MESSAGE);
    }

    private static PredicateCost most(java.util.List<Predicate> operands) {
        return operands.stream()
                .map(PredicateCost::of)
                .max(PredicateCost::compareTo)
                .orElse(COLUMN);
    }
}
