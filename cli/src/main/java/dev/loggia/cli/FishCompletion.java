package dev.loggia.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/** A script that completes in fish. */
final class FishCompletion {

    private static final String FUNCTIONS = """
            # Completion of loggia for fish, made by: loggia completion fish

            # Whether these words begin the line.
            function __loggia_begins
                set -l words (commandline -opc)
                set -e words[1]
                set -l beginning (string split ' ' -- $argv[1])
                set -l last (count $beginning)
                test "$words[1..$last]" = "$argv[1]"
            end

            # Whether they are all of it.
            function __loggia_is
                set -l words (commandline -opc)
                set -e words[1]
                test "$words" = "$argv[1]"
            end

            function __loggia_names
                set -l words (commandline -opc)
                set -l data
                for i in (seq 2 (count $words))
                    switch $words[$i]
                        case -d --data
                            test $i -lt (count $words); and set data -d $words[(math $i + 1)]
                        case '--data=*'
                            set data $words[$i]
                    end
                end
                $words[1] $argv -q -o raw $data 2>/dev/null | string replace -r '\\t.*' ''
            end

            complete -c loggia -f
            complete -c loggia -n '__loggia_is ""' -s h -l help -d 'Show the commands'
            complete -c loggia -n '__loggia_is ""' -s V -l version -d 'Show the version'
            """;

    private FishCompletion() {}

    static String script(List<Definition> definitions) {
        StringBuilder script = new StringBuilder(FUNCTIONS);
        for (Definition definition : definitions) {
            List<String> words = definition.words();
            if (words.size() == 1) {
                command("", words.getFirst(), definition.summary(), script);
                command("help", words.getFirst(), definition.summary(), script);
            } else {
                String family = String.join(" ", words.subList(0, words.size() - 1));
                command(family, words.getLast(), definition.summary(), script);
                command("help " + family, words.getLast(), definition.summary(), script);
            }
        }
        for (String family : Definition.families(definitions)) {
            String commands = String.join(", ", Definition.wordsAfter(List.of(family), definitions));
            command("", family, commands, script);
            command("help", family, commands, script);
        }
        command("", "help", "The options of a command", script);
        for (Definition definition : definitions) {
            script.append('\n');
            String start = "complete -c loggia -n " + quoted("__loggia_begins " + quotedWithin(definition.name()));
            for (OptionSpec option : definition.options()) {
                script.append(start).append(option(option)).append('\n');
            }
            String arguments = offer(definition.arguments());
            if (!arguments.isEmpty()) {
                script.append(start).append(arguments).append('\n');
            }
        }
        return script.toString();
    }

    private static void command(String after, String word, String summary, StringBuilder script) {
        script.append("complete -c loggia -n ")
                .append(quoted("__loggia_is " + quotedWithin(after)))
                .append(" -a ")
                .append(word)
                .append(" -d ")
                .append(quoted(summary))
                .append('\n');
    }

    private static String option(OptionSpec option) {
        StringBuilder text = new StringBuilder();
        for (String name : option.names()) {
            text.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
        }
        if (Definition.takesValue(option)) {
            Candidates candidates = Candidates.of(option);
            text.append(candidates == Candidates.Named.FILES ? " -r" : " -x").append(offer(candidates));
        }
        return text.append(" -d ").append(quoted(Definition.sentence(option))).toString();
    }

    /** Files are offered only where this says so. */
    private static String offer(Candidates candidates) {
        return switch (candidates) {
            case Candidates.Words words -> {
                List<String> all = new ArrayList<>();
                words.forEach(all::add);
                yield " -a " + quoted(String.join(" ", all));
            }
            case Candidates.Named named ->
                switch (named) {
                    case FILES -> " -F";
                    case FOLDERS -> " -a '(__fish_complete_directories (commandline -ct))'";
                    case LOG_GROUPS -> " -a '(__loggia_names groups)'";
                    case SAVED_QUERIES -> " -a '(__loggia_names saved list)'";
                    case LOOKUP_TABLES -> " -a '(__loggia_names lookup list)'";
                    case ANYTHING -> "";
                };
        };
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private static String quotedWithin(String words) {
        return "\"" + words + "\"";
    }
}
