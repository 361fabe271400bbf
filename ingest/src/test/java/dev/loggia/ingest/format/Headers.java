package dev.loggia.ingest.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Which lines a format takes for headers. */
final class Headers {

    private Headers() {}

    static List<Boolean> of(LogFormat format, String... lines) {
        return Arrays.stream(lines)
                .map(line -> line.getBytes(StandardCharsets.UTF_8))
                .map(line -> format.hasHeaders() && format.isHeader(line, 0, line.length))
                .toList();
    }
}
