package dev.loggia.grammar;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.diagnostic.NearMiss;
import dev.loggia.diagnostic.SourceSpan;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** The wording of syntax errors: what was found, what was expected, and what probably was meant. */
final class SyntaxMessages {

    static final String CODE = "syntax";

    private static final String COMMANDS = "a command such as fields, filter, stats, sort, limit";

    private SyntaxMessages() {}

    /** @param first whether no pipe comes before */
    static Diagnostic emptyStage(QueryToken end, boolean first) {
        Diagnostic problem = error("expected " + COMMANDS + " but found " + found(end), end.span());
        if (end.is(LogsInsights.PIPE)) {
            return problem.withHint("there is no command between two pipes: remove one of them");
        }
        return first ? problem : problem.withHint("nothing follows the last pipe: remove it or add a command");
    }

    static Diagnostic unknownCommand(List<QueryToken> tokens) {
        QueryToken first = tokens.getFirst();
        QueryToken second = tokens.get(1);
        boolean list = second.is(LogsInsights.COMMA)
                || second.is(Token.EOF) && second.value().equals(")");
        return error("expected " + COMMANDS + " but found " + found(first), pointed(first))
                .withHint(list ? Advice.LIST : insteadOfCommand(first, second));
    }

    private static @Nullable String insteadOfCommand(QueryToken first, QueryToken second) {
        if (!first.is(LogsInsights.NAME)) {
            return switch (first.getType()) {
                case LogsInsights.STRING -> "search text with `filter @message like \"text\"`";
                case LogsInsights.REGEX -> "search text with `filter @message like /regex/`";
                case LogsInsights.LEFT_PAREN, LogsInsights.BANG -> "begin a condition with `filter`";
                default -> null;
            };
        }
        Optional<String> meant = NearMiss.of(first.value(), CommandSyntax.allNames());
        String foreign = ForeignWords.insteadOfCommand(first.value());
        if (meant.isPresent()) {
            return didYouMean(meant.get());
        }
        if (foreign != null) {
            return foreign;
        }
        return switch (second.getType()) {
            case LogsInsights.EQUAL,
                    LogsInsights.NOT_EQUAL,
                    LogsInsights.LESS,
                    LogsInsights.LESS_OR_EQUAL,
                    LogsInsights.GREATER,
                    LogsInsights.GREATER_OR_EQUAL,
                    LogsInsights.MATCHES,
                    LogsInsights.NOT_MATCHES,
                    LogsInsights.DOT -> "begin a condition with `filter`";
            case LogsInsights.NAME ->
                second.isWord("like") || second.isWord("in") || second.isWord("not")
                        ? "begin a condition with `filter`"
                        : null;
            case LogsInsights.LEFT_PAREN -> "call a function in `fields`, `filter` or `stats`";
            case Token.EOF -> "search text with `filter @message like \"" + Names.shortened(first.value()) + "\"`";
            default -> null;
        };
    }

    /** The token at an index is none of those expected. */
    static Diagnostic unexpected(List<QueryToken> tokens, int index, Expectation expected) {
        QueryToken token = tokens.get(index);
        if (token.problem() != null) {
            return token.problem();
        }
        return error("expected " + expected.inWords() + " but found " + found(token), pointed(token))
                .withHint(Advice.on(tokens, index, expected));
    }

    static StageRejected lateSource(QueryToken source) {
        return new StageRejected(error("SOURCE comes before all other commands", source.span())
                .withHint("move it to the beginning of the query"));
    }

    /** Stands for the mistakes that are left out, at the place of the first of them. */
    static Diagnostic more(Diagnostic next, int count) {
        return Diagnostic.error(
                CODE,
                "there are " + count + " more mistakes from here on, which are not listed",
                Objects.requireNonNull(next.span()));
    }

    static String didYouMean(String word) {
        return "did you mean `" + word + "`?";
    }

    /** A word is none of a handful. */
    static StageRejected unknownWord(String what, QueryToken token, List<String> known) {
        Diagnostic problem = error(
                "unknown " + what + " '" + Names.shortened(token.value()) + "'; known: " + String.join(", ", known),
                token.span());
        return new StageRejected(problem.withHint(NearMiss.of(token.value(), known)
                .map(SyntaxMessages::didYouMean)
                .orElse(null)));
    }

    static QueryToken tooDeep(QueryToken token, int maximum) {
        return QueryToken.refused(
                token,
                Diagnostic.error(
                                "limit-nesting",
                                "this nests deeper than " + maximum
                                        + " levels of parentheses, calls, lists and operators in a row",
                                pointed(token))
                        .withHint("the limit is called nesting; split the expression over several `fields` commands"));
    }

    static QueryToken neverClosed(QueryToken parenthesis) {
        return QueryToken.error(
                parenthesis.start(),
                parenthesis.end(),
                parenthesis.end(),
                "this parenthesis is never closed",
                "add a ) after the query");
    }

    static QueryToken nullLiteral(QueryToken token) {
        return QueryToken.error(
                token.start(),
                token.end(),
                token.end(),
                "'" + token.value() + "' is not a value",
                "write `ispresent(field)` or `not ispresent(field)`; a field of this name goes in backticks");
    }

    static Diagnostic error(String message, SourceSpan span) {
        return Diagnostic.error(CODE, message, span);
    }

    /** A subquery is pointed at by its parenthesis alone. */
    private static SourceSpan pointed(QueryToken token) {
        return token.is(LogsInsights.SUBQUERY) ? new SourceSpan(token.start(), token.start() + 1) : token.span();
    }

    static String found(QueryToken token) {
        return switch (token.getType()) {
            case Token.EOF -> token.value().isEmpty() ? "the end of the query" : "'" + token.value() + "'";
            case LogsInsights.STRING, LogsInsights.GLOB ->
                "the string " + Names.shortened(QuotedText.string(token.value()));
            case LogsInsights.REGEX -> "the regex " + Names.shortened(token.value());
            case LogsInsights.QUOTED_NAME -> Names.shortened(QuotedText.name(token.value()));
            case LogsInsights.UNKNOWN -> unknownCharacter(token.value());
            default -> "'" + Names.shortened(token.value()) + "'";
        };
    }

    private static String unknownCharacter(String character) {
        if (character.startsWith("@")) {
            return "'" + Names.shortened(character) + "'";
        }
        int codePoint = character.codePointAt(0);
        boolean visible = !Character.isISOControl(codePoint)
                && Character.isDefined(codePoint)
                && Character.getType(codePoint) != Character.SURROGATE
                && Character.getType(codePoint) != Character.FORMAT;
        return visible ? "'" + character + "'" : "the character " + String.format("U+%04X", codePoint);
    }
}
