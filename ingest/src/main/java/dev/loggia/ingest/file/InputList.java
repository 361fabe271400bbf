package dev.loggia.ingest.file;

import dev.loggia.diagnostic.DataException;
import dev.loggia.diagnostic.Diagnostic;
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

    /** Finds every input. @throws DataException naming the first argument that nothing can be read from */
    static InputList find(List<String> arguments, FileSourceOptions options, ScanSizes sizes, FormatDetector detector) {
        Finder finder = new Finder(options, sizes, detector);
        arguments.forEach(finder::add);
        return new InputList(List.copyOf(finder.inputs), finder.notes());
    }

    private static final class Finder {
        private final FileSourceOptions options;
        private final InputDetector detector;
        private final List<Input> inputs = new ArrayList<>();
        private final InputNotes notes = new InputNotes(List.of());

        Finder(FileSourceOptions options, ScanSizes sizes, FormatDetector detector) {
            this.options = options;
            this.detector = new InputDetector(options, sizes, detector);
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
            found.leftOut().forEach(notes::leaveOut);
            if (inputs.size() == before) {
                throw nothingIn(argument, notes.leftOut());
            }
        }

        private void addStandardInput() {
            checkStandardInput(
                    options, inputs.stream().anyMatch(input -> input.name().equals(STANDARD_INPUT)));
            addInput(new Input.Pipe(inputs.size(), STANDARD_INPUT, null, new AtomicBoolean()));
        }

        private void addFile(Path path, boolean named) {
            if (!InputDetector.isSized(path)) {
                addInput(new Input.Pipe(inputs.size(), path.toString(), path, new AtomicBoolean()));
                return;
            }
            try {
                InputDetector.Detected file = detector.detect(inputs.size(), path, null, null);
                if (file.looksBinary() && !named) {
                    notes.leaveOut(path + " looks binary");
                    return;
                }
                notes.add(path.toString(), file);
                addInput(file.input());
            } catch (DataException e) {
                leaveOut(named, e);
            }
        }

        /** What the user named must be read; what a folder happens to hold need not. */
        private void leaveOut(boolean named, DataException reason) {
            if (named) {
                throw reason;
            }
            notes.leaveOut(String.valueOf(reason.getMessage()));
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
            return notes.warnings();
        }
    }

    /** @param before whether standard input was named before. @throws DataException when it cannot be read, or not again */
    static void checkStandardInput(FileSourceOptions options, boolean before) {
        if (options.standardInput() == null) {
            throw new DataException("no-input", "there is no standard input to read", "");
        }
        if (before) {
            throw new DataException("no-input", "standard input (-) is named twice, but can be read only once", "");
        }
    }

    /** What to say of an argument that stands for no file that is read. */
    static DataException nothingIn(String argument, List<String> leftOut) {
        return new DataException(
                "no-input",
                "there is no file to read in " + argument,
                leftOut.isEmpty() ? "hidden files are read only when named" : "left out: " + leftOut.getFirst());
    }
}
