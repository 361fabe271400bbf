package dev.loggia.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.OptionSpec;

/** A script that completes in zsh. */
final class ZshCompletion {

    private static final String START = """
            #compdef loggia
            # Completion of loggia for zsh, made by: loggia completion zsh

            __loggia_names() { # <what they are the names of> <command that lists>...
                local -a names data
                local what=$1 folder=${opt_args[-d]:-${opt_args[--data]}}
                shift
                [[ -n $folder ]] && data=(-d ${(Q)folder})
                names=(${${(f)"$(${(Q)loggia_program} $@ -q -o raw $data 2>/dev/null)"}%%$'\\t'*})
                _wanted names expl $what compadd -a names
            }

            __loggia_log_groups() {
                __loggia_names 'log group' groups
            }

            __loggia_saved_queries() {
                __loggia_names 'saved query' saved list
            }

            __loggia_lookup_tables() {
                __loggia_names 'lookup table' lookup list
            }

            """;

    private static final String END = """
            _loggia() {
                local loggia_program=$words[1]
                _loggia_commands
            }

            if [[ $funcstack[1] == _loggia ]]; then
                _loggia "$@"
            else
                compdef _loggia loggia
            fi
            """;

    private ZshCompletion() {}

    static String script(List<Definition> definitions) {
        StringBuilder script = new StringBuilder(START);
        for (Definition definition : definitions) {
            appendArguments(definition, script);
        }
        for (String family : Definition.families(definitions)) {
            List<Definition> members = definitions.stream()
                    .filter(definition -> definition.words().getFirst().equals(family))
                    .toList();
            List<String> entries = members.stream()
                    .map(member -> entry(member.words().getLast(), member.summary()))
                    .toList();
            appendChoice(
                    function(family),
                    List.of("'(- *)'{-h,--help}'[Show the commands]'"),
                    entries,
                    members.stream().map(Definition::name).toList(),
                    script);
        }
        List<String> first = Definition.wordsAfter(List.of(), definitions);
        List<String> entries = new ArrayList<>();
        for (String word : first) {
            entries.add(entry(word, summary(word, definitions)));
        }
        script.append("_loggia_help() {\n    local -a commands=(\n");
        entries.forEach(entry -> script.append("        ").append(entry).append('\n'));
        script.append("    )\n    if (( CURRENT == 2 )); then\n        _describe -t commands command commands\n");
        for (String family : Definition.families(definitions)) {
            script.append("    elif [[ CURRENT -eq 3 && $words[2] == ")
                    .append(family)
                    .append(" ]]; then\n");
            script.append("        compadd -- ")
                    .append(String.join(" ", Definition.wordsAfter(List.of(family), definitions)))
                    .append('\n');
        }
        script.append("    fi\n}\n\n");
        entries.add(entry("help", "The options of a command"));
        List<String> commands = new ArrayList<>(first);
        commands.add("help");
        appendChoice(
                "_loggia_commands",
                List.of("'(- *)'{-h,--help}'[Show the commands]'", "'(- *)'{-V,--version}'[Show the version]'"),
                entries,
                commands,
                script);
        return script.append(END).toString();
    }

    private static String summary(String word, List<Definition> definitions) {
        return definitions.stream()
                .filter(definition -> definition.name().equals(word))
                .map(Definition::summary)
                .findFirst()
                .orElseGet(() -> String.join(", ", Definition.wordsAfter(List.of(word), definitions)));
    }

    /** A function that completes a word of a command, and hands on to the function of that command. */
    private static void appendChoice(
            String function, List<String> options, List<String> entries, List<String> commands, StringBuilder script) {
        script.append(function).append("() {\n    local line state curcontext=$curcontext\n    typeset -A opt_args\n");
        script.append("    local -a commands=(\n");
        entries.forEach(entry -> script.append("        ").append(entry).append('\n'));
        script.append("    )\n    _arguments -C \\\n");
        options.forEach(option -> script.append("        ").append(option).append(" \\\n"));
        script.append("        '1:command:->command' '*::argument:->argument'\n");
        script.append("    case $state in\n        command) _describe -t commands command commands ;;\n");
        script.append("        argument)\n            case $line[1] in\n");
        for (String command : commands) {
            String word = command.substring(command.indexOf(' ') + 1);
            script.append("                ")
                    .append(word)
                    .append(") ")
                    .append(function(command))
                    .append(" ;;\n");
        }
        script.append("            esac\n            ;;\n    esac\n}\n\n");
    }

    private static void appendArguments(Definition definition, StringBuilder script) {
        script.append(function(definition.name())).append("() {\n    typeset -A opt_args\n    _arguments -S");
        for (OptionSpec option : definition.options()) {
            script.append(" \\\n        ").append(option(option));
        }
        String arguments = offer(definition.arguments());
        if (!arguments.isBlank()) {
            script.append(" \\\n        ").append(quoted("*:argument:" + arguments));
        }
        script.append("\n}\n\n");
    }

    private static String option(OptionSpec option) {
        boolean value = Definition.takesValue(option);
        List<String> names = List.of(option.names());
        String forms = names.stream()
                .map(name -> !value ? name : name.startsWith("--") ? name + "=" : name + "+")
                .collect(Collectors.joining(","));
        String before = option.isMultiValue() ? "'*'" : names.size() > 1 ? "'(" + String.join(" ", names) + ")'" : "";
        String text =
                "[" + escaped(Definition.sentence(option)).replace("[", "\\[").replace("]", "\\]") + "]";
        String takes = value ? ":" + escaped(option.paramLabel()) + ":" + offer(Candidates.of(option)) : "";
        return before + (names.size() > 1 ? "{" + forms + "}" : forms) + quoted(text + takes);
    }

    private static String offer(Candidates candidates) {
        return switch (candidates) {
            case Candidates.Words words -> {
                List<String> all = new ArrayList<>();
                words.forEach(all::add);
                yield "(" + String.join(" ", all) + ")";
            }
            case Candidates.Named named ->
                switch (named) {
                    case FILES -> "_files";
                    case FOLDERS -> "_files -/";
                    case LOG_GROUPS -> "__loggia_log_groups";
                    case SAVED_QUERIES -> "__loggia_saved_queries";
                    case LOOKUP_TABLES -> "__loggia_lookup_tables";
                    case ANYTHING -> " ";
                };
        };
    }

    private static String entry(String word, String summary) {
        return quoted(word + ":" + summary);
    }

    private static String function(String command) {
        return "_loggia_" + command.replace(' ', '_');
    }

    /** A colon would end the text. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace(":", "\\:");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
