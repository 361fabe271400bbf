package dev.loggia.query.analysis;

import dev.loggia.event.SystemField;
import dev.loggia.event.Value;
import dev.loggia.grammar.tree.Command;
import dev.loggia.grammar.tree.Expression;
import dev.loggia.grammar.tree.FieldName;
import java.util.List;

/**
 * {@code search "a" and not "b"} (sections 3.0 and 9): a filter in which a text alone means that the message contains it, as {@code like}
 * finds it. The service knows the word and documents nothing of it.
 */
final class SearchAnalyzer {

    private final CommandAnalyzer commands;
    private final Settings settings;
    private final Problems problems;

    SearchAnalyzer(CommandAnalyzer commands, Settings settings, Problems problems) {
        this.commands = commands;
        this.settings = settings;
        this.problems = problems;
    }

    void search(Command.Search search) {
        if (settings.strict()) {
            problems.error(
                    "not-documented",
                    search.span(),
                    "the service does not document search",
                    "write filter @message like \"text\"");
        }
        commands.analyzeFilter(condition(search.condition()));
    }

    private static Expression condition(Expression written) {
        if (written instanceof Expression.Literal literal && literal.value() instanceof Value.Text) {
            return contains(literal);
        }
        if (written instanceof Expression.Unary unary && unary.operator() == Expression.UnaryOperator.NOT) {
            return new Expression.Unary(unary.operator(), condition(unary.operand()), unary.span());
        }
        if (written instanceof Expression.Logical logical) {
            List<Expression> operands =
                    logical.operands().stream().map(SearchAnalyzer::condition).toList();
            return new Expression.Logical(logical.operator(), operands, logical.span());
        }
        return written;
    }

    private static Expression contains(Expression text) {
        Expression message = new Expression.Field(FieldName.of(SystemField.MESSAGE), text.span());
        return new Expression.Like(message, false, text, text.span());
    }
}
