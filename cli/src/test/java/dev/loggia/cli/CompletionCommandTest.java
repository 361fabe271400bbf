package dev.loggia.cli;

import static dev.loggia.cli.Run.loggia;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts in the shells that this machine has. */
class CompletionCommandTest {

    /** Stands in for the program, which bash asks for names. */
    private static final String PROGRAM = """
            loggia() {
                case $* in
                    'groups -q -o raw') printf 'shop/orders\\t970\\nshop/web\\t3\\nweb\\t1\\n' ;;
                    'saved list -q -o raw') printf 'errors\\tlevel\\nslow\\tn\\n' ;;
                    'lookup list -q -o raw -d /data') printf 'users\\tid\\n' ;;
                    'groups -q -o raw -d /data') printf 'other\\t1\\n' ;;
                esac
            }
            """;

    private static final String COMPLETE = """

            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _loggia
            echo "${COMPREPLY[*]}"
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void shellsReadTheirScript(String shell) throws IOException, InterruptedException {
        assumeTrue(isInstalled(shell), shell);
        Path script = Files.writeString(folder.resolve("script"), script(shell));
        assertThat(output(new ProcessBuilder(shell, "-n", script.toString()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void scriptsNameEveryCommandAndOption(String shell) {
        String script = script(shell);
        for (Definition definition :
                Program.subcommands().stream().map(Definition::of).toList()) {
            assertThat(script).contains(definition.words());
            definition.options().stream()
                    .flatMap(option -> Arrays.stream(option.names()))
                    .map(name -> shell.equals("fish") ? name.replaceFirst("^--?", "") : name)
                    .forEach(name -> assertThat(script).contains(name));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'q', 'query'",
        "'store s', 'stats'",
        "'store stats --g', '--group'",
        "'help st', 'streams store'",
        "'help store c', 'check compact'",
        "'query --si', '--since'",
        "'query -s 2h -o j', 'json jsonl'",
        "'query --output = m', 'markdown'",
        "'query --output =', 'table json jsonl csv tsv markdown logfmt raw'",
        "'query --color a', 'auto always'",
        "'query -g shop/', 'shop/orders shop/web'",
        "'groups w', 'web'",
        "'streams -d /data -g o', 'other'",
        "'saved r', 'rm'",
        "'saved show s', 'slow'",
        "'lookup rm -d /data u', 'users'",
        "'retention -g web 36', '365 3653'",
        "'functions stddev', 'stddev'",
        "'commands so', 'sort'",
        "'completion z', 'zsh'",
        "'query -s t', ''",
        "'query --query-file a', ''",
        "'-q query --si', '--since'"
    })
    void bashCompletes(String line, String words) throws IOException, InterruptedException {
        assumeTrue(isInstalled("bash"), "bash");
        String typed = Stream.of(line.split(" ")).map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        String program = PROGRAM + script("bash") + "COMP_WORDS=(loggia " + typed + ")" + COMPLETE;
        Path file = Files.writeString(folder.resolve("complete"), program);
        assertThat(output(new ProcessBuilder("bash", "--norc", file.toString())))
                .isEqualTo(words + "\n");
    }

    @Test
    void takesOneShell() {
        assertThat(loggia("completion"))
                .isEqualTo(new Run(2, "", "error: one shell is meant here\nhint: write bash, zsh or fish\n"));
        assertThat(loggia("completion", "tcsh"))
                .isEqualTo(new Run(
                        2, "", "error: there is no completion for the shell tcsh\nhint: write bash, zsh or fish\n"));
    }

    private static String script(String shell) {
        Run run = loggia("completion", shell);
        assertThat(run.rawError()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return run.output();
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    private static String output(ProcessBuilder process) throws IOException, InterruptedException {
        Process running = process.redirectErrorStream(true).start();
        running.getOutputStream().close();
        String output = new String(running.getInputStream().readAllBytes(), UTF_8);
        running.waitFor();
        return output;
    }
}
