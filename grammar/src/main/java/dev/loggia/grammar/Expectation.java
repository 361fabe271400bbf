package dev.loggia.grammar;

import static dev.loggia.grammar.LogsInsights.*;
import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.atn.RuleStopState;
import org.antlr.v4.runtime.atn.RuleTransition;
import org.antlr.v4.runtime.atn.Transition;
import org.jspecify.annotations.Nullable;

/**
 * What could have come at a place of the grammar.
 *
 * @param rules those of {@link #RULES}
 * @param tokens the types of tokens that do not begin one of these rules
 */
record Expectation(SortedSet<Integer> rules, SortedSet<Integer> tokens) {

    /** Rules that messages name, instead of the tokens they begin with. None of them can be empty. */
    private static final Map<Integer, List<String>> RULES = Map.ofEntries(
            entry(RULE_operand, List.of("a field name", "a function", "a value", "'('")),
            entry(RULE_field, List.of("a field name")),
            entry(RULE_name, List.of("a name")),
            entry(RULE_wildcard, List.of("a field name")),
            entry(RULE_literal, List.of("a value")),
            entry(RULE_optionValue, List.of("a value")),
            entry(RULE_list, List.of("a list in square brackets")),
            entry(RULE_rowCount, List.of("a number of rows")),
            entry(RULE_relativeTime, List.of("a time such as -1h")),
            entry(RULE_selector, List.of("a log group")),
            entry(RULE_tagEntry, List.of("\"key\" or \"values\"")),
            entry(RULE_accessor, List.of()));

    private static final Set<Integer> OPERATORS = Set.of(
            PLUS,
            MINUS,
            STAR,
            SLASH,
            PERCENT,
            CARET,
            EQUAL,
            NOT_EQUAL,
            LESS,
            LESS_OR_EQUAL,
            GREATER,
            GREATER_OR_EQUAL,
            MATCHES,
            NOT_MATCHES,
            AND,
            OR,
            NOT,
            LIKE,
            IN);

    /**
     * @param from the state of the parser before the offending token
     * @param within the rules that the parser is in; those that begin with the offending token are expected as a whole
     */
    static Expectation at(ATN grammar, ATNState from, ParserRuleContext within, Token offending) {
        ATNState state = from;
        ParserRuleContext rule = within;
        while (rule.getParent() != null && rule.getStart().equals(offending)) {
            state = grammar.states.get(rule.invokingState);
            rule = rule.getParent();
        }
        Walk walk = new Walk(grammar);
        walk.from(state, null, rule);
        return new Expectation(walk.rules, walk.tokens);
    }

    boolean operand() {
        return rules.contains(RULE_operand);
    }

    boolean name() {
        return operand() || rules.contains(RULE_name) || rules.contains(RULE_field) || tokens.contains(NAME);
    }

    boolean end() {
        return tokens.contains(Token.EOF);
    }

    /** The words that are expected as such. */
    List<String> keywords() {
        return tokens.stream()
                .filter(type -> type >= AND && type <= TIME_SHIFT)
                .map(Expectation::word)
                .toList();
    }

    /** A handful of phrases, joined for a sentence: "a field name, 'as' or '|'". */
    String inWords() {
        Set<String> phrases = new LinkedHashSet<>();
        rules.forEach(rule -> phrases.addAll(RULES.getOrDefault(rule, List.of())));
        boolean manyOperators = tokens.stream().filter(OPERATORS::contains).count() > 2;
        for (int type : tokens) {
            if (OPERATORS.contains(type) && manyOperators && !operand()) {
                phrases.add("an operator");
            } else if (!(operand() && (type == NOT || type == BANG)) && type != DOT && type != Token.EOF) {
                phrases.add(phrase(type));
            }
        }
        if (end()) {
            phrases.add("'|'");
        }
        List<String> list = new ArrayList<>(phrases);
        int last = list.size() - 1;
        return last < 1 ? String.join("", list) : String.join(", ", list.subList(0, last)) + " or " + list.get(last);
    }

    private static String phrase(int type) {
        return switch (type) {
            case NAME, QUOTED_NAME -> "a name";
            case OPTION -> "an option";
            case FUNCTION -> "a function";
            case NUMBER -> "a number";
            case STRING -> "a string in quotes";
            case GLOB -> "a pattern in quotes";
            case REGEX -> "a regex between slashes";
            case DURATION -> "a period such as 5m";
            case SUBQUERY -> "a query in parentheses";
            case EQUAL -> "'='";
            case MINUS -> "'-'";
            case STAR -> "'*'";
            case COMMA -> "','";
            case COLON -> "':'";
            case DOLLAR -> "'$'";
            case LEFT_PAREN -> "'('";
            case RIGHT_PAREN -> "')'";
            case LEFT_BRACKET -> "'['";
            case RIGHT_BRACKET -> "']'";
            case LEFT_BRACE -> "'{'";
            case RIGHT_BRACE -> "'}'";
            default -> "'" + word(type) + "'";
        };
    }

    private static String word(int type) {
        return VOCABULARY.getSymbolicName(type).toLowerCase(Locale.ROOT).replace("_", "");
    }

    /** Follows every way from a state that needs no token. */
    private static final class Walk {

        private final ATN grammar;
        private final SortedSet<Integer> rules = new TreeSet<>();
        private final SortedSet<Integer> tokens = new TreeSet<>();
        private final Set<Place> seen = new HashSet<>();

        Walk(ATN grammar) {
            this.grammar = grammar;
        }

        /** The states to go on from at the ends of the rules that the walk itself went into. */
        private record Return(ATNState state, @Nullable Return outer) {}

        private record Place(int state, @Nullable Return outer, RuleContext within) {}

        void from(ATNState state, @Nullable Return outer, RuleContext within) {
            if (!seen.add(new Place(state.stateNumber, outer, within))) {
                return;
            }
            if (state instanceof RuleStopState) {
                if (outer != null) {
                    from(outer.state(), outer.outer(), within);
                } else if (within.parent != null) {
                    RuleTransition call = (RuleTransition)
                            grammar.states.get(within.invokingState).transition(0);
                    from(call.followState, null, within.parent);
                }
                return;
            }
            for (Transition transition : state.getTransitions()) {
                if (transition instanceof RuleTransition call) {
                    if (RULES.containsKey(call.ruleIndex)) {
                        rules.add(call.ruleIndex);
                    } else {
                        from(call.target, new Return(call.followState, outer), within);
                    }
                } else if (transition.isEpsilon()) {
                    from(transition.target, outer, within);
                } else {
                    tokens.addAll(transition.label().toSet());
                }
            }
        }
    }
}
