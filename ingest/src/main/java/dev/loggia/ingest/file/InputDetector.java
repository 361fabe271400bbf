package dev.loggia.ingest.file;

import dev.loggia.diagnostic.DataException;
import dev.loggia.ingest.format.LogFormat;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Tells from a file's beginning how it is read. */
final class InputDetector {

    /** Code of the error about a file that is packed in a way that is not read. */
    static final String NOT_READ = "compression-not-read";

    /** Files of folders and globs that hold a NUL in their first bytes are not logs. */
    private static final int BINARY_SAMPLE = 8 << 10;

    private final FileSourceOptions options;
    private final FormatDetector detector;

    InputDetector(FileSourceOptions options, FormatDetector detector) {
        this.options = options;
        this.detector = detector;
    }

    /**
     * The input that a regular file is.
     *
     * @param named whether the user wrote its path out, so that it has to be read whatever it is
     * @param framing of the file when that was told before, or null
     * @return null when it looks binary and was not named
     * @throws DataException when it cannot be read, or is packed in a way that is not read
     */
    Input.@Nullable File detect(int index, Path path, boolean named, @Nullable Framing framing) {
        String name = path.toString();
        try (ContentStream content = ContentStream.open(Files.newInputStream(path), options.encoding())) {
            if (content.compression().otherTool() != null) {
                throw notRead(name, content.compression());
            }
            ContentSample sample = ContentSample.of(content.content(), options.format(), framing);
            if (!named && isBinary(sample.bytes(), sample.length())) {
                return null;
            }
            LogFormat format = sample.format(detector, options.format());
            return new Input.File(
                    index, name, path, content.compression(), content.encoding(), sample.framing(), format);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /** What to say of a file that cannot be read. */
    static DataException unreadable(String name, IOException cause) {
        return switch (cause) {
            case NoSuchFileException vanished ->
                new DataException("input-vanished", name + " is not there any more", "", cause);
            case AccessDeniedException denied -> unreadable(name, "permission denied", cause);
            default -> unreadable(name, String.valueOf(cause.getMessage()), cause);
        };
    }

    private static DataException unreadable(String name, String reason, IOException cause) {
        return new DataException("input-unreadable", name + " cannot be read: " + reason, "", cause);
    }

    /** What to say of a compression that Loggia does not read. */
    static DataException notRead(String name, Compression compression) {
        return new DataException(
                NOT_READ,
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
