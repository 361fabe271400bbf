package dev.loggia.cli;

import static dev.loggia.cli.Run.loggia;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {

    private static final String COMMANDS =
            "query, check, fmt, functions, commands, formats, ingest, groups, streams, fields,"
                    + " retention, tag, delete, saved list, saved show, saved put, saved rm,"
                    + " lookup list, lookup show, lookup put, lookup rm, store check, store stats, store compact, completion";

    private static final String DAYS =
            "there are never, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096,"
                    + " 1827, 2192, 2557, 2922, 3288, 3653";

    @Test
    void showsTheOverview() {
        Run help = loggia("--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.output()).startsWith("Queries log files").contains(COMMANDS.split(", "));
        assertThat(help.rawError()).isEmpty();
        assertThat(loggia("-h")).isEqualTo(help);
        assertThat(loggia("help")).isEqualTo(help);
    }

    @Test
    void takesNoWordsAtAllForAMistake() {
        assertThat(loggia()).isEqualTo(new Run(2, "", loggia("--help").output()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "query",
                "check",
                "fmt",
                "functions",
                "commands",
                "ingest",
                "groups",
                "streams",
                "fields",
                "retention",
                "tag",
                "delete",
                "saved list",
                "saved show",
                "saved put",
                "saved rm",
                "lookup list",
                "lookup show",
                "lookup put",
                "lookup rm",
                "store check",
                "store stats",
                "store compact",
                "completion"
            })
    void showsTheHelpOfEachCommand(String name) {
        String[] command = name.split(" ");
        Run help = loggia(append(command, "--help"));
        assertThat(help.exitCode()).isZero();
        assertThat(help.output()).startsWith("Usage: loggia " + name + " ").contains("--quiet", "--color");
        assertThat(help.output().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(110));
        assertThat(loggia(append(new String[] {"help"}, command))).isEqualTo(help);
        assertThat(loggia(append(command, "-h"))).isEqualTo(help);
    }

    @Test
    void showsTheCommandsThatBeginWithAWord() {
        Run help = loggia("store", "--help");
        assertThat(help).isEqualTo(new Run(0, """
                Usage: loggia store COMMAND [OPTION]...

                Commands:
                  store check    Read every byte of log groups and tell what is damaged
                  store stats    Tell what the columns of log groups take on disk
                  store compact  Merge the files of log groups, and give back the room of what was deleted

                The options of a command: loggia help store check
                """, ""));
        assertThat(loggia("help", "store")).isEqualTo(help);
    }

    private static String[] append(String[] words, String... more) {
        return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void setsHelpToTheTerminal() {
        Run help = Run.with().terminal("12", 70).run("query", "--help");
        assertThat(help.output().lines().filter(line -> !line.startsWith("  loggia") && !line.startsWith("Usage:")))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(70));
    }

    @Test
    void showsTheVersion() {
        Run version = loggia("--version");
        assertThat(version.output()).matches("loggia .+\njava \\d.*\n");
        assertThat(version.exitCode()).isZero();
        assertThat(loggia("-V")).isEqualTo(version);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("unknown command frobnicate", "the commands are " + COMMANDS, "frobnicate"),
                mistake("unknown command qurey", "did you mean query?", "qurey"),
                mistake("unknown option -G", "did you mean -g?", "query", "-G", "app", "limit 1"),
                mistake("unknown option --outptu=json", "did you mean --output?", "query", "--outptu=json", "limit 1"),
                mistake("unknown option --time", "did you mean --timestamp-format?", "ingest", "--time", "x"),
                mistake("unknown option --frobnicate", "loggia fmt --help lists the options", "fmt", "--frobnicate"),
                mistake(
                        "the query comes first, but pom.xml is not one",
                        "write the query in quotes and then the files, or --query-file FILE for a query in a file",
                        "query",
                        "pom.xml",
                        "limit 1"),
                mistake(
                        "the query comes first, but nowhere.log is not one",
                        "write the query in quotes and then the files, or --query-file FILE for a query in a file",
                        "query",
                        "nowhere.log",
                        "filter @message like 'x'"),
                mistake(
                        "store is the beginning of a command",
                        "the commands are store check, store stats, store compact",
                        "store",
                        "compakt"),
                mistake("the command is missing", "to run a query: loggia query '...' FILE", "filter a = 1", "app.log"),
                mistake("unknown option --frobnicate", "loggia --help lists the commands", "--frobnicate"),
                mistake("unknown option --sinse", "did you mean --since?", "query", "--sinse", "1h", "limit 1"),
                mistake(
                        "missing required parameter for option '--since' (TIME)",
                        "loggia query --help lists the options",
                        "query",
                        "limit 1",
                        "--since"),
                mistake(
                        "there is no query",
                        "write it in quotes: 'filter @message like \"error\" | limit 20', or use --query-file",
                        "query"),
                mistake("there is more than one query", "put quotes around it", "check", "limit", "1"),
                mistake(
                        "there is no output format xml",
                        "the formats are table, json, jsonl, csv, tsv, markdown, logfmt, raw",
                        "query",
                        "limit 1",
                        "-o",
                        "xml"),
                mistake(
                        "--tz: there is no zone Mars",
                        "write UTC, local, +02:00 or a name such as Europe/Berlin",
                        "query",
                        "--tz",
                        "Mars",
                        "limit 1"),
                mistake(
                        "--input-tz: there is no zone Mars",
                        "write UTC, local, +02:00 or a name such as Europe/Berlin",
                        "query",
                        "--input-tz",
                        "Mars",
                        "limit 1"),
                mistake("--limit is not a number from 0 on: -1", "", "query", "limit 1", "--limit=-1"),
                mistake("--limit is not a number from 0 on: many", "", "query", "limit 1", "--limit", "many"),
                mistake("--workers is not a number from 1 on: 0", "", "query", "limit 1", "--workers", "0"),
                mistake(
                        "the range ends before it starts: 2026-11-20 00:00:00.000 to 2026-11-19 00:00:00.000 UTC",
                        "",
                        "query",
                        "limit 1",
                        "-s",
                        "today",
                        "-e",
                        "yesterday"),
                mistake(
                        "--source needs a name and a path, not orders.log",
                        "such as --source app/orders=orders.log",
                        "query",
                        "limit 1",
                        "--source",
                        "a=b",
                        "--source",
                        "orders.log"),
                mistake(
                        "--lookup needs a name and a path, not users=",
                        "such as --lookup users=users.csv",
                        "query",
                        "limit 1",
                        "--lookup",
                        "users="),
                mistake(
                        "there is more than one lookup table users",
                        "give each a name of its own",
                        "query",
                        "limit 1",
                        "--lookup",
                        "users=a.csv",
                        "--lookup=users=b.csv"),
                mistake("the name of a file is empty", "a variable of the shell may be unset", "query", "limit 1", ""),
                mistake("there is no file nowhere.insights", "", "check", "--query-file", "nowhere.insights"),
                mistake(
                        "standard input cannot be both the query and the data",
                        "name a file to read",
                        "query",
                        "--query-file",
                        "-"),
                mistake(
                        "unknown value of --color: blue",
                        "write auto, always or never",
                        "check",
                        "limit 1",
                        "--color",
                        "blue"),
                mistake("there is no function subst", "did you mean substr?", "functions", "subst"),
                mistake("there is no function nonsense", "loggia functions lists them all", "functions", "nonsense"),
                mistake("there is no command stat", "did you mean stats?", "commands", "stat"),
                mistake("there is no command nonsense", "loggia commands lists them all", "commands", "nonsense"),
                mistake("the option -g is missing", "name the log group: -g NAME", "ingest", "app.log"),
                mistake("the option -g is missing", "name the log group: -g NAME", "fields", "-d", "data"),
                mistake(
                        "one log group is meant here, not app/*",
                        "`loggia groups` lists their names",
                        "delete",
                        "-d",
                        "data",
                        "-g",
                        "app/*",
                        "--yes"),
                mistake(
                        "this is one word too many: app",
                        "log groups are named with -g",
                        "streams",
                        "-d",
                        "data",
                        "app"),
                mistake(
                        "it is not known where the log groups are: there is no home folder",
                        "name the folder with --data or LOGGIA_DATA",
                        "groups"),
                mistake(
                        "there is a data folder, but no log group to read",
                        "add -g NAME, or -g '*' for all of them",
                        "query",
                        "-d",
                        "data",
                        "limit 1"),
                mistake(
                        "the name of the data folder is empty",
                        "a variable of the shell may be unset",
                        "groups",
                        "-d",
                        ""),
                mistake("the name of a file is empty", "a variable of the shell may be unset", "ingest", "-g", "a", ""),
                mistake(
                        "a log stream's name cannot have 0 characters",
                        "it has 1 to 512",
                        "ingest",
                        "-g",
                        "a",
                        "--stream=",
                        "app.log"),
                mistake("this is no retention: soon", DAYS, "retention", "-g", "a", "soon"),
                mistake("this is no retention: 31", DAYS, "retention", "-g", "a", "31"),
                mistake(
                        "this is no tag: team",
                        "a tag is a key and a value, such as team=search",
                        "tag",
                        "-g",
                        "a",
                        "team"),
                mistake("the tag a is given twice", "write each key once", "tag", "-g", "a", "a=1", "a=2"),
                mistake(
                        "the tag a is both set and removed",
                        "leave out one of them",
                        "tag",
                        "-g",
                        "a",
                        "a=1",
                        "--remove",
                        "a"),
                mistake(
                        "the name of the saved query is missing",
                        "`loggia saved list` lists those there are",
                        "saved",
                        "put",
                        "-d",
                        "data"),
                mistake(
                        "one saved query is meant here, not slow requests",
                        "put quotes around a name with blanks",
                        "saved",
                        "show",
                        "slow",
                        "requests"),
                mistake(
                        "--parameter needs a name and a default, not level",
                        "such as --parameter level=ERROR",
                        "saved",
                        "put",
                        "a",
                        "limit 1",
                        "-p",
                        "level"),
                mistake(
                        "one file is meant here, not 0",
                        "such as loggia lookup put users users.csv",
                        "lookup",
                        "put",
                        "users"),
                mistake("there is more than one retention: 1 3", "write one", "retention", "-g", "a", "1", "3"));
    }

    private static Arguments mistake(String message, String hint, String... arguments) {
        return Arguments.of(
                List.of(arguments), "error: " + message + "\n" + (hint.isEmpty() ? "" : "hint: " + hint + "\n"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void saysWhatIsWrongWithTheCommandLine(List<String> arguments, String error) {
        assertThat(loggia(arguments.toArray(String[]::new))).isEqualTo(new Run(2, "", error));
    }

    @Test
    void saysWhatATimeLooksLike() {
        Run run = loggia("query", "limit 1", "-s", "soonish");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.rawError()).startsWith("error: --since: \"soonish\" is not a time\nhint: write 30m, 2h30m, ");
    }

    @Test
    void saysWhatIsWrongWithAPattern() {
        Run run = loggia("query", "limit 1", "--multi-line", "a(");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.rawError())
                .startsWith("error: multi-line pattern 'a(', position 2: ")
                .contains("parenthesis");
    }

    @Test
    void saysWhatEncodingsThereAre() {
        Run run = loggia("query", "limit 1", "--encoding", "EBCDIC");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.rawError())
                .isEqualTo("error: there is no encoding 'EBCDIC'\n"
                        + "hint: the encodings are UTF-8, UTF-16BE, UTF-16LE, ISO-8859-1, windows-1252\n");
    }

    @Test
    void saysWhatIsWrongWithAFormatOfTimes() {
        Run run = loggia("query", "limit 1", "--timestamp-format", "%Y-%m-%Q");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.rawError())
                .startsWith("error: timestamp format '%Y-%m-%Q', position 7: ")
                .contains("\nhint: ");
    }

    @Test
    void doesNotWaitForSomebodyToTypeALog() {
        assertThat(Run.with().terminal("0", 80).run("query", "limit 1"))
                .isEqualTo(new Run(
                        2,
                        "",
                        "error: there is nothing to read\n"
                                + "hint: name files or folders after the query, or pipe lines into loggia\n"));
    }

    @Test
    void takesOptionsAnywhereOnTheLine() {
        Run expected =
                Run.with().input("a\nb\n").run("query", "-q", "-o", "jsonl", "--limit", "1", "fields @message", "-");
        assertThat(expected).isEqualTo(new Run(0, "{\"@message\":\"b\"}\n", ""));
        assertThat(Run.with().input("a\nb\n").run("-q", "-o", "jsonl", "query", "fields @message", "--limit=1"))
                .isEqualTo(expected);
        assertThat(Run.with().input("a\nb\n").run("--limit", "1", "query", "fields @message", "-", "-qojsonl"))
                .isEqualTo(expected);
    }

    @Test
    void takesWordsLiterally() {
        assertThat(Run.with()
                        .input("${sys:user.home}\n")
                        .run("query", "-q", "-o", "raw", "filter @message = '${sys:user.home}'"))
                .isEqualTo(new Run(0, "${sys:user.home}\n", ""));
        assertThat(loggia("check", "@nosuchfile").rawError()).contains("'@nosuchfile'");
    }

    @Test
    void coloursMessagesWhereItMay() {
        String red = "\u001b[1;31merror:\u001b[0m ";
        assertThat(Run.with().terminal("2", 80).run("check", "lmit 1").rawError())
                .startsWith(red);
        assertThat(loggia("check", "lmit 1").rawError()).startsWith("error: ");
        assertThat(loggia("check", "lmit 1", "--color", "always").rawError()).startsWith(red);
        assertThat(Run.with()
                        .terminal("2", 80)
                        .run("check", "lmit 1", "--color=never")
                        .rawError())
                .startsWith("error: ");
        Map<String, String> noColor = Map.of("NO_COLOR", "1");
        assertThat(Run.with()
                        .terminal("2", 80)
                        .variables(noColor)
                        .run("check", "lmit 1")
                        .rawError())
                .startsWith("error: ");
        assertThat(Run.with()
                        .terminal("2", 80)
                        .variables(noColor)
                        .run("check", "lmit 1", "--color=always")
                        .rawError())
                .startsWith(red);
        assertThat(Run.with()
                        .terminal("2", 80)
                        .variables(Map.of("TERM", "dumb"))
                        .run("check", "lmit 1")
                        .rawError())
                .startsWith("error: ");
    }
}
