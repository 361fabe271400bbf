package dev.loggia.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * Does once what the program is usually asked to do, in one process, so that the launcher can archive the classes that this loads:
 * {@code Rehearsal SAMPLES FOLDER}. SAMPLES are logs, FOLDER becomes a data folder.
 */
public final class Rehearsal {

    private static final String QUERY = """
            filter @message like "a" and @message like /[0-9]/ | parse @message "* *" as first, rest
            | stats count(*) as n, max(@timestamp) as last by bin(1h), strlen(first) as length | sort n desc | limit 5
            """;

    private Rehearsal() {}

    public static void main(String[] arguments) {
        NoLogging.apply();
        String samples = arguments[0];
        String data = Path.of(arguments[1]).toString();
        run("query", QUERY, samples);
        run("ingest", "-d", data, "-g", "samples", samples);
        run("query", "-d", data, "-g", "samples", QUERY);
        run("groups", "-d", data);
    }

    private static void run(String... arguments) {
        Environment nowhere = new Environment(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                Map.of(),
                Clock.systemUTC(),
                Terminal.NONE,
                new Interruption());
        Program.run(List.of(arguments), nowhere);
    }
}
