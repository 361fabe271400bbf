package dev.loggia.ingest.file;

import dev.loggia.diagnostic.DataException;
import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.ingest.format.LogFormat;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The inputs that arguments name.
 *
 * @param notes warnings about what was left out
 */
record InputList(List<Input> inputs, List<Diagnostic> notes) {

    /** The name of standard input as an argument and as {@code @logStream}. */
    static final String STANDARD_INPUT = "-";

    /** Files of folders and globs that hold a NUL in their first bytes are not logs. */
    private static final int BINARY_SAMPLE = 8 << 10;

    /** Finds every input. @throws DataException naming the first argument that nothing can be read from */
    static InputList find(List<String> arguments, FileSourceOptions options, FormatDetector detector) {
        Finder finder = new Finder(options, detector);
        arguments.forEach(finder::add);
        return new InputList(List.copyOf(finder.inputs), finder.notes());
    }

    /** What to say of a compression that Loggia does not read. */
    static DataException notRead(String name, Compression compression) {
        return new DataException(
                "compression-not-read",
                name + " is compressed with " + compression.label() + ", which Loggia does not read",
                "unpack it first: " + compression.otherTool() + " FILE | loggia query '...' -");
    }

    private static final class Finder {
        private final FileSourceOptions options;
        private final FormatDetector detector;
        private final List<Input> inputs = new ArrayList<>();
        private final List<String> leftOut = new ArrayList<>();

        Finder(FileSourceOptions options, FormatDetector detector) {
            this.options = options;
            this.detector = detector;
        }

        void add(String argument) {
            if (argument.equals(STANDARD_INPUT)) {
                addStandardInput();
                return;
            }
            ArgumentFiles found = ArgumentFiles.of(argument);
            int before = inputs.size();
            for (Path path : found.paths()) {
                addFile(path, found.named());
            }
            leftOut.addAll(found.leftOut());
            if (inputs.size() == before) {
                throw new DataException(
                        "no-input",
                        "there is no file to read in " + argument,
                        leftOut.isEmpty()
                                ? "hidden files are read only when named"
                                : "left out: " + leftOut.getFirst());
            }
        }

        private void addStandardInput() {
            if (options.standardInput() == null) {
                throw new DataException("no-input", "there is no standard input to read", "");
            }
            if (inputs.stream().anyMatch(input -> input.name().equals(STANDARD_INPUT))) {
                throw new DataException("no-input", "standard input (-) is named twice, but can be read only once", "");
            }
            addInput(new Input.Pipe(inputs.size(), STANDARD_INPUT, null, new AtomicBoolean()));
        }

        private void addFile(Path path, boolean named) {
            String name = path.toString();
            if (!Files.isRegularFile(path)) {
                addInput(new Input.Pipe(inputs.size(), name, path, new AtomicBoolean()));
                return;
            }
            try (ContentStream content = ContentStream.open(Files.newInputStream(path))) {
                if (content.compression().otherTool() != null) {
                    leaveOut(named, notRead(name, content.compression()));
                    return;
                }
                byte[] sample = new byte[FormatDetector.SAMPLE];
                int length = ContentStream.fill(content.content(), sample);
                if (!named && isBinary(sample, length)) {
                    leftOut.add(name + " looks binary");
                    return;
                }
                LogFormat format = detector.detect(sample, length, length < sample.length, options.format());
                addInput(new Input.File(inputs.size(), name, path, content.compression(), content.encoding(), format));
            } catch (AccessDeniedException e) {
                leaveOut(named, unreadable(name, "permission denied", e));
            } catch (IOException e) {
                leaveOut(named, unreadable(name, String.valueOf(e.getMessage()), e));
            }
        }

        private static DataException unreadable(String name, String reason, IOException cause) {
            return new DataException("input-unreadable", name + " cannot be read: " + reason, "", cause);
        }

        /** What the user named must be read; what a folder happens to hold need not. */
        private void leaveOut(boolean named, DataException reason) {
            if (named) {
                throw reason;
            }
            leftOut.add(String.valueOf(reason.getMessage()));
        }

        private static boolean isBinary(byte[] sample, int length) {
            for (int i = 0; i < Math.min(length, BINARY_SAMPLE); i++) {
                if (sample[i] == 0) {
                    return true;
                }
            }
            return false;
        }

        private void addInput(Input input) {
            if (inputs.size() == EventSequence.MAXIMUM_INPUTS) {
                throw new DataException(
                        "too-many-inputs",
                        String.format(Locale.ROOT, "there are more than %,d files", EventSequence.MAXIMUM_INPUTS),
                        "query fewer at a time");
            }
            inputs.add(input);
        }

        List<Diagnostic> notes() {
            if (leftOut.isEmpty()) {
                return List.of();
            }
            String message = leftOut.size() == 1
                    ? leftOut.getFirst() + ": it was left out"
                    : String.format(
                            Locale.ROOT, "%,d files were left out, first: %s", leftOut.size(), leftOut.getFirst());
            return List.of(Diagnostic.warning("input-skipped", message));
        }
    }
}
