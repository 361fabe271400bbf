package dev.loggia;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LanguageReferenceTest {

    static List<CommandDescription> commands() {
        return LanguageReference.commands();
    }

    static Stream<CommandDescription.Example> examples() {
        return commands().stream().flatMap(command -> command.examples().stream());
    }

    static Stream<LanguageTopic.Example> expressions() {
        return LanguageReference.topics().stream().flatMap(topic -> topic.examples().stream());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasExamples(CommandDescription command) {
        assertThat(command.examples())
                .as(
                        "the examples of %s: write two or more in the class of its family in dev.loggia.grammar",
                        command.name())
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(command.examples())
                .extracting(CommandDescription.Example::query)
                .allMatch(query -> Stream.concat(Stream.of(command.name()), command.aliases().stream())
                        .anyMatch(query::contains));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void examplesRunWithoutWarningsAndShowSomething(CommandDescription.Example example) {
        assertThat(LanguageReference.output(example))
                .doesNotContain("warning: ")
                .matches(output -> output.lines().count() > 2, "has rows");
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void expressionsOfTopicsGiveWhatTheySay(LanguageTopic.Example example) {
        assertThat(ReferenceExamples.value(example.expression())).isEqualTo(Optional.ofNullable(example.result()));
    }

    @Test
    void nearNamesAreFound() {
        assertThat(LanguageReference.functionNear("rat")).contains("rate");
        assertThat(LanguageReference.commandNear("stat")).contains("stats");
    }
}
