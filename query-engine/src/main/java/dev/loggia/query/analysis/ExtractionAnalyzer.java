package dev.loggia.query.analysis;

import dev.loggia.diagnostic.SourceSpan;
import dev.loggia.event.SystemField;
import dev.loggia.grammar.tree.Command;
import dev.loggia.grammar.tree.Expression;
import dev.loggia.grammar.tree.FieldName;
import dev.loggia.query.command.Csv;
import dev.loggia.query.command.ExtractNode;
import dev.loggia.query.command.Extraction;
import dev.loggia.query.command.Glob;
import dev.loggia.query.command.JsonKeys;
import dev.loggia.query.command.Logfmt;
import dev.loggia.query.command.RegexGroups;
import dev.loggia.query.command.XmlPath;
import dev.loggia.query.expression.BoundExpression;
import dev.loggia.regex.Regex;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.xpath.XPathExpressionException;
import org.jspecify.annotations.Nullable;

/** {@code parse} in its modes, and {@code json} (sections 3.6 and 3.7). */
final class ExtractionAnalyzer {

    private final CommandAnalyzer commands;
    private final Settings settings;
    private final Problems problems;
    private final Scope scope;

    ExtractionAnalyzer(CommandAnalyzer commands, Settings settings, Problems problems, Scope scope) {
        this.commands = commands;
        this.settings = settings;
        this.problems = problems;
        this.scope = scope;
    }

    void glob(Command.ParseGlob parse) {
        Optional<BoundExpression> input = input(parse.field());
        Glob glob = new Glob(parse.glob());
        if (glob.fields() != parse.aliases().size()) {
            problems.error(
                    "glob-aliases",
                    parse.globSpan(),
                    "the pattern has " + count(glob.fields(), "*", "*") + ", but there "
                            + (parse.aliases().size() == 1
                                    ? "is 1 name"
                                    : "are " + parse.aliases().size() + " names")
                            + " for what they match",
                    "give one name for each * in the pattern");
            names(parse.aliases());
            return;
        }
        add(input, glob, parse.aliases());
    }

    private static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    void regex(Command.ParseRegex parse) {
        Optional<BoundExpression> input = input(parse.field());
        Optional<Regex> compiled = commands.binder("parse").calls().compile(parse.pattern());
        if (compiled.isEmpty()) {
            names(parse.aliases());
            return;
        }
        Regex regex = compiled.get();
        List<String> aliases = new ArrayList<>();
        List<Integer> groups = new ArrayList<>();
        Set<String> written = new LinkedHashSet<>();
        parse.aliases().forEach(alias -> written.add(alias.text()));
        List<Integer> unnamed = new ArrayList<>();
        for (int group = 1; group <= regex.groupCount(); group++) {
            String name = regex.groupName(group);
            if (name == null) {
                unnamed.add(group);
            } else {
                groups.add(group);
                aliases.add(name);
                written.remove(name);
                define(name, parse.pattern().span());
            }
        }
        if (written.size() > unnamed.size() || aliases.isEmpty() && written.size() < unnamed.size()) {
            reportGroups(parse, regex, aliases.isEmpty());
            return;
        }
        int next = 0;
        for (Command.Name alias : parse.aliases()) {
            if (written.contains(alias.text())) {
                groups.add(unnamed.get(next++));
                aliases.add(alias.text());
                define(alias.text(), alias.span());
            }
        }
        RegexGroups extraction = new RegexGroups(regex, groups);
        input.ifPresent(expression -> commands.add(
                parse.multi()
                        ? new RegexGroups.MultiNode(expression, extraction, aliases)
                        : new ExtractNode(expression, extraction, aliases)));
    }

    private void reportGroups(Command.ParseRegex parse, Regex regex, boolean noneNamed) {
        String message = regex.groupCount() == 0
                ? "the regular expression has no groups, so there is nothing to take out"
                : "the regular expression has " + count(regex.groupCount(), "group", "groups") + ", but there "
                        + (parse.aliases().size() == 1
                                ? "is 1 name"
                                : "are " + parse.aliases().size() + " names");
        String hint = noneNamed
                ? "name each group inside, (?<name>...), or give a name for each after as"
                : "names after as are for the groups that have none inside";
        problems.error("regex", parse.pattern().span(), message, hint);
        names(parse.aliases());
    }

    void logfmt(Command.ParseLogfmt parse) {
        add(input(parse.field()), new Logfmt(), List.of(parse.alias()));
    }

    void xml(Command.ParseXml parse) {
        Optional<BoundExpression> input = input(parse.field());
        try {
            add(input, XmlPath.of(parse.path()), List.of(parse.alias()));
        } catch (XPathExpressionException e) {
            // The JDK puts the class of the cause in front of its message.
            String message =
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
            problems.error(
                    "xpath",
                    parse.pathSpan(),
                    "not an XPath: " + (message == null ? parse.path() : message),
                    "write one such as \"/event/level\", \"//item[1]\" or \"//item/@id\"");
            names(List.of(parse.alias()));
        }
    }

    void csv(Command.ParseCsv parse) {
        add(input(parse.field()), new Csv(parse.aliases().size()), parse.aliases());
    }

    void json(Command.Json json) {
        Command.FieldReference field = json.field();
        Optional<BoundExpression> input =
                input(field == null ? null : new Expression.Field(field.name(), field.span()));
        if (json.keys().size() != json.aliases().size()) {
            problems.error(
                    "glob-aliases",
                    json.span(),
                    "json has " + count(json.keys().size(), "key", "keys") + ", but "
                            + count(json.aliases().size(), "name", "names"),
                    "give one name for each key");
            names(json.aliases());
            return;
        }
        List<List<String>> paths =
                json.keys().stream().map(key -> JsonKeys.path(key.path())).toList();
        add(input, new JsonKeys(paths), json.aliases());
    }

    private Optional<BoundExpression> input(@Nullable Expression field) {
        Expression read =
                field == null ? new Expression.Field(FieldName.of(SystemField.MESSAGE), new SourceSpan(0, 0)) : field;
        return commands.binder("parse").bind(read);
    }

    private void add(Optional<BoundExpression> input, Extraction extraction, List<Command.Name> aliases) {
        names(aliases);
        input.ifPresent(expression -> commands.add(new ExtractNode(
                expression, extraction, aliases.stream().map(Command.Name::text).toList())));
    }

    private void names(List<Command.Name> aliases) {
        Set<String> seen = new LinkedHashSet<>();
        for (Command.Name alias : aliases) {
            if (!seen.add(alias.text())) {
                problems.error(
                        "already-defined", alias.span(), "two fields of this parse are named " + alias.text(), null);
            }
            define(alias.text(), alias.span());
        }
    }

    private void define(String name, SourceSpan span) {
        if (settings.strict()) {
            commands.checkNew(name, span);
        }
        scope.define(name, Scope.Origin.PARSE);
        scope.extract(name);
    }
}
