package dev.loggia;

import dev.loggia.diagnostic.NearMiss;
import dev.loggia.grammar.CommandExample;
import dev.loggia.grammar.CommandGuide;
import dev.loggia.grammar.CommandSyntax;
import dev.loggia.query.function.AggregateDefinition;
import dev.loggia.query.function.BuiltinFunctions;
import dev.loggia.query.function.FunctionDefinition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What there is in the query language, for listings, completion and help. Stateless, thread-safe. */
public final class LanguageReference {

    private LanguageReference() {}

    /** Every function, by category as the reference has them. */
    public static List<FunctionDescription> functions() {
        return BuiltinFunctions.instance().definitions().stream()
                .map(LanguageReference::description)
                .toList();
    }

    /** The functions of a name in any spelling: none, one, or a scalar and an aggregate. */
    public static List<FunctionDescription> functions(String name) {
        BuiltinFunctions functions = BuiltinFunctions.instance();
        return Stream.<Optional<? extends FunctionDefinition>>of(functions.scalar(name), functions.aggregate(name))
                .flatMap(Optional::stream)
                .map(LanguageReference::description)
                .toList();
    }

    /** The function that somebody who mistyped a name probably meant. */
    public static Optional<String> functionNear(String name) {
        return NearMiss.of(
                name,
                BuiltinFunctions.instance().definitions().stream()
                        .map(FunctionDefinition::name)
                        .toList());
    }

    /** Every command, family by family as the reference has them. */
    public static List<CommandDescription> commands() {
        return CommandSyntax.all().stream().map(LanguageReference::description).toList();
    }

    /** The command of a name or an alias, in any case. */
    public static Optional<CommandDescription> command(String name) {
        return CommandSyntax.find(name).map(LanguageReference::description);
    }

    /** The command that somebody who mistyped a name probably meant. */
    public static Optional<String> commandNear(String name) {
        return NearMiss.of(
                name, CommandSyntax.all().stream().map(CommandSyntax::name).toList());
    }

    /** The chapters about the language as a whole. */
    public static List<LanguageTopic> topics() {
        return LanguageTopics.all();
    }

    /**
     * Runs an example.
     *
     * @return its rows as a table, and its warnings
     * @throws dev.loggia.diagnostic.LoggiaException if the query does not run
     */
    public static String output(CommandDescription.Example example) {
        return ReferenceExamples.output(example);
    }

    private static CommandDescription description(CommandSyntax command) {
        CommandGuide guide = command.guide();
        return new CommandDescription(
                command.name(),
                command.aliases(),
                command.family().title(),
                command.syntax(),
                command.summary(),
                guide.description(),
                guide.options().stream()
                        .map(option -> new CommandDescription.Option(
                                option.name(), option.values(), option.preset(), option.meaning()))
                        .toList(),
                guide.columns().stream()
                        .map(column -> new CommandDescription.Column(column.name(), column.meaning()))
                        .toList(),
                guide.rules(),
                guide.doubtful(),
                guide.strict(),
                guide.examples().stream().map(LanguageReference::example).toList(),
                command.query());
    }

    private static CommandDescription.Example example(CommandExample example) {
        return new CommandDescription.Example(
                example.title(),
                example.events(),
                example.groups().stream()
                        .map(group -> new CommandDescription.Group(group.name(), group.events()))
                        .toList(),
                example.tables().stream()
                        .map(table -> new CommandDescription.Table(table.name(), table.csv()))
                        .toList(),
                example.savedQueries().stream()
                        .map(LanguageReference::savedQuery)
                        .toList(),
                example.query());
    }

    private static SavedQuery savedQuery(CommandExample.Saved saved) {
        SavedQuery query = SavedQuery.of(saved.name(), saved.text());
        for (CommandExample.Default preset : saved.defaults()) {
            query = query.withParameter(new SavedQuery.Parameter(preset.parameter(), Optional.of(preset.value()), ""));
        }
        return query;
    }

    private static FunctionDescription description(FunctionDefinition definition) {
        return new FunctionDescription(
                definition.name(),
                definition.aliases(),
                definition.category(),
                definition.signature(),
                definition instanceof AggregateDefinition,
                definition.summary(),
                definition.parameters().stream()
                        .map(parameter -> new FunctionDescription.Parameter(
                                parameter.name(), parameter.type().noun()))
                        .toList(),
                definition.guide().result(),
                definition.guide().missing(),
                definition.guide().doubtful(),
                definition.examples().stream()
                        .map(example -> new FunctionDescription.Example(example.call(), example.result()))
                        .toList());
    }
}
