package dev.loggia.grammar;

import java.util.List;
import java.util.stream.Stream;

/** The commands, family by family. */
final class CommandReference {

    static final List<CommandSyntax> COMMANDS = Stream.of(
                    ChoiceCommands.all(),
                    ExtractionCommands.all(),
                    AggregationCommands.all(),
                    OrderCommands.all(),
                    PatternCommands.all(),
                    SequenceCommands.all(),
                    TableCommands.all(),
                    SourceCommands.all())
            .flatMap(List::stream)
            .toList();

    private CommandReference() {}
}
