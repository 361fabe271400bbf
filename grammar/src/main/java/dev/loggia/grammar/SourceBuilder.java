package dev.loggia.grammar;

import dev.loggia.diagnostic.SourceSpan;
import dev.loggia.grammar.LogsInsights.RelativeTimeContext;
import dev.loggia.grammar.LogsInsights.SelectorContext;
import dev.loggia.grammar.LogsInsights.SourceArgumentContext;
import dev.loggia.grammar.LogsInsights.SourceContext;
import dev.loggia.grammar.LogsInsights.SourceElementContext;
import dev.loggia.grammar.LogsInsights.SourceListContext;
import dev.loggia.grammar.LogsInsights.TagContext;
import dev.loggia.grammar.LogsInsights.TagEntryContext;
import dev.loggia.grammar.LogsInsights.TextContext;
import dev.loggia.grammar.tree.Period;
import dev.loggia.grammar.tree.SourceClause;
import dev.loggia.grammar.tree.SourceClause.Argument;
import dev.loggia.grammar.tree.SourceClause.RelativeTime;
import dev.loggia.grammar.tree.SourceClause.Selector;
import dev.loggia.grammar.tree.SourceClause.TagFilter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Parse tree to {@code SOURCE} clauses (section 3.25). */
final class SourceBuilder {

    private static final List<String> FUNCTIONS = List.of("logGroups", "dataSource", "logGroupTags");

    /** Every spelling in use, in lower case, with the canonical one. */
    private static final Map<String, String> ARGUMENTS = Map.of(
            "nameprefix", "namePrefix",
            "accountidentifier", "accountIdentifier",
            "accountidentifiers", "accountIdentifier",
            "class", "class",
            "loggroupclass", "class",
            "loggroupidentifier", "logGroupIdentifier",
            "loggroupidentifiers", "logGroupIdentifier");

    private SourceBuilder() {}

    static SourceClause build(SourceContext context) {
        Map<String, RelativeTime> bounds = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < context.OPTION().size(); i++) {
            QueryToken option = ExpressionBuilder.token(context.OPTION(i));
            Options.check(option, List.of("start", "end"), seen);
            bounds.put(option.value().toLowerCase(Locale.ROOT), time(context.relativeTime(i)));
        }
        return new SourceClause(
                context.selector().stream().map(SourceBuilder::selector).toList(),
                bounds.get("start"),
                bounds.get("end"),
                ExpressionBuilder.span(context));
    }

    private static RelativeTime time(RelativeTimeContext context) {
        SourceSpan span = ExpressionBuilder.span(context);
        if (context.NAME() != null) {
            QueryToken word = ExpressionBuilder.token(context.NAME());
            if (!word.isWord("now")) {
                throw Options.refused(
                        "a time of SOURCE", "now, a period such as -1h, or epoch time", word.value(), span);
            }
            return new RelativeTime.Now(span);
        }
        boolean negative = context.MINUS() != null;
        if (context.DURATION() != null) {
            Period period = ExpressionBuilder.period(ExpressionBuilder.token(context.DURATION()));
            return new RelativeTime.Offset(negative, period, span);
        }
        String number = context.NUMBER().getText();
        if (negative) {
            throw new StageRejected(SyntaxMessages.error("a time before now has a unit", span)
                    .withHint("write -" + number + "s for seconds"));
        }
        return new RelativeTime.Epoch(
                Options.whole("a time of SOURCE", number, 0, 999_999_999_999_999_999L, span), span);
    }

    private static Selector selector(SelectorContext context) {
        SourceSpan span = ExpressionBuilder.span(context);
        if (!(context instanceof LogsInsights.SelectionContext selection)) {
            return new Selector.Named(context.getText(), span);
        }
        QueryToken function = ExpressionBuilder.token(selection.FUNCTION());
        SourceListContext list = selection.sourceList();
        return switch (function.value().toLowerCase(Locale.ROOT)) {
            case "loggroups" -> {
                if (list != null) {
                    throw new StageRejected(SyntaxMessages.error(
                                    "logGroups takes named arguments but found a list", ExpressionBuilder.span(list))
                            .withHint("write logGroups(namePrefix: [...])"));
                }
                yield new Selector.LogGroups(
                        selection.sourceArgument().stream()
                                .map(SourceBuilder::argument)
                                .toList(),
                        span);
            }
            case "datasource" -> new Selector.DataSource(texts(required(function, list)), span);
            case "loggrouptags" -> new Selector.LogGroupTags(tags(required(function, list)), span);
            default -> throw SyntaxMessages.unknownWord("selector", function, FUNCTIONS);
        };
    }

    private static SourceListContext required(QueryToken function, @Nullable SourceListContext list) {
        if (list == null) {
            throw new StageRejected(function.value() + " takes a list in square brackets", function.span());
        }
        return list;
    }

    private static Argument argument(SourceArgumentContext context) {
        QueryToken name = ExpressionBuilder.token(context.NAME());
        String canonical = ARGUMENTS.get(name.value().toLowerCase(Locale.ROOT));
        if (canonical == null) {
            throw SyntaxMessages.unknownWord(
                    "argument", name, List.of("namePrefix", "accountIdentifier", "class", "logGroupIdentifier"));
        }
        List<String> values =
                context.sourceList() == null ? List.of(context.STRING().getText()) : texts(context.sourceList());
        return new Argument(canonical, values, ExpressionBuilder.span(context));
    }

    /** {@code 'accountId' = '1'} is an old way to write {@code '1'}. */
    private static List<String> texts(SourceListContext context) {
        List<String> texts = new ArrayList<>();
        for (SourceElementContext element : context.sourceElement()) {
            if (!(element instanceof TextContext text)) {
                throw new StageRejected("expected a string in quotes but found '{'", ExpressionBuilder.span(element));
            }
            texts.add(text.STRING().getLast().getText());
        }
        return texts;
    }

    private static List<TagFilter> tags(SourceListContext context) {
        List<TagFilter> filters = new ArrayList<>();
        for (SourceElementContext element : context.sourceElement()) {
            if (!(element instanceof TagContext tag)) {
                throw new StageRejected(SyntaxMessages.error(
                                "expected a tag in braces but found a string", ExpressionBuilder.span(element))
                        .withHint("write {\"key\":\"team\",\"values\":[\"a\"]}"));
            }
            filters.add(tag(tag));
        }
        return filters;
    }

    private static TagFilter tag(TagContext context) {
        String key = null;
        List<String> values = null;
        for (TagEntryContext entry : context.tagEntry()) {
            QueryToken name = ExpressionBuilder.token(entry.STRING(0));
            if (name.value().equals("key") && key == null && entry.tagValues() == null) {
                key = entry.STRING(1).getText();
            } else if (name.value().equals("values") && values == null) {
                values = entry.tagValues() == null
                        ? List.of(entry.STRING(1).getText())
                        : entry.tagValues().STRING().stream()
                                .map(TerminalNode::getText)
                                .toList();
            } else {
                throw new StageRejected(
                        "a tag has one \"key\" in quotes and at most one list of \"values\"", name.span());
            }
        }
        if (key == null) {
            throw new StageRejected("this tag has no \"key\"", ExpressionBuilder.span(context));
        }
        return new TagFilter(key, values == null ? List.of() : values);
    }
}
