package dev.loggia.cli;

import dev.loggia.InvalidOptionException;
import dev.loggia.diagnostic.LoggiaException;
import dev.loggia.diagnostic.NearMiss;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program without its process: arguments and an {@link Environment} in, an exit code out. */
final class Program {

    private static final List<Subcommand> SUBCOMMANDS = List.of(
            new QueryCommand(),
            new CheckCommand(),
            new FormatCommand(),
            new FunctionsCommand(),
            new CommandsCommand(),
            new FormatsCommand(),
            new IngestCommand(),
            new GroupsCommand(),
            new StreamsCommand(),
            new FieldsCommand(),
            new RetentionCommand(),
            new TagCommand(),
            new DeleteCommand(),
            new SavedListCommand(),
            new SavedShowCommand(),
            new SavedPutCommand(),
            new RemoveCommand(KeptName.Kind.SAVED_QUERY),
            new LookupListCommand(),
            new LookupShowCommand(),
            new LookupPutCommand(),
            new RemoveCommand(KeptName.Kind.LOOKUP_TABLE),
            new StoreCheckCommand(),
            new StoreStatsCommand(),
            new StoreCompactCommand(),
            new CompletionCommand());

    private final Environment environment;

    private Program(Environment environment) {
        this.environment = environment;
    }

    /** Runs the program; throws nothing. Its exit code is one of {@link ExitCode}. */
    static int run(List<String> arguments, Environment environment) {
        return new Program(environment).run(arguments);
    }

    /** In the order of the listings. */
    static List<Subcommand> subcommands() {
        return SUBCOMMANDS;
    }

    private int run(List<String> arguments) {
        Console console = console(Optional.empty());
        try {
            return dispatch(subcommandFirst(arguments), console);
        } catch (UsageException e) {
            console.error(String.valueOf(e.getMessage()), e.hint());
            return ExitCode.USAGE;
        } catch (IOException e) {
            if (BrokenPipe.is(e)) {
                return ExitCode.DONE;
            }
            console.error("cannot write the result: " + e.getMessage(), "");
            return ExitCode.DATA_ERROR;
        } catch (OutOfMemoryError e) {
            console.error("the query needs more memory than Java may use", "give it more: LOGGIA_JAVA_OPTS=-Xmx8g");
            return ExitCode.LIMIT;
        } catch (RuntimeException | Error e) {
            return InternalError.report(e, console, environment);
        }
    }

    private int dispatch(List<String> arguments, Console console) throws IOException {
        String first = arguments.isEmpty() ? "" : arguments.getFirst();
        switch (first) {
            case "" -> {
                console.print(Help.overview(SUBCOMMANDS));
                return ExitCode.USAGE;
            }
            case "-h", "--help" -> {
                return show(Help.overview(SUBCOMMANDS));
            }
            case "-V", "--version" -> {
                return show(Version.text());
            }
            case "help" -> {
                List<String> topic = arguments.subList(1, arguments.size());
                List<String> asked = new ArrayList<>(topic);
                asked.add(Options.HELP);
                return dispatch(asked, console);
            }
            default -> {
                List<Subcommand> family = family(first);
                if (!family.isEmpty() && arguments.size() == 2 && isHelp(arguments.getLast())) {
                    return show(Help.family(first, family));
                }
                Subcommand subcommand = leading(arguments).orElseThrow(() -> unknown(arguments));
                return run(subcommand, arguments.subList(words(subcommand).size(), arguments.size()));
            }
        }
    }

    private int run(Subcommand subcommand, List<String> arguments) throws IOException {
        CommandLine commandLine = commandLine(subcommand);
        ParseResult parsed = parse(commandLine, subcommand, arguments);
        if (parsed.hasMatchedOption(Options.HELP)) {
            return show(commandLine.getUsageMessage(Ansi.OFF));
        }
        boolean quiet = parsed.hasMatchedOption(Options.QUIET);
        Invocation invocation = new Invocation(
                parsed,
                environment,
                console(Optional.ofNullable(parsed.matchedOptionValue(Options.COLOR, null))),
                quiet,
                !quiet && parsed.hasMatchedOption(Options.VERBOSE));
        try {
            return subcommand.run(invocation);
        } catch (InvalidOptionException e) {
            throw new UsageException(
                    e.diagnostic().message(),
                    Objects.requireNonNullElse(e.diagnostic().hint(), ""));
        } catch (LoggiaException e) {
            return invocation.report(e, "");
        }
    }

    private CommandLine commandLine(Subcommand subcommand) {
        CommandSpec spec = Options.withCommon(subcommand.spec().name("loggia " + subcommand.name()));
        spec.usageMessage().width(Help.width(environment.terminal())).sortOptions(false);
        return new CommandLine(spec)
                .setExpandAtFiles(false)
                .setInterpolateVariables(false)
                .setOverwrittenOptionsAllowed(true);
    }

    private static ParseResult parse(CommandLine commandLine, Subcommand subcommand, List<String> arguments) {
        try {
            return commandLine.parseArgs(arguments.toArray(String[]::new));
        } catch (UnmatchedArgumentException e) {
            String option = e.getUnmatched().getFirst();
            throw new UsageException(
                    "unknown option " + option,
                    Options.near(option, commandLine.getCommandSpec())
                            .map(near -> "did you mean " + near + "?")
                            .orElse(helpHint(subcommand)));
        } catch (ParameterException e) {
            String message = String.valueOf(e.getMessage());
            throw new UsageException(
                    message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1), helpHint(subcommand));
        }
    }

    private static String helpHint(Subcommand subcommand) {
        return "loggia " + subcommand.name() + " --help lists the options";
    }

    /** Moves the subcommand to the front, past options that were written before it. */
    private static List<String> subcommandFirst(List<String> arguments) {
        if (arguments.size() < 2 || !arguments.getFirst().startsWith("-")) {
            return arguments;
        }
        List<OptionSpec> options = SUBCOMMANDS.stream()
                .flatMap(subcommand -> Options.withCommon(subcommand.spec()).options().stream())
                .toList();
        for (int i = 0; i < arguments.size(); i++) {
            Optional<Subcommand> subcommand = leading(arguments.subList(i, arguments.size()));
            if (subcommand.isPresent()) {
                List<String> words = words(subcommand.get());
                List<String> moved = new ArrayList<>(arguments);
                moved.subList(i, i + words.size()).clear();
                moved.addAll(0, words);
                return moved;
            }
            String argument = arguments.get(i);
            if (options.stream()
                    .anyMatch(option ->
                            option.arity().max() > 0 && List.of(option.names()).contains(argument))) {
                i++;
            }
        }
        return arguments;
    }

    private static List<String> words(Subcommand subcommand) {
        return List.of(subcommand.name().split(" "));
    }

    /** The subcommand whose name the arguments begin with. */
    private static Optional<Subcommand> leading(List<String> arguments) {
        return SUBCOMMANDS.stream()
                .filter(subcommand -> Collections.indexOfSubList(arguments, words(subcommand)) == 0)
                .findFirst();
    }

    private static UsageException unknown(List<String> arguments) {
        String word = arguments.getFirst();
        if (word.startsWith("-")) {
            return new UsageException("unknown option " + word, "loggia --help lists the commands");
        }
        if (word.indexOf(' ') >= 0) {
            return new UsageException("the command is missing", "to run a query: loggia query '...' FILE");
        }
        List<Subcommand> family = family(word);
        if (!family.isEmpty()) {
            return new UsageException(word + " is the beginning of a command", "the commands are " + names(family));
        }
        return new UsageException(
                "unknown command " + word,
                NearMiss.of(word, SUBCOMMANDS.stream().map(Subcommand::name).toList())
                        .map(near -> "did you mean " + near + "?")
                        .orElse("the commands are " + names(SUBCOMMANDS)));
    }

    /** The subcommands of several words that begin with this one. */
    private static List<Subcommand> family(String word) {
        return SUBCOMMANDS.stream()
                .filter(subcommand -> subcommand.name().startsWith(word + " "))
                .toList();
    }

    private static String names(List<Subcommand> subcommands) {
        return subcommands.stream().map(Subcommand::name).collect(Collectors.joining(", "));
    }

    private static boolean isHelp(String word) {
        return word.equals("-h") || word.equals(Options.HELP);
    }

    private int show(String text) throws IOException {
        environment.output().write(text.getBytes(StandardCharsets.UTF_8));
        environment.output().flush();
        return ExitCode.DONE;
    }

    private Console console(Optional<String> when) {
        Terminal terminal = environment.terminal();
        return new Console(
                environment.error(), Colours.of(when, terminal.error(), environment.variables()), terminal.width());
    }
}
