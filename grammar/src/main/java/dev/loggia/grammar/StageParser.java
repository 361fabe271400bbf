package dev.loggia.grammar;

import java.util.List;
import org.antlr.v4.runtime.ANTLRErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/** Runs the generated parser over one stage, up to the first mistake: no token is ever made up or left out. */
final class StageParser {

    private StageParser() {}

    /**
     * The parse tree of a stage whose words are marked.
     *
     * @throws StageRejected at the first token that does not fit
     */
    static LogsInsights.StageContext parse(List<QueryToken> tokens) {
        QueryToken first = tokens.getFirst();
        if (first.problem() == null && !StageWords.beginsStage(first)) {
            throw new StageRejected(SyntaxMessages.unknownCommand(tokens));
        }
        LogsInsights parser = new LogsInsights(new CommonTokenStream(new ListTokenSource(tokens)));
        parser.removeErrorListeners();
        parser.setTrimParseTree(true);
        parser.setErrorHandler(new StopAtMistake(tokens));
        return parser.stage();
    }

    /**
     * Where a repetition or an option is passed over, the parser goes on and fails further out, where fewer tokens are expected than
     * could have come. So the first place at which the offending token was passed over is kept: everything expected later is
     * expected there too.
     */
    private static final class StopAtMistake implements ANTLRErrorStrategy {

        private final List<QueryToken> tokens;
        private int passedOver = -1;
        private @Nullable ATNState state;
        private @Nullable ParserRuleContext context;

        StopAtMistake(List<QueryToken> tokens) {
            this.tokens = tokens;
        }

        @Override
        public void sync(Parser parser) {
            IntervalSet next = parser.getATN().nextTokens(state(parser));
            if (next.contains(parser.getCurrentToken().getType())) {
                return;
            }
            if (!next.contains(Token.EPSILON)) {
                throw mistake(parser);
            }
            int index = parser.getInputStream().index();
            if (passedOver != index) {
                passedOver = index;
                state = state(parser);
                context = parser.getContext();
            }
        }

        @Override
        public Token recoverInline(Parser parser) {
            throw mistake(parser);
        }

        @Override
        public void recover(Parser parser, RecognitionException e) {
            throw mistake(parser);
        }

        @Override
        public void reportError(Parser parser, RecognitionException e) {
            throw mistake(parser);
        }

        @Override
        public boolean inErrorRecoveryMode(Parser parser) {
            return false;
        }

        @Override
        public void reportMatch(Parser parser) {}

        @Override
        public void reset(Parser parser) {}

        private StageRejected mistake(Parser parser) {
            int index = parser.getInputStream().index();
            ATNState from = state(parser);
            ParserRuleContext within = parser.getContext();
            if (passedOver == index && state != null && context != null) {
                from = state;
                within = context;
            }
            Expectation expected = Expectation.at(parser.getATN(), from, within, parser.getCurrentToken());
            return new StageRejected(SyntaxMessages.unexpected(tokens, index, expected));
        }

        private static ATNState state(Parser parser) {
            ATN atn = parser.getATN();
            return atn.states.get(parser.getState());
        }
    }
}
