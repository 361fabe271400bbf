package dev.loggia.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How long the command line takes to start, in wall time: {@code StartUp [ROUNDS [MEGABYTES]]}, in the root of the source tree, with the
 * JDK that shall be measured. Commands run in turns, so that what else the machine does meets all of them. Needs nothing but itself.
 */
public final class StartUp {

    private static final long MEGABYTE = 1_000_000;
    private static final Path JDK = Path.of(System.getProperty("java.home"));
    private static final Path SAMPLE = Path.of("samples", "app.log");

    /** A command, and how many milliseconds its runs took. */
    private record Case(String name, boolean archive, List<String> command, List<Double> times) {

        static Case of(String name, boolean archive, String... command) {
            return new Case(name, archive, List.of(command), new ArrayList<>());
        }

        void run() throws IOException, InterruptedException {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectInput(Redirect.from(SAMPLE.toFile()));
            builder.environment().put("LOGGIA_JAVA_HOME", JDK.toString());
            builder.environment().put("LOGGIA_CDS", archive ? "" : "off");
            long start = System.nanoTime();
            int status = builder.start().waitFor();
            times.add((System.nanoTime() - start) / 1e6);
            if (status != 0) {
                throw new IOException(String.join(" ", command) + " ended with " + status);
            }
        }

        double least() {
            return times.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        }

        double median() {
            double[] sorted =
                    times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            return (sorted[sorted.length / 2] + sorted[(sorted.length - 1) / 2]) / 2;
        }
    }

    private StartUp() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        int megabytes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 320;
        String java = JDK.resolve("bin/java").toString();
        String loggia = Path.of("loggia").toAbsolutePath().toString();
        String sample = SAMPLE.toString();
        String count = "stats count(*)";
        print(
                rounds,
                Case.of("java -version", true, java, "-version"),
                Case.of("loggia --help", true, loggia, "--help"),
                Case.of("loggia query, a small file", true, loggia, "query", count, sample),
                Case.of("the same without the archive", false, loggia, "query", count, sample));
        Path large = Files.createTempFile("loggia-start-up", ".log");
        try {
            repeatSample(megabytes * MEGABYTE, large);
            String file = large.toString();
            String query = "filter @message like \"a\" | stats count(*) by bin(1h)";
            print(
                    Math.max(1, rounds / 4),
                    Case.of(
                            "loggia query, " + megabytes + " MB, without the archive",
                            false,
                            loggia,
                            "query",
                            query,
                            file),
                    Case.of("the same with the archive", true, loggia, "query", query, file));
        } finally {
            Files.delete(large);
        }
    }

    /** The first round is not counted. Ratios are to the first case. */
    private static void print(int rounds, Case... cases) throws IOException, InterruptedException {
        for (int round = 0; round <= rounds; round++) {
            for (Case each : cases) {
                each.run();
            }
        }
        Arrays.stream(cases).forEach(each -> each.times().removeFirst());
        System.out.printf(
                Locale.ROOT, "%-44s%12s%8s%12s%8s%n", rounds + " rounds, ms", "median", "ratio", "least", "ratio");
        for (Case each : cases) {
            System.out.printf(
                    Locale.ROOT,
                    "%-44s%12.1f%8.2f%12.1f%8.2f%n",
                    each.name(),
                    each.median(),
                    each.median() / cases[0].median(),
                    each.least(),
                    each.least() / cases[0].least());
        }
    }

    private static void repeatSample(long bytes, Path target) throws IOException {
        byte[] sample = Files.readAllBytes(SAMPLE);
        try (OutputStream out = Files.newOutputStream(target)) {
            for (long written = 0; written < bytes; written += sample.length) {
                out.write(sample);
            }
        }
    }
}
