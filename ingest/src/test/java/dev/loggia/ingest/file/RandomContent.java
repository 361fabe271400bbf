package dev.loggia.ingest.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/** Content of files for {@link StampedFormat}. */
final class RandomContent {

    private static final long SECONDS_OF_YEAR = 366 * 86_400L;

    private RandomContent() {}

    /** Lines with and without times, continuation lines, line ends of all kinds, broken UTF-8, long and empty lines. */
    static byte[] lines(Random random) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        int lines = random.nextInt(40);
        long seconds = random.nextLong(SECONDS_OF_YEAR);
        int timeless = random.nextInt(4) == 0 ? 10 : random.nextInt(10);
        for (int i = 0; i < lines; i++) {
            int kind = random.nextInt(10);
            if (kind >= timeless) {
                seconds = random.nextInt(6) == 0
                        ? random.nextLong(SECONDS_OF_YEAR)
                        : (seconds + random.nextLong(20 * 86_400L)) % SECONDS_OF_YEAR;
                content.writeBytes(("<" + seconds + ">").getBytes(StandardCharsets.US_ASCII));
            } else if (random.nextInt(3) == 0) {
                content.write(' ');
            }
            int length = random.nextInt(8) == 0 ? random.nextInt(200) : random.nextInt(12);
            for (int k = 0; k < length; k++) {
                switch (random.nextInt(8)) {
                    case 0 -> content.writeBytes("é".getBytes(StandardCharsets.UTF_8));
                    case 1 -> content.writeBytes("😀".getBytes(StandardCharsets.UTF_8));
                    case 2 -> content.write(random.nextInt(16) == 0 ? random.nextInt(256) : 'x');
                    case 3 -> content.write(random.nextInt(12) == 0 ? '\r' : 0x80 + random.nextInt(64));
                    default -> content.write('a' + random.nextInt(26));
                }
            }
            if (i < lines - 1 || random.nextBoolean()) {
                content.writeBytes((random.nextInt(3) == 0 ? "\r\n" : "\n").getBytes(StandardCharsets.US_ASCII));
            }
        }
        return content.toByteArray();
    }

    static byte[] inParts(byte[] content, Random random, UnaryOperator<byte[]> packer) {
        int cut = random.nextInt(content.length + 1);
        return concat(
                packer.apply(Arrays.copyOf(content, cut)),
                packer.apply(Arrays.copyOfRange(content, cut, content.length)));
    }

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
