package dev.loggia.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What the reference and the man page say, apart from their markup: all commands, and what holds for all of them. */
final class ReferenceText {

    static final String SUMMARY = "query logs in the language of CloudWatch Logs Insights";

    static final String INTRODUCTION =
            "Rows go to standard output, everything else to standard error. Options may stand anywhere on the line, a value"
                    + " behind its option or, for long ones, behind a =.";

    /** Paragraphs and examples of a help text. @param example whether the lines are shown as they are */
    record Block(boolean example, List<String> lines) {}

    private ReferenceText() {}

    static List<Definition> definitions() {
        return Program.subcommands().stream().map(Definition::of).toList();
    }

    /** The options that every command has. */
    static List<OptionSpec> commonOptions() {
        CommandSpec spec = CommandSpec.create();
        spec.interpolateVariables(false);
        return Options.withCommon(spec).options();
    }

    /** The options that not every command has. */
    static List<OptionSpec> ownOptions(Definition definition) {
        List<String> common =
                commonOptions().stream().map(OptionSpec::longestName).toList();
        return definition.options().stream()
                .filter(option -> !common.contains(option.longestName()))
                .toList();
    }

    static String synopsis(Definition definition) {
        return String.join(" ", definition.spec().usageMessage().customSynopsis());
    }

    static List<Block> description(Definition definition) {
        return blocks(definition.spec().usageMessage().description());
    }

    /** What follows the options. Exit codes are told once for all commands. */
    static List<Block> footer(Definition definition) {
        return blocks(definition.spec().usageMessage().footer());
    }

    private static List<Block> blocks(String[] lines) {
        List<Block> blocks = new ArrayList<>();
        for (String line : lines) {
            boolean example = line.startsWith("  ");
            if (line.isEmpty() || line.equals(Help.EXIT_CODES)) {
                continue;
            }
            if (example && !blocks.isEmpty() && blocks.getLast().example()) {
                blocks.getLast().lines().add(line.strip());
            } else {
                blocks.add(new Block(example, new ArrayList<>(List.of(line.strip()))));
            }
        }
        return blocks;
    }

    static Map<Integer, String> exitCodes() {
        Map<Integer, String> codes = new LinkedHashMap<>();
        codes.put(ExitCode.DONE, "Done, also when there are no rows, or when the reader of standard output went away.");
        codes.put(ExitCode.USAGE, "The command line is wrong: nothing was run.");
        codes.put(ExitCode.QUERY_INVALID, "The query is invalid.");
        codes.put(ExitCode.DATA_ERROR, "Data cannot be read or written, or are damaged.");
        codes.put(ExitCode.LIMIT, "A limit was hit, such as that of memory.");
        codes.put(ExitCode.INTERNAL_ERROR, "An error of the program itself.");
        codes.put(ExitCode.INTERRUPTED, "Interrupted with Ctrl+C: rows that were printed are right.");
        return codes;
    }

    static Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("LOGGIA_DATA", "The folder of the log groups, unless --data names one.");
        variables.put("LOGGIA_JAVA_HOME", "The JDK to use instead of the best one found.");
        variables.put("LOGGIA_JAVA_OPTS", "Further options for Java, such as -Xmx8g.");
        variables.put("LOGGIA_DEBUG", "If set to 1, internal errors are shown with their stack trace.");
        variables.put("NO_COLOR", "If set, there are no colours, unless --color says otherwise.");
        return variables;
    }
}
