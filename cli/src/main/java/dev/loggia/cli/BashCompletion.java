package dev.loggia.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.OptionSpec;

/** A script that completes in bash, from 3.2 on. */
final class BashCompletion {

    /** Reads the line up to the cursor. What it sets: command, of the line; option, whose value is typed; data, the folder. */
    private static final String READING = """
                # Completion of loggia for bash, made by: loggia completion bash

                _loggia_offer() { # <what is typed> <word>...
                    local typed=$1 word
                    shift
                    for word; do
                        [[ $word == "$typed"* ]] && COMPREPLY+=("$word")
                    done
                }

                _loggia_names() { # <program> <what is typed> <data folder> <command that lists>...
                    local program=$1 typed=$2 data=$3 name
                    shift 3
                    while IFS= read -r name; do
                        _loggia_offer "$typed" "$name"
                    done < <("$program" "$@" -q -o raw ${data:+-d "$data"} 2>/dev/null | cut -f 1)
                }

                _loggia() {
                    local typed=${COMP_WORDS[COMP_CWORD]} command= option= data= expects= word i
                    COMPREPLY=()
                    for ((i = 1; i < COMP_CWORD; i++)); do
                        word=${COMP_WORDS[i]}
                        # Bash takes --option=value apart.
                        if [[ $word == '=' && -n $option ]]; then
                            expects=yes
                        elif [[ -n $expects ]]; then
                            case $option in -d | --data) data=$word ;; esac
                            expects= option=
                        else
                            option= expects=
                            case "$command $word" in
                """;

    private static final String OFFERING = """
                            esac
                        fi
                    done
                    if [[ $typed == '=' && -n $option ]]; then
                        typed=
                        expects=yes
                    fi
                    [[ -n $expects ]] || option=

                    local offer=nothing words= options=
                    case "$command $option" in
                """;

    private static final String END = """
                    esac
                    [[ $typed == -* && -n $options ]] && offer=words words=$options
                    case $offer in
                        words) _loggia_offer "$typed" $words ;;
                        groups) _loggia_names "${COMP_WORDS[0]}" "$typed" "$data" groups ;;
                        saved) _loggia_names "${COMP_WORDS[0]}" "$typed" "$data" saved list ;;
                        lookup) _loggia_names "${COMP_WORDS[0]}" "$typed" "$data" lookup list ;;
                        folders) compopt +o default -o dirnames 2>/dev/null ;;
                    esac
                    # Bash itself completes files where nothing else is offered.
                    [[ $offer == files || $offer == folders ]] || compopt +o default 2>/dev/null
                }

                complete -o default -F _loggia loggia
                """;

    private BashCompletion() {}

    static String script(List<Definition> definitions) {
        StringBuilder script = new StringBuilder(READING);
        Arms reading = new Arms("                ", script);
        List<String> first = new ArrayList<>(Definition.wordsAfter(List.of(), definitions));
        List<String> families = Definition.families(definitions);
        reading.add(first.stream().map(word -> " " + word).toList(), "command=$word");
        reading.add(List.of(" help"), "command=help");
        reading.add(first.stream().map(word -> "help " + word).toList(), "command=\"help $word\"");
        for (String family : families) {
            reading.add(
                    Definition.wordsAfter(List.of(family), definitions).stream()
                            .map(word -> family + " " + word)
                            .toList(),
                    "command=\"" + family + " $word\"");
        }
        for (Definition definition : definitions) {
            reading.add(
                    definition.options().stream()
                            .filter(Definition::takesValue)
                            .flatMap(option -> Arrays.stream(option.names()))
                            .map(name -> definition.name() + " " + name)
                            .toList(),
                    "option=$word expects=yes");
        }
        script.append(OFFERING);
        Arms offering = new Arms("        ", script);
        first.add("help");
        first.addAll(List.of("-h", Options.HELP, "-V", "--version"));
        offering.add(List.of(" "), words(first));
        offering.add(List.of("help "), words(Definition.wordsAfter(List.of(), definitions)));
        for (String family : families) {
            offering.add(List.of("help " + family + " "), words(Definition.wordsAfter(List.of(family), definitions)));
            List<String> words = new ArrayList<>(Definition.wordsAfter(List.of(family), definitions));
            words.addAll(List.of("-h", Options.HELP));
            offering.add(List.of(family + " "), words(words));
        }
        for (Definition definition : definitions) {
            addOffers(definition, offering);
        }
        return script.append(END).toString();
    }

    private static void addOffers(Definition definition, Arms offering) {
        for (OptionSpec option : definition.options()) {
            if (Definition.takesValue(option)) {
                offering.add(
                        Arrays.stream(option.names())
                                .map(name -> definition.name() + " " + name)
                                .toList(),
                        offer(Candidates.of(option)));
            }
        }
        List<String> names = definition.options().stream()
                .flatMap(option -> Arrays.stream(option.names()))
                .toList();
        Candidates arguments = definition.arguments();
        offering.add(
                List.of(definition.name() + " "),
                "options='" + String.join(" ", names) + "' "
                        + (arguments == Candidates.Named.ANYTHING ? "offer=words words=$options" : offer(arguments)));
    }

    private static String offer(Candidates candidates) {
        return switch (candidates) {
            case Candidates.Words words -> {
                List<String> all = new ArrayList<>();
                words.forEach(all::add);
                yield words(all);
            }
            case Candidates.Named named ->
                "offer="
                        + switch (named) {
                            case FILES -> "files";
                            case FOLDERS -> "folders";
                            case LOG_GROUPS -> "groups";
                            case SAVED_QUERIES -> "saved";
                            case LOOKUP_TABLES -> "lookup";
                            case ANYTHING -> "nothing";
                        };
        };
    }

    private static String words(List<String> words) {
        return "offer=words words='" + String.join(" ", words) + "'";
    }

    /** The arms of a case. */
    private record Arms(String indentation, StringBuilder script) {

        void add(List<String> patterns, String action) {
            if (!patterns.isEmpty()) {
                script.append(patterns.stream()
                                .map(pattern -> "'" + pattern + "'")
                                .collect(Collectors.joining(" | ", indentation, ") ")))
                        .append(action)
                        .append(" ;;\n");
            }
        }
    }
}
