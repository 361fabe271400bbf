package dev.loggia.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every example prints what it promises, and the first is the one that the documentation shows. */
class ExamplesTest {

    private static final Path LIBRARY = Path.of("..", "library");
    private static final Path EXAMPLES = Path.of("src", "main", "java", "dev", "loggia", "examples");

    @TempDir
    Path data;

    /** A program. */
    @FunctionalInterface
    private interface Main {
        void run(String[] arguments) throws IOException;
    }

    /** What a program prints. */
    private static String output(Main program, Path... arguments) throws IOException {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, UTF_8));
        try {
            String[] texts = new String[arguments.length];
            for (int i = 0; i < texts.length; i++) {
                texts[i] = arguments[i].toString();
            }
            program.run(texts);
        } finally {
            System.setOut(before);
        }
        return printed.toString(UTF_8);
    }

    @Test
    void firstProgram() throws IOException {
        assertThat(output(FirstProgram::main, data)).matches("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d[05]:00Z 1\\R");
    }

    @Test
    void firstProgramIsTheOneOfTheDocumentation() throws IOException {
        String source = tokens(EXAMPLES.resolve("FirstProgram.java")).replace("arguments[0]", "\"data\"");
        String start = "voidmain(String[]arguments){";
        String program = source.substring(source.indexOf(start) + start.length(), source.lastIndexOf("}}"));
        assertThat(program).startsWith("try(Loggialoggia=").endsWith("}}}");
        assertThat(tokens(LIBRARY.resolve("README.md"))).contains(program);
        assertThat(tokens(LIBRARY.resolve("src/main/java/dev/loggia/Loggia.java")))
                .contains(program);
    }

    /** A text without white space, and without stars: lines of Javadoc start with one. */
    private static String tokens(Path file) throws IOException {
        return Files.readString(file).replaceAll("[\\s*]+", "");
    }

    @Test
    void followGroup() throws IOException {
        assertThat(output(FollowGroup::main)).isEqualToNormalizingNewlines("""
                round 1: [{order=101}, {order=1}]
                round 2: [{order=102}, {order=2}]
                round 3: [{order=103}, {order=3}]
                """);
    }

    @Test
    void slowestRequestsAreTheSameWhenRunAgain() throws IOException {
        Path log = Path.of("..", "samples", "orders.jsonl");
        String slowest = output(SlowestRequests::main, data, log);
        assertThat(slowest).isEqualToNormalizingNewlines("""
                @timestamp,event,order,ms
                2026-11-19 14:08:05.690,order.failed,10636,3096
                2026-11-19 14:08:25.327,order.failed,10637,3077
                2026-11-19 09:36:10.106,order.failed,10336,3066
                2026-11-19 14:05:33.870,order.failed,10634,3061
                2026-11-19 14:18:02.995,order.failed,10644,3056
                """);
        assertThat(output(SlowestRequests::main, data, log)).isEqualTo(slowest);
    }
}
