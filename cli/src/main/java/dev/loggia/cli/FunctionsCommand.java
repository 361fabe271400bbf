package dev.loggia.cli;

import dev.loggia.FunctionDescription;
import dev.loggia.LanguageReference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
        for (String name : invocation.positionals()) {
            List<FunctionDescription> found = LanguageReference.functions(name);
            if (found.isEmpty()) {
                throw unknown(name);
            }
            found.forEach(function -> texts.add(explanation(function)));
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

    private static String explanation(FunctionDescription function) {
        StringBuilder text = new StringBuilder(function.signature()).append("\n\n");
        text.append(function.summary()).append('\n');
        if (!function.aliases().isEmpty()) {
            text.append("Also written: ")
                    .append(String.join(", ", function.aliases()))
                    .append('\n');
        }
        if (!function.examples().isEmpty()) {
            text.append(
                    function.aggregate()
                            ? "\nExamples, for the values 1, 2, 3, 4 of x in order of time:\n"
                            : "\nExamples:\n");
            for (FunctionDescription.Example example : function.examples()) {
                text.append("  ")
                        .append(example.call())
                        .append(" = ")
                        .append(Objects.requireNonNullElse(example.result(), "(missing)"))
                        .append('\n');
            }
        }
        return text.toString();
    }
}
