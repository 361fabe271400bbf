package dev.loggia.cli;

import dev.loggia.FunctionDescription;
import dev.loggia.LanguageReference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** {@code loggia functions}: the functions of the language, or one of them. */
final class FunctionsCommand implements Subcommand {

    private static final int SIGNATURE_COLUMN = 36;

    @Override
    public String name() {
        return "functions";
    }

    @Override
    public String summary() {
        return "List the functions of the language, or explain one";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .customSynopsis("loggia functions [OPTION]... [NAME]...")
                .description("", "Lists every function, or explains those that are named.", "");
        return spec.addPositional(Options.arguments(new Candidates.Words(FunctionsCommand::names)));
    }

    private static List<String> names() {
        return LanguageReference.functions().stream()
                .map(FunctionDescription::name)
                .distinct()
                .toList();
    }

    @Override
    public int run(Invocation invocation) throws IOException {
        List<String> texts = new ArrayList<>();
        int width = Help.width(invocation.environment().terminal());
        for (String name : invocation.positionals()) {
            List<FunctionDescription> found = LanguageReference.functions(name);
            if (found.isEmpty()) {
                throw unknown(name);
            }
            found.forEach(function -> texts.add(explanation(function, width)));
        }
        invocation.write(texts.isEmpty() ? listing(LanguageReference.functions()) : String.join("\n", texts));
        return ExitCode.DONE;
    }

    private static UsageException unknown(String name) {
        return new UsageException(
                "there is no function " + name,
                LanguageReference.functionNear(name)
                        .map(near -> "did you mean " + near + "?")
                        .orElse("loggia functions lists them all"));
    }

    private static String listing(List<FunctionDescription> functions) {
        StringBuilder text = new StringBuilder();
        String category = "";
        for (FunctionDescription function : functions) {
            if (!function.category().equals(category)) {
                text.append(category.isEmpty() ? "" : "\n")
                        .append(function.category())
                        .append('\n');
                category = function.category();
            }
            text.append(Help.entry(function.signature(), SIGNATURE_COLUMN, function.summary()));
        }
        return text.toString();
    }

    private static String explanation(FunctionDescription function, int width) {
        Explanation text = new Explanation(width);
        text.line(function.signature() + " -> " + function.result());
        text.gap();
        text.paragraph(function.summary());
        if (!function.missing().isEmpty()) {
            text.paragraph(function.missing());
        }
        if (!function.parameters().isEmpty()) {
            text.paragraph("Takes: "
                    + function.parameters().stream()
                            .map(parameter -> parameter.name() + " (" + parameter.kind() + ")")
                            .collect(Collectors.joining(", ")));
        }
        if (!function.aliases().isEmpty()) {
            text.line("Also written: " + String.join(", ", function.aliases()));
        }
        text.sentences("What the service does not document", function.doubtful());
        text.gap();
        text.line(
                function.aggregate()
                        ? "Examples, for the values 1, 2, 3, 4 of x, in that order and a minute apart:"
                        : "Examples:");
        for (FunctionDescription.Example example : function.examples()) {
            text.block(example.call() + " = " + Objects.requireNonNullElse(example.result(), "(missing)"));
        }
        return text.toString();
    }
}
