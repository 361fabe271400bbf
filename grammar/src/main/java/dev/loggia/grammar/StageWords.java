package dev.loggia.grammar;

import static dev.loggia.grammar.LogsInsights.*;
import static java.util.Map.entry;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/**
 * Tells keywords from names in the tokens of one stage. Hardly a word is reserved: {@code by} is a keyword in {@code stats} after
 * an operand and a field elsewhere, {@code in} is a field in {@code sum(in)} (section 1.9).
 */
final class StageWords {

    private static final Map<String, Integer> COMMANDS = Map.ofEntries(
            entry("fields", FIELDS),
            entry("display", DISPLAY),
            entry("filter", FILTER),
            entry("where", FILTER),
            entry("filterindex", FILTER_INDEX),
            entry("parse", PARSE),
            entry("json", JSON),
            entry("stats", STATS),
            entry("sort", SORT),
            entry("order", SORT),
            entry("limit", LIMIT),
            entry("head", HEAD),
            entry("tail", TAIL),
            entry("dedup", DEDUP),
            entry("pattern", PATTERN),
            entry("diff", DIFF),
            entry("anomaly", ANOMALY),
            entry("relevantfields", RELEVANT_FIELDS),
            entry("unnest", UNNEST),
            entry("expand", EXPAND),
            entry("lookup", LOOKUP),
            entry("cidrlookup", CIDR_LOOKUP),
            entry("unmask", UNMASK),
            entry("addtotals", ADD_TOTALS),
            entry("accum", ACCUM),
            entry("autoregress", AUTO_REGRESS),
            entry("filldown", FILL_DOWN),
            entry("fillmissing", FILL_MISSING),
            entry("outlier", OUTLIER),
            entry("sessionize", SESSIONIZE),
            entry("countfrequent", COUNT_FREQUENT),
            entry("count_frequent", COUNT_FREQUENT),
            entry("logcompare", LOG_COMPARE),
            entry("estimate", ESTIMATE),
            entry("join", JOIN),
            entry("appendcols", APPEND_COLS),
            entry("search", SEARCH),
            entry("source", SOURCE));

    /** Keywords of every stage, at any depth. */
    private static final Map<String, Integer> OPERATORS = Map.of("and", AND, "or", OR, "like", LIKE, "in", IN);

    /** Keywords of a stage outside its parentheses, where an operand has just ended. */
    private static final Map<Integer, Map<String, Integer>> AFTER_OPERAND = Map.ofEntries(
            entry(STATS, Map.of("by", BY, "offset", OFFSET)),
            entry(SORT, Map.of("asc", ASC, "desc", DESC)),
            entry(PARSE, Map.of("logfmt", LOGFMT, "csv", CSV, "xml", XML, "multi", MULTI)),
            entry(RELEVANT_FIELDS, Map.of("where", WHERE)),
            entry(JOIN, Map.of("where", WHERE)),
            entry(UNNEST, Map.of("into", INTO)),
            entry(LOOKUP, Map.of("output", OUTPUT, "outputnew", OUTPUT_NEW)),
            entry(CIDR_LOOKUP, Map.of("output", OUTPUT, "outputnew", OUTPUT_NEW)),
            entry(FILL_MISSING, Map.of("for", FOR)),
            entry(SESSIONIZE, Map.of("maxspan", MAX_SPAN)));

    /** Keywords right after the command. */
    private static final Map<Integer, Map<String, Integer>> AFTER_COMMAND = Map.of(
            LIMIT, Map.of("any", ANY),
            FILL_MISSING, Map.of("with", WITH),
            LOG_COMPARE, Map.of("timeshift", TIME_SHIFT),
            RELEVANT_FIELDS, Map.of("where", WHERE),
            JOIN, Map.of("where", WHERE));

    private static final Set<Integer> WITH_OPTIONS =
            Set.of(SOURCE, JSON, ADD_TOTALS, AUTO_REGRESS, OUTLIER, JOIN, APPEND_COLS);

    private final List<QueryToken> tokens;
    private final int command;
    private final Map<String, Integer> ownWords;
    private int depth;

    private StageWords(List<QueryToken> tokens) {
        this.tokens = tokens;
        this.command = command(tokens.getFirst());
        this.ownWords = AFTER_OPERAND.getOrDefault(command, Map.of());
    }

    /** The token type of a stage's first token if it is the name of a command, else 0. */
    static int command(QueryToken first) {
        return first.is(NAME) ? COMMANDS.getOrDefault(first.value().toLowerCase(Locale.ROOT), 0) : 0;
    }

    static boolean isCommand(String word) {
        return COMMANDS.containsKey(word.toLowerCase(Locale.ROOT));
    }

    /** Whether a marked token can be the first of a stage. */
    static boolean beginsStage(QueryToken token) {
        return token.is(DOLLAR) || COMMANDS.containsValue(token.getType());
    }

    /** Gives the words of a stage their types, and the strings that are patterns theirs. */
    static void mark(List<QueryToken> tokens) {
        new StageWords(tokens).mark();
    }

    private void mark() {
        QueryToken first = tokens.getFirst();
        if (command == 0 && !first.is(DOLLAR)) {
            return;
        }
        if (command != 0) {
            first.become(command);
        }
        for (int i = 1; i < tokens.size(); i++) {
            QueryToken token = tokens.get(i);
            switch (token.getType()) {
                case NAME, BARE_SOURCE -> {
                    token.become(type(i));
                    if (token.isWord("null") && isComparison(tokens.get(i - 1))) {
                        tokens.set(i, SyntaxMessages.nullLiteral(token));
                    }
                }
                case STRING -> token.become(command == PARSE && depth == 0 ? GLOB : STRING);
                case LEFT_PAREN, LEFT_BRACKET, LEFT_BRACE -> depth++;
                case RIGHT_PAREN, RIGHT_BRACKET, RIGHT_BRACE -> depth--;
                default -> {}
            }
        }
    }

    private int type(int index) {
        QueryToken token = tokens.get(index);
        QueryToken previous = tokens.get(index - 1);
        QueryToken next = tokens.get(index + 1);
        String word = token.value().toLowerCase(Locale.ROOT);
        if (previous.is(DOT) || previous.is(AS) || next.is(DOT)) {
            return token.getType();
        }
        if (previous.is(DOLLAR)) {
            return FUNCTION;
        }
        if (token.is(BARE_SOURCE) && index > 1 && isCommand(word)) {
            return NAME;
        }
        int leading = index == 1 ? leading(word, next) : 0;
        if (leading != 0) {
            return leading;
        }
        if (depth == 0 && next.is(EQUAL) && WITH_OPTIONS.contains(command) && !previous.is(WHERE)) {
            return OPTION;
        }
        int keyword = keyword(word, previous);
        boolean negated = previous.is(NOT) && index > 1 && endsOperand(tokens.get(index - 2));
        if (keyword != 0 && (negated || endsOperand(previous) || beginsOperand(next, keyword))) {
            return keyword;
        }
        return switch (word) {
            case "true" -> TRUE;
            case "false" -> FALSE;
            default -> next.is(LEFT_PAREN) ? FUNCTION : token.getType();
        };
    }

    /** The keyword that a word right after the command is, or 0. */
    private int leading(String word, QueryToken next) {
        if (command == SORT && word.equals("by")) {
            boolean key = next.is(NAME) && !next.isWord("asc") && !next.isWord("desc");
            return key || next.is(Token.EOF) || next.is(QUOTED_NAME) || next.is(LEFT_PAREN) ? BY : 0;
        }
        if (command == PARSE && next.isWord("as")) {
            return word.equals("logfmt") ? LOGFMT : word.equals("csv") ? CSV : 0;
        }
        return AFTER_COMMAND.getOrDefault(command, Map.of()).getOrDefault(word, 0);
    }

    /** The keyword that a word can be here, or 0. */
    private int keyword(String word, QueryToken previous) {
        if (word.equals("not")) {
            return NOT;
        }
        if (depth > 0) {
            return OPERATORS.getOrDefault(word, 0);
        }
        if (word.equals("as")) {
            return AS;
        }
        int own = ownWords.getOrDefault(word, 0);
        boolean fieldOrAlias = previous.is(PARSE) || previous.is(GLOB) && own != MULTI;
        return own == 0 || fieldOrAlias ? OPERATORS.getOrDefault(word, 0) : own;
    }

    private static boolean isComparison(QueryToken token) {
        return switch (token.getType()) {
            case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> true;
            default -> false;
        };
    }

    /** Whether no operand is due after a token, so that a word which can be a keyword is one. */
    private static boolean endsOperand(QueryToken token) {
        return switch (token.getType()) {
            case NAME,
                    QUOTED_NAME,
                    NUMBER,
                    STRING,
                    GLOB,
                    REGEX,
                    DURATION,
                    TRUE,
                    FALSE,
                    RIGHT_PAREN,
                    RIGHT_BRACKET,
                    SUBQUERY,
                    LOGFMT,
                    CSV,
                    MULTI -> true;
            default -> false;
        };
    }

    /**
     * Whether the token after a word where an operand is due shows that the word is no operand. If it does, the word is a keyword in
     * the wrong place, and the parser says so; else it is a field. At the end of a stage an operand is rather forgotten than called
     * "and".
     */
    private boolean beginsOperand(QueryToken next, int keyword) {
        return switch (next.getType()) {
            case NAME -> keyword == NOT || keyword(next.value().toLowerCase(Locale.ROOT), next) == 0;
            case QUOTED_NAME, NUMBER, STRING, REGEX, DURATION, SUBQUERY, LEFT_PAREN, LEFT_BRACKET -> true;
            case MINUS, BANG -> keyword == NOT;
            case Token.EOF -> keyword == AND || keyword == OR || keyword == NOT || keyword == AS;
            default -> false;
        };
    }
}
