package dev.loggia.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.loggia.event.FieldDiscovery;
import dev.loggia.event.FieldReader;
import dev.loggia.event.JsonLeaves;
import dev.loggia.event.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the bytes are: a format, a time or none, and never an exception. */
final class HostileInputTest {

    private static final long SEED = 20260102;
    private static final int LONG = 100_000;

    /** One line of each format; everything else is made from these. */
    private static final List<String> SEEDS = List.of(
            "{\"a\":{\"b\":[1,\"x\\\"\"]},\"timestamp\":{\"seconds\":1767323045,\"nanos\":5},\"log\":{\"time\":1}}",
            "{\"time\":\"2026-01-02T03:04:05.678+01:00[Europe/Berlin]\"}",
            "<34>1 2003-10-11T22:14:15.003Z host su - ID47 - text",
            "<34>Oct 11 22:14:15 mymachine su: text",
            "::1 - - [17/May/2015:10:05:03 +0000] \"GET / HTTP/1.1\" 200 1",
            "[Sun Dec 04 04:47:44.123456 2005] [core:error] text",
            "http 2018-07-02T22:23:00.186641Z app/lb/50 [::1]:2817 - -1 -1 -1 502 - 3 4 \"GET /x HTTP/1.1\" \"c\" - - arn \"R\"",
            "1.0 2017-12-13T08:16:02.130Z Z12 example.com A NOERROR UDP FRA6 192.168.1.1 -",
            "#Fields: time c-ip date\n03:04:05 10.0.0.1 2026-01-02",
            "time,text\n2026-01-02 03:04:05,\"one\ntwo\"",
            "srcaddr dstaddr start end\n10.0.0.1 10.0.0.2 1674898496 1674898507",
            "<34>1 2003-10-11T22:14:15.003Z host su 7 ID47 [ex@1 a=\"x\\]y\" b=\"\"][c] text",
            "2026-01-02T03:04:05.678+01:00 host su[7]: text",
            "{\"log\":\"{\\\"a\\\":\\\"\\\\u00e4\\\"}\\n\",\"stream\":\"stdout\",\"attrs\":{\"a\":\"b\"},\"time\":\"2026-01-02T03:04:05Z\"}",
            "2026-01-02T03:04:05.678901234Z stdout F {\"a\":[1,{\"b\":2}]}",
            "REPORT RequestId: 8f5a5d9e-1c3b-4f0a-9b7d-0123456789ab\tDuration: 9.3 ms\tMemory Size: 128 MB\tXRAY TraceId: 1-5\tSegmentId: 7",
            "2026-01-02T03:04:05.678Z 2026/01/02/[$LATEST]7 START RequestId: 8f5a5d9e-1c3b-4f0a-9b7d-0123456789ab",
            "[INFO]\t2026-01-02T03:04:05.678Z\t8f5a5d9e-1c3b-4f0a-9b7d-0123456789ab\ttext {x} {\"a\":{\"b\":1}}",
            "2026-01-02 03:04:05 INFO a=1, b=\"x\\\"y\" (c=[d]) e=f",
            "2 123456789012 eni-0e25 10.0.0.1 10.0.0.2 3 4 6 1 44 1674898496 1674898507 ACCEPT OK",
            "level=info time=\"2026-01-02T03:04:05Z\" msg=\"a b\" ts=1767323045",
            "[WARN ] [2026-01-02 03:04:05.678] text",
            "a,\"b,c\",2026-01-02 03:04:05,text",
            "Jan 2, 2026 3:04:05 PM java.util.logging.X text",
            "03-17 16:13:38.811  1702  2395 D Window: text",
            "\u001b[90m20171224-1:2:35:789|Step|text");

    private static final List<String> NAMES =
            List.of("a", "log", "message", "@duration", "@memorySize", "srcAddr", "facility", "structuredData.ex@1.a");

    static Stream<byte[]> inputs() {
        RandomGenerator random = new Random(SEED);
        System.out.println("seed " + SEED);
        List<byte[]> inputs = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            byte[] noise = new byte[random.nextInt(2000)];
            random.nextBytes(noise);
            inputs.add(noise);
        }
        for (String seed : SEEDS) {
            byte[] line = utf8(seed);
            for (int i = 0; i < 30; i++) {
                inputs.add(mutated(line, random));
            }
            inputs.add(repeated(line, LONG));
            inputs.add(utf8(seed + "x".repeat(LONG)));
            inputs.add(repeated(utf8(seed + "\n"), LONG));
        }
        for (String part : List.of(
                "\0", "[", "{", "{\"a\":", "[[[{", "\"", "\\", "9", " ", "\t", "<1>", "=", "a=\"", "\n", "\r\n",
                "\u001b[")) {
            inputs.add(repeated(utf8(part), LONG));
        }
        return inputs.stream();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] repeated(byte[] part, int length) {
        byte[] all = new byte[length];
        for (int i = 0; i < length; i++) {
            all[i] = part[i % part.length];
        }
        return all;
    }

    /** A few lines like this one, each with some bytes changed, lost or doubled. */
    private static byte[] mutated(byte[] line, RandomGenerator random) {
        byte[] all = repeated(Arrays.copyOf(line, line.length + 1), (line.length + 1) * 8);
        for (int i = 0; i < all.length; i++) {
            all[i] = all[i] == 0 ? (byte) '\n' : all[i];
        }
        for (int change = 0; change < 20; change++) {
            int at = random.nextInt(all.length - 4);
            switch (random.nextInt(4)) {
                case 0 -> all[at] = (byte) random.nextInt(256);
                case 1 -> System.arraycopy(all, at + 1, all, at, 3);
                case 2 -> System.arraycopy(all, at, all, at + 1, 3);
                default -> all[at] = line[random.nextInt(line.length)];
            }
        }
        return all;
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("inputs")
    void isRead(byte[] input) {
        assertThatCode(() -> {
                    for (FormatOptions options :
                            List.of(Formats.options("Europe/Berlin"), Formats.given("yyyy-MM-dd HH:mm[:ss][.SSS]"))) {
                        readAll(
                                LogFormats.detect(input, Math.min(input.length, 1 << 16), false, options)
                                        .format(),
                                input);
                    }
                })
                .doesNotThrowAnyException();
    }

    /** Formats of other inputs meet the line, too: files change their format on the way. */
    @ParameterizedTest(name = "{index}")
    @MethodSource("inputs")
    void isReadByEveryFormat(byte[] input) {
        assertThatCode(() -> {
                    for (String seed : SEEDS) {
                        readAll(Formats.detect(seed + "\n" + seed), input);
                    }
                })
                .doesNotThrowAnyException();
    }

    private static void readAll(LogFormat format, byte[] input) {
        FieldReader reader = format.fieldReader();
        JsonLeaves leaves = new JsonLeaves(1000, 1000);
        int start = 0;
        for (int end = 0; end <= input.length; end++) {
            if (end == input.length || input[end] == '\n') {
                format.time(input, start, end);
                format.startsEvent(input, start, end);
                format.startTime(input, start, end);
                format.isHeader(input, start, end);
                if (reader != null) {
                    leaves.read(reader, input, start, end);
                    FieldDiscovery.of(reader, NAMES, 200).extract(input, start, end, new Value[NAMES.size()]);
                }
                start = end + 1;
            }
        }
    }

    /** Lines end anywhere, and bytes of others follow: nothing beyond the end is looked at. */
    @Test
    void aReaderLooksAtNothingBeyondTheEnd() {
        for (String seed : SEEDS) {
            FieldReader reader = Formats.detect(seed).fieldReader();
            byte[] line = utf8(seed);
            for (int end = 0; reader != null && end <= line.length; end++) {
                assertThat(ReadFields.stored(reader, Arrays.copyOf(line, end), end))
                        .as("%d bytes of %s", end, seed)
                        .isEqualTo(ReadFields.stored(reader, line, end));
            }
        }
    }
}
