package dev.loggia.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Damaged input keeps the events before the damage and says where it is. */
class DamageTest {

    private static final ScanSizes SIZES = new ScanSizes(4096, 64, 1 << 20, 100);

    @TempDir
    private Path folder;

    private final RecordingContext context = new RecordingContext(2);

    private enum Packing {
        GZIP,
        ZSTD;

        byte[] pack(byte[] content) {
            return switch (this) {
                case GZIP -> gzip(content);
                case ZSTD -> Zstd.compress(content);
            };
        }
    }

    @ParameterizedTest
    @EnumSource(Packing.class)
    void aCutOffFileKeepsWhatIsThere(Packing packing) throws IOException {
        List<String> lines = lines(new Random(1), 20_000);
        byte[] packed = packing.pack(content(lines));
        Path file = Files.write(folder.resolve("a.log"), Arrays.copyOf(packed, packed.length / 2));
        List<String> messages =
                Scanning.messages(Scanning.stamped(SIZES, Scanning.OPTIONS, Scanning.names(file)), context);
        assertThat(messages).hasSizeGreaterThan(1000).hasSizeLessThan(lines.size());
        assertThat(messages.subList(0, messages.size() - 1)).isEqualTo(lines.subList(0, messages.size() - 1));
        assertThat(lines.get(messages.size() - 1)).startsWith(messages.getLast());
        long kept = content(messages).length - 1L;
        assertThat(context.warnings())
                .first()
                .asString()
                .startsWith(file + " cannot be read to its end: the file ends in the middle of the data")
                .endsWith("; the events before byte %,d of its content were kept".formatted(kept));
    }

    @ParameterizedTest
    @EnumSource(Packing.class)
    void aCutOffPipeKeepsWhatIsThere(Packing packing) {
        List<String> lines = lines(new Random(2), 20_000);
        byte[] packed = packing.pack(content(lines));
        FileSourceOptions options =
                Scanning.OPTIONS.withStandardInput(new ByteArrayInputStream(packed, 0, packed.length / 2));
        List<String> messages = Scanning.messages(Scanning.stamped(SIZES, options, List.of("-")), context);
        assertThat(messages).hasSizeGreaterThan(1000);
        assertThat(messages.subList(0, messages.size() - 1)).isEqualTo(lines.subList(0, messages.size() - 1));
        assertThat(context.warningCodes()).contains("input-damaged");
    }

    @ParameterizedTest
    @EnumSource(Packing.class)
    void whatFollowsTheDataIsToldButLosesNothing(Packing packing) throws IOException {
        byte[] packed = packing.pack("<1>a\n<2>b\n".getBytes(StandardCharsets.UTF_8));
        byte[] followed = Arrays.copyOf(packed, packed.length + 20);
        Arrays.fill(followed, packed.length, followed.length, (byte) 'x');
        Path file = Files.write(folder.resolve("a.log"), followed);
        assertThat(Scanning.messages(Scanning.stamped(file), context)).containsExactly("<1>a", "<2>b");
        assertThat(context.warningCodes()).containsExactly("input-damaged");
    }

    @Test
    void paddingBehindGzipIsNoDamage() throws IOException {
        byte[] packed = gzip("<1>a\n".getBytes(StandardCharsets.UTF_8));
        Path file = Files.write(folder.resolve("a.log"), Arrays.copyOf(packed, packed.length + 512));
        assertThat(Scanning.messages(Scanning.stamped(file), context)).containsExactly("<1>a");
        assertThat(context.warnings()).isEmpty();
    }

    /** The first frame of the format's description: a window of 2^41 bytes, then an empty last block. */
    @Test
    void aZstdFrameThatAsksForTooMuchMemoryIsRefused() throws IOException {
        byte[] frame = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0, (byte) 0xF8, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        Path file = Files.write(folder.resolve("a.log"), frame);
        assertThat(Scanning.messages(Scanning.stamped(file), context)).isEmpty();
        assertThat(context.warnings())
                .containsExactly(file + " cannot be read to its end: it asks for a window of more than 128 MiB,"
                        + " so it has to be unpacked by zstd -dc --long=31;"
                        + " the events before byte 0 of its content were kept");
    }

    @Test
    void aWrongChecksumIsTold() throws IOException {
        byte[] packed = gzip("<1>a\n".getBytes(StandardCharsets.UTF_8));
        packed[packed.length - 8] ^= 1;
        Path file = Files.write(folder.resolve("a.log"), packed);
        assertThat(Scanning.messages(Scanning.stamped(file), context)).containsExactly("<1>a");
        assertThat(context.warnings())
                .containsExactly(file
                        + " cannot be read to its end: the checksum is wrong;"
                        + " the events before byte 5 of its content were kept");
    }

    @Test
    void damageOfTextInAnotherEncodingIsToldOnceItIsThere() throws IOException {
        // Within the sample, behind which the damage has to come once more.
        List<String> lines = lines(new Random(3), 500);
        byte[] packed = gzip(content(lines));
        byte[] cut = Arrays.copyOf(packed, packed.length / 2);
        FileSourceOptions options = Scanning.OPTIONS.withEncoding(TextEncoding.LATIN_1);
        Path file = Files.write(folder.resolve("a.log"), cut);
        FileSourceOptions pipe = options.withStandardInput(new ByteArrayInputStream(cut));
        for (FileEventSource source : List.of(
                Scanning.stamped(SIZES, options, Scanning.names(file)), Scanning.stamped(SIZES, pipe, List.of("-")))) {
            List<String> messages = Scanning.messages(source, context);
            assertThat(messages).hasSizeBetween(10, 490);
            assertThat(messages.subList(0, messages.size() - 1)).isEqualTo(lines.subList(0, messages.size() - 1));
        }
        assertThat(context.warningCodes()).containsExactly("input-damaged", "input-damaged");
    }

    /** Its beginning is looked at first, and the damage met by then. */
    @Test
    void whatComesBeforeAnEarlyDamageIsKept() throws IOException {
        byte[] packed = gzip("a\n".getBytes(StandardCharsets.UTF_8));
        packed[packed.length - 8] ^= 1;
        Path file = Files.write(folder.resolve("a.log"), packed);
        FileSourceOptions piped = Scanning.OPTIONS.withStandardInput(new ByteArrayInputStream(packed));
        for (String input : List.of(file.toString(), "-")) {
            RecordingContext told = new RecordingContext(1);
            assertThat(Scanning.messages(Scanning.stamped(SIZES, piped, List.of(input)), told))
                    .as(input)
                    .containsExactly("a");
            assertThat(told.warningCodes()).as(input).contains("input-damaged");
        }
    }

    @Test
    void aGzipHeaderMayCarryMore() throws IOException {
        byte[] plain = gzip("<1>a\n".getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream full = new ByteArrayOutputStream();
        full.write(plain, 0, 3);
        full.write(0x1E);
        full.write(plain, 4, 6);
        full.writeBytes(new byte[] {3, 0, 'e', 'x', 't'});
        full.writeBytes("name\0comment\0cc".getBytes(StandardCharsets.US_ASCII));
        full.write(plain, 10, plain.length - 10);
        Path file = Files.write(folder.resolve("a.log"), full.toByteArray());
        assertThat(Scanning.messages(Scanning.stamped(file), context)).containsExactly("<1>a");
        assertThat(context.warnings()).isEmpty();
    }

    @Test
    void noBytesEndAScan() throws IOException {
        byte[][] beginnings = {
            {}, {0x1F, (byte) 0x8B, 8}, {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD}, {(byte) 0xFF, (byte) 0xFE}
        };
        byte[] good = gzip(content(lines(new Random(3), 50)));
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            byte[] bytes;
            if (seed % 5 == 4) {
                bytes = good.clone();
                for (int i = 0; i < 3; i++) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                }
            } else {
                byte[] beginning = beginnings[seed % 5];
                bytes = new byte[random.nextInt(3000) + beginning.length];
                random.nextBytes(bytes);
                System.arraycopy(beginning, 0, bytes, 0, beginning.length);
            }
            Path file = Files.write(folder.resolve("a.log"), bytes);
            long newlines = Scanning.messages(Scanning.stamped(file), new RecordingContext(1))
                    .size();
            if (seed % 5 == 0) {
                assertThat(newlines).as("seed " + seed).isEqualTo(linesOf(bytes));
            }
        }
    }

    private static long linesOf(byte[] bytes) {
        long lines = bytes.length > 0 && bytes[bytes.length - 1] != '\n' ? 1 : 0;
        for (byte b : bytes) {
            lines += b == '\n' ? 1 : 0;
        }
        return lines;
    }

    private static List<String> lines(Random random, int count) {
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(i -> "<" + i + ">" + Long.toHexString(random.nextLong()))
                .toList();
    }

    private static byte[] content(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return packed.toByteArray();
    }
}
