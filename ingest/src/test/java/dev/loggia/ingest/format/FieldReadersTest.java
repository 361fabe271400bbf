package dev.loggia.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.event.FieldReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every reader of the registry over lines of every format, whole and broken. */
final class FieldReadersTest {

    private static final long SEED = 20260103;
    private static final int ROUNDS = 400;
    private static final int MARGIN = 40;

    private static final List<String> SAMPLES = List.of(
            "www.example.com:80 ::1 - bob [02/Jan/2026:03:04:05 +0000] \"GET /a HTTP/1.1\" 200 1 \"-\" \"M (X) \\\"Y\\\"\" \"10.0.0.1\"",
            "79a5 bucket [06/Feb/2019:00:00:38 +0000] 192.0.2.3 u 3E57 REST.GET k \"GET /b HTTP/1.1\" 200 - 1 - 7 - \"-\" \"S 3\" - s",
            "2015-05-13T23:39:43.945958Z lb 10.0.0.1:2817 10.0.0.1:80 0.1 0.2 0.3 200 200 0 29 \"GET http://x/ HTTP/1.1\" \"c d\" - -",
            "http 2018-07-02T22:23:00.186641Z app/lb/50 [::1]:2817 10.0.0.1:80 0.0 0.1 0.2 200 200 3 4 \"GET /x HTTP/1.1\" \"c\" - - arn \"R\"",
            "tls 2.0 2018-12-20T02:59:40 net/lb/c6 g3 10.0.0.1:5 10.0.0.2:443 5 2 98 246 - arn - E t - n h2 h2 \"h2\" 2018-12-20T02:59:30",
            "2 123456789012 eni-0e25 10.0.0.1 10.0.0.2 3 4 6 1 44 1674898496 1674898507 ACCEPT OK",
            "vpc-id srcaddr dstaddr start\nvpc-1 10.0.0.1 - 1674898496",
            "1.0 2017-12-13T08:16:02.130Z Z123412341234 example.com A NOERROR UDP FRA6 192.168.1.1 -",
            "#Fields: date time cs-uri-stem sc-status\n2026-01-02 03:04:05 /a 200",
            "time,level,n\n2026-01-02 03:04:05,\"a \"\"b\"\"\",7",
            "level=info time=\"2026-01-02T03:04:05Z\" msg=\"a \\\"b\\\"\" n=7 ok",
            "<34>1 2003-10-11T22:14:15.003Z host su 77 ID47 [e@1 a=\"b\\\"c\"] text",
            "<34>Oct 11 22:14:15 mymachine su[7]: text",
            "2026-01-02T03:04:05.123456789Z stdout F {\"a\":1}",
            "{\"log\":\"{\\\"a\\\":1}\\n\",\"stream\":\"stdout\",\"time\":\"2026-01-02T03:04:05.1Z\"}",
            "REPORT RequestId: 3f-1 Duration: 3.5 ms Billed Duration: 4 ms Memory Size: 128 MB Max Memory Used: 55 MB",
            "2026-01-02T03:04:05.123Z 11111111-2222-3333-4444-555555555555 INFO text {\"a\":1}");

    /** By identity: those of formats found in the samples, and those that need no parameters. */
    static Stream<String> identities() {
        Map<String, String> identities = new LinkedHashMap<>();
        for (String sample : SAMPLES) {
            FieldReader reader = Formats.detect(
                            sample + "\n" + sample.lines().toList().getLast())
                    .fieldReader();
            if (reader != null) {
                identities.put(reader.identity(), reader.identity().replaceAll("\\|.*", ""));
            }
        }
        for (FormatDescription format : LogFormats.all()) {
            if (!identities.containsValue(format.name()) && hasReader(format.name())) {
                identities.put(format.name(), format.name());
            }
        }
        return identities.keySet().stream();
    }

    private static boolean hasReader(String name) {
        try {
            return LogFormats.fieldReader(name) != null;
        } catch (IllegalArgumentException withoutFields) {
            return false;
        }
    }

    @ParameterizedTest(name = "{0}, seed " + SEED)
    @MethodSource("identities")
    void isAPureFunctionOfTheBytes(String identity) {
        FieldReader reader = LogFormats.fieldReader(identity);
        assertThat(reader.identity()).isEqualTo(identity);
        RandomGenerator random = new Random(SEED);
        int known = 0;
        for (byte[] line : lines(random)) {
            Map<String, String> fields = PutFields.of(reader, line, 0, line.length);
            known += fields == null ? 0 : 1;
            for (byte around : new byte[] {'"', ' ', '1', ']', (byte) random.nextInt(256)}) {
                byte[] buffer = new byte[line.length + 2 * MARGIN];
                Arrays.fill(buffer, around);
                System.arraycopy(line, 0, buffer, MARGIN, line.length);
                assertThat(PutFields.of(reader, buffer, MARGIN, MARGIN + line.length))
                        .as("%s within %s", new String(line, StandardCharsets.UTF_8), (char) around)
                        .isEqualTo(fields);
            }
            if (fields != null && reader.verbatim()) {
                String text = new String(line, StandardCharsets.UTF_8);
                assertThat(fields.values())
                        .allMatch(value -> value.startsWith("#") || text.contains(value) || text.contains("\\"));
            }
        }
        assertThat(known).as("lines of the format").isPositive();
    }

    /** Every sample, cut anywhere, with bytes changed, lost, doubled and repeated, and very long. */
    private static List<byte[]> lines(RandomGenerator random) {
        List<byte[]> lines = new ArrayList<>();
        for (String sample : SAMPLES) {
            byte[] line = sample.lines().toList().getLast().getBytes(StandardCharsets.UTF_8);
            lines.add(line);
            for (int cut = 0; cut < line.length; cut++) {
                lines.add(Arrays.copyOf(line, cut));
                lines.add(Arrays.copyOfRange(line, cut, line.length));
            }
            for (int round = 0; round < ROUNDS; round++) {
                lines.add(mutated(line, random));
            }
            for (byte filler : new byte[] {' ', '"', ',', '\\', '\t', 'x'}) {
                byte[] longer = Arrays.copyOf(line, 20_000);
                Arrays.fill(longer, line.length, longer.length, filler);
                lines.add(longer);
            }
        }
        return lines;
    }

    private static byte[] mutated(byte[] line, RandomGenerator random) {
        byte[] changed = line.clone();
        for (int change = random.nextInt(4); change >= 0; change--) {
            int at = random.nextInt(changed.length - 3);
            switch (random.nextInt(5)) {
                case 0 -> changed[at] = (byte) random.nextInt(256);
                case 1 -> System.arraycopy(changed, at + 1, changed, at, 2);
                case 2 -> System.arraycopy(changed, at, changed, at + 1, 2);
                case 3 -> changed[at] = (byte) "\" -[]:,;|\\\t\n#{=".charAt(random.nextInt(15));
                default -> changed[at] = line[random.nextInt(line.length)];
            }
        }
        return changed;
    }
}
