package dev.loggia.cli;

import dev.loggia.output.ResultFormat;
import dev.loggia.output.ResultFormats;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * Does once what the program is usually asked to do, in one process that ends as the program does, so that the launcher can archive the
 * classes that this loads: {@code Rehearsal SAMPLES [FOLDER]}. SAMPLES are logs. With FOLDER, which becomes a data folder, log groups are
 * stored and queried too, and a saved query.
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
        run("query", QUERY, samples);
        for (ResultFormat format : ResultFormats.all()) {
            run("query", "-o", format.name(), "fields @timestamp, level, status, @message | limit 20", samples);
        }
        run("query", "--tz", "Europe/Berlin", "-s", "2h", "stats count(*) by bin(5m)", samples);
        run("query", "filter @message like");
        run("check", QUERY);
        run("fmt", QUERY);
        run("functions");
        run("query", "--help");
        run("--version");
        if (arguments.length > 1) {
            String data = arguments[1];
            run("ingest", "-d", data, "-g", "samples", samples);
            run("query", "-d", data, "-g", "samples", QUERY);
            run("groups", "-d", data);
            run("saved", "put", "-d", data, "first", "limit {{n}}");
            run("query", "-d", data, "$first(n = 1)", samples);
        }
        Main.main(new String[] {"--help"});
    }

    private static void run(String... arguments) {
        Environment nowhere = new Environment(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                Map.of(),
                Clock.system(ZoneId.systemDefault()),
                Terminal.NONE,
                new Interruption());
        Program.run(List.of(arguments), nowhere);
    }
}
