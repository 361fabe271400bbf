package dev.loggia.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.DecisionState;
import org.antlr.v4.runtime.atn.LL1Analyzer;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.junit.jupiter.api.Test;

class GrammarTest {

    /** This is what makes parsing linear and the lists of expected tokens exact. */
    @Test
    void oneTokenOfLookaheadDecides() {
        LL1Analyzer analyzer = new LL1Analyzer(LogsInsights._ATN);
        for (DecisionState decision : LogsInsights._ATN.decisionToState) {
            String rule = LogsInsights.ruleNames[decision.ruleIndex];
            IntervalSet before = new IntervalSet();
            for (IntervalSet alternative : analyzer.getDecisionLookahead(decision)) {
                assertThat(alternative).as("lookahead in rule %s", rule).isNotNull();
                assertThat(before.and(alternative).isNil())
                        .as("one token decides in rule %s", rule)
                        .isTrue();
                before.addAll(alternative);
            }
        }
    }

    @Test
    void everyTokenIsUsed() {
        IntervalSet used = new IntervalSet();
        LogsInsights._ATN.states.forEach(state -> Arrays.stream(state.getTransitions())
                .filter(transition -> transition.label() != null)
                .forEach(transition -> used.addAll(transition.label())));
        for (int type = 1; type <= LogsInsights._ATN.maxTokenType; type++) {
            boolean never = type == LogsInsights.PIPE || type == LogsInsights.ERROR || type == LogsInsights.UNKNOWN;
            assertThat(used.contains(type))
                    .as(LogsInsights.VOCABULARY.getSymbolicName(type))
                    .isEqualTo(!never);
        }
        assertThat(used.contains(Token.EOF)).isTrue();
    }
}
