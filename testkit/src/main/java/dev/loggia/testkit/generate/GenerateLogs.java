package dev.loggia.testkit.generate;

import dev.loggia.event.LogEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;

/**
 * Writes an invented log file of a given size, for trying things out: {@code GenerateLogs KIND MEGABYTES FILE [SEED]}. The kinds are
 * those of {@link LogKind} in lower case; a megabyte is 1,000,000 bytes.
 */
public final class GenerateLogs {

    private static final Instant START = Instant.parse("2026-11-19T00:00:00Z");
    private static final int MEGABYTE = 1_000_000;

    private GenerateLogs() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 3 || arguments.length > 4) {
            System.err.println("usage: GenerateLogs KIND MEGABYTES FILE [SEED]");
            System.err.println("kinds: " + Arrays.toString(LogKind.values()).toLowerCase(Locale.ROOT));
            System.exit(2);
        }
        LogKind kind = LogKind.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        long seed = arguments.length == 4 ? Long.parseLong(arguments[3]) : 1;
        write(kind, seed, Long.parseLong(arguments[1]) * MEGABYTE, Path.of(arguments[2]));
    }

    /** Writes whole events, a line end after each, until the file has at least {@code bytes} bytes. Replaces the file. */
    public static void write(LogKind kind, long seed, long bytes, Path file) throws IOException {
        LogGenerator generator = kind.generator(seed, START, Duration.ofMillis(50));
        try (OutputStream output = Files.newOutputStream(file)) {
            byte[] chunk = new byte[0];
            for (long written = 0; written < bytes; written += chunk.length) {
                chunk = chunk(generator);
                output.write(chunk);
            }
        }
    }

    private static byte[] chunk(LogGenerator generator) {
        StringBuilder text = new StringBuilder(1 << 16);
        while (text.length() < 60_000) {
            text.append(generator.next().message()).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * A day of events, for the small files that the repository ships.
     *
     * @param meanGap mean time between events
     */
    public static String day(LogKind kind, long seed, Duration meanGap) {
        LogGenerator generator = kind.generator(seed, START, meanGap);
        long end = START.plus(Duration.ofDays(1)).toEpochMilli();
        StringBuilder text = new StringBuilder();
        for (LogEvent event = generator.next(); event.timestamp() < end; event = generator.next()) {
            text.append(event.message()).append('\n');
        }
        return text.toString();
    }
}
