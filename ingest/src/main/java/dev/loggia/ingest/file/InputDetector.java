package dev.loggia.ingest.file;

import dev.loggia.diagnostic.DataException;
import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.ingest.format.DetectedFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Tells from a file's beginning how it is read. */
final class InputDetector {

    /** Codes of errors about files that are packed in a way that is not read. */
    private static final String COMPRESSION_NOT_READ = "compression-not-read";

    private static final String ARCHIVE_NOT_READ = "archive-not-read";

    /** What the header of a tar's first file has behind its checksum and kind, in every variant since POSIX. */
    private static final byte[] TAR = "ustar".getBytes(StandardCharsets.US_ASCII);

    private static final int TAR_OFFSET = 257;

    /** Files that hold a NUL in their first bytes are hardly logs. */
    private static final int BINARY_SAMPLE = 8 << 10;

    /** Bytes that a file of Linux' {@code /sys} says to have. */
    private static final int PAGE = 4096;

    private final FileSourceOptions options;
    private final ScanSizes sizes;
    private final FormatDetector detector;

    InputDetector(FileSourceOptions options, ScanSizes sizes, FormatDetector detector) {
        this.options = options;
        this.sizes = sizes;
        this.detector = detector;
    }

    /**
     * What a file is.
     *
     * @param looksBinary whether it hardly holds lines of a log
     * @param isUtf8 false when it was taken for UTF-8 for want of anything else, and is none
     */
    record Detected(Input.File input, boolean looksBinary, boolean isUtf8) {}

    /**
     * The input that a regular file is.
     *
     * @param framing of the file when that was told before, or null
     * @param encoding of its text when that was told before, or null
     * @throws DataException when it cannot be read, or is packed in a way that is not read
     */
    Detected detect(int index, Path path, @Nullable Framing framing, @Nullable TextEncoding encoding) {
        String name = path.toString();
        TextEncoding given = encoding == null ? options.encoding() : encoding;
        try (ContentStream content = ContentStream.open(Files.newInputStream(path), given)) {
            if (content.compression().otherTool() != null) {
                throw notRead(name, content.compression());
            }
            ContentSample sample = ContentSample.of(content.content(), options.format(), framing);
            checkRead(name, sample);
            DetectedFormat format = sample.format(name, detector, options.format());
            Input.File input = new Input.File(
                    index,
                    name,
                    path,
                    content.compression(),
                    content.encoding(),
                    sample.framing(),
                    format,
                    sample.firstTime(format.format(), sizes));
            boolean isUtf8 = given != null || isUtf8(content, sample);
            return new Detected(input, isBinary(sample.bytes(), sample.length()), isUtf8);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /**
     * Whether it is a regular file with as many bytes as it says. Pipes are not, nor files that the system makes up when they are read:
     * of those in {@code /proc} the size is 0, in {@code /sys} a page. Some of size 0 there, as {@code /proc/kmsg}, have nothing to read until
     * something happens, so these are not looked into. What cannot be read is told later.
     */
    static boolean isSized(Path path) {
        if (!Files.isRegularFile(path)) {
            return Files.notExists(path);
        }
        try {
            long before = Files.size(path);
            if (before != 0 && before != PAGE) {
                return true;
            }
            if (before == 0 && isMadeUp(path.toRealPath())) {
                return false;
            }
            long content;
            try (InputStream in = Files.newInputStream(path)) {
                content = in.readNBytes(PAGE + 1).length;
            }
            // It may be growing or shrinking.
            long after = Files.size(path);
            return content >= Math.min(before, after) && content <= Math.max(before, after);
        } catch (IOException unreadable) {
            return true;
        }
    }

    private static boolean isMadeUp(Path path) {
        return path.startsWith("/proc") || path.startsWith("/sys");
    }

    /** What to say of a file that cannot be read. */
    static DataException unreadable(String name, IOException cause) {
        return switch (cause) {
            case NoSuchFileException vanished ->
                new DataException("input-vanished", name + " is not there any more", "", cause);
            case AccessDeniedException denied -> unreadable(name, "permission denied", cause);
            case FileSystemException failure -> unreadable(name, reason(failure), cause);
            default -> unreadable(name, String.valueOf(cause.getMessage()), cause);
        };
    }

    /** Its message would name the file once more. */
    private static String reason(FileSystemException failure) {
        String reason = failure.getReason();
        return reason == null ? failure.getClass().getSimpleName() : reason;
    }

    private static DataException unreadable(String name, String reason, IOException cause) {
        return new DataException("input-unreadable", name + " cannot be read: " + reason, "", cause);
    }

    /** Whether an error is about what a file holds, and not about reading it. */
    static boolean isOfContent(Diagnostic problem) {
        return problem.code().equals(COMPRESSION_NOT_READ) || problem.code().equals(ARCHIVE_NOT_READ);
    }

    /** Whether text that nobody said anything about, and that is read as UTF-8, is it as far as one has looked. */
    static boolean isUtf8(ContentStream content, ContentSample sample) {
        return content.encoding() != TextEncoding.UTF_8 || TextEncoding.isUtf8(sample.bytes(), sample.length());
    }

    /** @throws DataException when the content, unpacked, is an archive of files */
    static void checkRead(String name, ContentSample sample) {
        int end = TAR_OFFSET + TAR.length;
        if (sample.length() >= end && Arrays.equals(sample.bytes(), TAR_OFFSET, end, TAR, 0, TAR.length)) {
            throw new DataException(
                    ARCHIVE_NOT_READ,
                    name + " is a tar archive, which Loggia does not read",
                    "unpack it first: tar -xOf FILE | loggia query '...' -");
        }
    }

    /** What to say of a compression that Loggia does not read. */
    static DataException notRead(String name, Compression compression) {
        return new DataException(
                COMPRESSION_NOT_READ,
                name + " is compressed with " + compression.label() + ", which Loggia does not read",
                "unpack it first: " + compression.otherTool() + " FILE | loggia query '...' -");
    }

    private static boolean isBinary(byte[] sample, int length) {
        for (int i = 0; i < Math.min(length, BINARY_SAMPLE); i++) {
            if (sample[i] == 0) {
                return true;
            }
        }
        return false;
    }
}
