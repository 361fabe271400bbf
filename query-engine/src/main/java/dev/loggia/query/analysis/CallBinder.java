package dev.loggia.query.analysis;

import dev.loggia.diagnostic.NearMiss;
import dev.loggia.diagnostic.SourceSpan;
import dev.loggia.event.TimeRange;
import dev.loggia.event.Value;
import dev.loggia.grammar.tree.Expression;
import dev.loggia.grammar.tree.FieldName;
import dev.loggia.grammar.tree.Period;
import dev.loggia.query.expression.BoundExpression;
import dev.loggia.query.function.Argument;
import dev.loggia.query.function.BindContext;
import dev.loggia.query.function.BuiltinFunctions;
import dev.loggia.query.function.FunctionDefinition;
import dev.loggia.query.function.FunctionDefinition.Parameter;
import dev.loggia.query.function.FunctionDefinition.ParameterType;
import dev.loggia.query.function.ParameterConversion;
import dev.loggia.query.function.ScalarDefinition;
import dev.loggia.regex.Regex;
import dev.loggia.regex.RegexSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Binds calls of functions: finds the definition, checks the arguments, prepares the code. */
final class CallBinder {

    private static final String FLAGS = "ismU";

    private static final int MOST_BRANCHES = 10;

    private final Settings settings;
    private final Problems problems;
    private final ExpressionBinder expressions;

    CallBinder(Settings settings, Problems problems, ExpressionBinder expressions) {
        this.settings = settings;
        this.problems = problems;
        this.expressions = expressions;
    }

    Optional<BoundExpression> bind(Expression.Call call) {
        Optional<ScalarDefinition> scalar = BuiltinFunctions.instance().scalar(call.name());
        boolean aggregate = BuiltinFunctions.instance().aggregate(call.name()).isPresent();
        if (aggregate && (scalar.isEmpty() || expressions.names().prefersAggregates())) {
            return expressions.names().aggregate(call);
        }
        if (scalar.isEmpty()) {
            reportUnknown(call);
            return Optional.empty();
        }
        return bindScalar(call, scalar.get());
    }

    private void reportUnknown(Expression.Call call) {
        List<String> known = BuiltinFunctions.instance().definitions().stream()
                .map(FunctionDefinition::name)
                .toList();
        String hint = ForeignFunctions.instead(call.name())
                .map(ours -> "write " + ours)
                .or(() -> NearMiss.of(call.name(), known).map(near -> "did you mean " + near + "?"))
                .orElse("loggia functions lists them all");
        problems.error("unknown-function", call.nameSpan(), "unknown function " + call.name(), hint);
        call.arguments().forEach(this::checkArgumentOfUnknown);
    }

    /** The arguments of an unknown function may hold mistakes of their own; what cannot be judged without it is left alone. */
    private void checkArgumentOfUnknown(Expression argument) {
        if (!(argument instanceof Expression.PeriodLiteral || argument instanceof Expression.Pattern)) {
            expressions.bind(argument);
        }
    }

    private Optional<BoundExpression> bindScalar(Expression.Call call, ScalarDefinition definition) {
        if (!checkCount(call, definition)) {
            call.arguments().forEach(this::checkArgumentOfUnknown);
            return Optional.empty();
        }
        checkBranches(call, definition);
        List<BoundExpression> values = new ArrayList<>();
        List<Argument> bound = new ArrayList<>();
        boolean failed = false;
        if (definition.readsTimestamp()) {
            Optional<BoundExpression> time =
                    expressions.names().field(new Expression.Field(FieldName.of("@timestamp"), call.span()));
            failed = time.isEmpty();
            values.add(time.orElse(new BoundExpression.Constant(null)));
            bound.add(new Argument.Computed());
        }
        for (int i = 0; i < call.arguments().size(); i++) {
            Optional<BoundArgument> argument =
                    bindArgument(call.arguments().get(i), definition.parameter(i), definition);
            failed |= argument.isEmpty();
            argument.ifPresent(found -> {
                values.add(found.value);
                bound.add(found.argument);
            });
        }
        if (failed) {
            return Optional.empty();
        }
        Context context = new Context(call);
        ScalarDefinition.Code code = definition.binder().bind(bound, context);
        return context.rejected
                ? Optional.empty()
                : Optional.of(ExpressionBinder.folded(new BoundExpression.Call(definition, code, values, bound)));
    }

    private void checkBranches(Expression.Call call, ScalarDefinition definition) {
        if (settings.strict()
                && definition.name().equals("case")
                && call.arguments().size() > 2 * MOST_BRANCHES + 1) {
            problems.error(
                    "argument-count",
                    call.span(),
                    "in the service case takes at most " + MOST_BRANCHES + " branches",
                    "without --strict it takes more");
        }
    }

    /** A bound argument. @param value what each row computes; a constant for a period or a regex */
    record BoundArgument(BoundExpression value, Argument argument) {}

    /** Whether the number of arguments is right; reported if not. */
    boolean checkCount(Expression.Call call, FunctionDefinition definition) {
        int count = call.star() ? 1 : call.arguments().size();
        int minimum = definition.minimumArguments();
        int maximum = definition.maximumArguments();
        if (!call.star() && count >= minimum && count <= maximum) {
            return true;
        }
        String expected = maximum == Integer.MAX_VALUE
                ? "at least " + plural(minimum)
                : minimum == maximum ? plural(minimum) : minimum + " to " + plural(maximum);
        String found = call.star() ? "*" : count == 0 ? "none" : String.valueOf(count);
        problems.error(
                "argument-count",
                call.span(),
                definition.name() + " takes " + (maximum == 0 ? "no arguments" : expected) + ", found " + found,
                "it is written " + signature(definition));
        return false;
    }

    private static String plural(int count) {
        return count == 1 ? "1 argument" : count + " arguments";
    }

    static String signature(FunctionDefinition definition) {
        return definition.parameters().stream()
                .map(CallBinder::parameter)
                .collect(Collectors.joining(", ", definition.name() + "(", ")"));
    }

    private static String parameter(Parameter parameter) {
        String text = parameter.name() + (parameter.repeated() ? ", ..." : "");
        return parameter.optional() ? "[" + text + "]" : text;
    }

    Optional<BoundArgument> bindArgument(Expression argument, Parameter parameter, FunctionDefinition definition) {
        return switch (parameter.type()) {
            case PERIOD -> period(argument, definition);
            case REGEX -> regex(argument, definition);
            case ANY, TEXT, NUMBER, TIMESTAMP, CONDITION ->
                expressions
                        .bind(argument)
                        .map(value -> value instanceof BoundExpression.Constant constant
                                ? constant(constant.value(), parameter.type())
                                : new BoundArgument(value, new Argument.Computed()));
        };
    }

    private static BoundArgument constant(@Nullable Value value, ParameterType type) {
        return new BoundArgument(
                new BoundExpression.Constant(value), new Argument.Constant(ParameterConversion.convert(value, type)));
    }

    private Optional<BoundArgument> period(Expression argument, FunctionDefinition definition) {
        if (argument instanceof Expression.PeriodLiteral literal) {
            return Optional.of(new BoundArgument(
                    new BoundExpression.Constant(null), new Argument.OfPeriod(literal.period(), false)));
        }
        String text = ExpressionBinder.textOf(argument);
        if (text != null && !settings.strict()) {
            Optional<Period> period = Period.parse(text);
            if (period.isPresent()) {
                return Optional.of(new BoundArgument(
                        new BoundExpression.Constant(null), new Argument.OfPeriod(period.get(), true)));
            }
        }
        problems.error(
                "argument-type",
                argument.span(),
                definition.name() + " needs a period here, such as 5m or 1h",
                "units are ms, s, m, h, d, w, mo, q and y");
        return Optional.empty();
    }

    private Optional<BoundArgument> regex(Expression argument, FunctionDefinition definition) {
        Optional<Regex> regex = Optional.empty();
        String text = ExpressionBinder.textOf(argument);
        if (argument instanceof Expression.Pattern pattern) {
            regex = compile(pattern);
        } else if (text != null) {
            regex = compile(text, "", argument.span());
        } else {
            problems.error(
                    "argument-type",
                    argument.span(),
                    definition.name() + " needs a regular expression here, written as text or between slashes",
                    null);
        }
        return regex.map(found -> new BoundArgument(new BoundExpression.Constant(null), new Argument.OfRegex(found)));
    }

    /** The compiled pattern, or empty when a mistake in it was reported. */
    Optional<Regex> compile(Expression.Pattern pattern) {
        String flags = pattern.flags();
        if (flags == null) {
            return compile(pattern.regex(), "", pattern.regexSpan());
        }
        SourceSpan flagsSpan = new SourceSpan(
                pattern.span().end() - flags.length(), pattern.span().end());
        boolean known = flags.chars().allMatch(flag -> FLAGS.indexOf(flag) >= 0);
        if (settings.strict() || !known) {
            problems.error(
                    "regex",
                    flagsSpan,
                    known
                            ? "the service takes no flags after a regular expression"
                            : "unknown flags " + flags + " after a regular expression",
                    "write the flag inside: /(?i)" + pattern.regex() + "/");
            return Optional.empty();
        }
        return compile(pattern.regex(), flags, pattern.regexSpan());
    }

    private Optional<Regex> compile(String pattern, String flags, SourceSpan span) {
        try {
            return Optional.of(Regex.compile(pattern, flags));
        } catch (RegexSyntaxException e) {
            boolean exact = span.end() - span.start() == pattern.length();
            SourceSpan at = exact ? new SourceSpan(span.start() + e.start(), span.start() + e.end()) : span;
            problems.error("regex", at, String.valueOf(e.getMessage()), null);
            return Optional.empty();
        }
    }

    Context context(Expression.Call call) {
        return new Context(call);
    }

    /** What a definition may know and complain of. */
    final class Context implements BindContext {
        private final Expression.Call call;
        private boolean rejected;

        private Context(Expression.Call call) {
            this.call = call;
        }

        boolean rejected() {
            return rejected;
        }

        @Override
        public long queryTime() {
            return settings.queryTime();
        }

        @Override
        public TimeRange range() {
            return settings.range();
        }

        @Override
        public void reject(int argument, String message, String hint) {
            rejected = true;
            problems.error("argument-type", span(argument), message, hint.isEmpty() ? null : hint);
        }

        @Override
        public void warn(int argument, String code, String message) {
            problems.warning(code, span(argument), message, null);
        }

        private SourceSpan span(int argument) {
            return argument < 0 || argument >= call.arguments().size()
                    ? call.span()
                    : call.arguments().get(argument).span();
        }
    }
}
