package dev.loggia.grammar;

import dev.loggia.grammar.tree.SourceClause;
import dev.loggia.grammar.tree.SourceClause.RelativeTime;
import dev.loggia.grammar.tree.SourceClause.Selector;
import dev.loggia.grammar.tree.SourceClause.TagFilter;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code SOURCE} clauses as canonical text. */
final class SourcePrinter {

    private final StringBuilder out;

    SourcePrinter(StringBuilder out) {
        this.out = out;
    }

    void source(SourceClause source) {
        out.append("SOURCE");
        for (Selector selector : source.selectors()) {
            out.append(' ').append(text(selector));
        }
        time(" start=", source.start());
        time(" end=", source.end());
    }

    private static String text(Selector selector) {
        return switch (selector) {
            case Selector.Named named -> QuotedText.string(named.name());
            case Selector.LogGroups groups ->
                groups.arguments().stream()
                        .map(argument -> argument.name() + ": " + list(argument.values()))
                        .collect(Collectors.joining(", ", "logGroups(", ")"));
            case Selector.DataSource source -> "dataSource(" + list(source.names()) + ")";
            case Selector.LogGroupTags tags ->
                tags.filters().stream()
                        .map(SourcePrinter::tag)
                        .collect(Collectors.joining(", ", "logGroupTags([", "])"));
        };
    }

    private static String tag(TagFilter tag) {
        String values = tag.values().isEmpty() ? "" : ", \"values\": " + list(tag.values());
        return "{\"key\": " + QuotedText.string(tag.key()) + values + "}";
    }

    private static String list(List<String> texts) {
        return texts.stream().map(QuotedText::string).collect(Collectors.joining(", ", "[", "]"));
    }

    private void time(String words, @Nullable RelativeTime time) {
        if (time != null) {
            out.append(words);
            switch (time) {
                case RelativeTime.Now now -> out.append("now");
                case RelativeTime.Offset offset ->
                    out.append(offset.negative() ? "-" : "").append(offset.period());
                case RelativeTime.Epoch epoch -> out.append(epoch.number());
            }
        }
    }
}
