package dev.loggia.ingest.file;

import dev.loggia.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is worth a word about inputs before they are read: at most one warning of each kind. Confined to one thread. */
final class InputNotes {

    private final List<String> leftOut;
    private final List<String> binary = new ArrayList<>();
    private final List<String> otherEncoding = new ArrayList<>();

    /** @param leftOut what was not read, and why */
    InputNotes(List<String> leftOut) {
        this.leftOut = new ArrayList<>(leftOut);
    }

    void leaveOut(String whatAndWhy) {
        leftOut.add(whatAndWhy);
    }

    /** What was not read, and why. */
    List<String> leftOut() {
        return leftOut;
    }

    /** A file is read that looks odd. Binary ones are read for they were named, as they are when a shell writes the names of all files. */
    void add(String name, InputDetector.Detected detected) {
        if (detected.looksBinary()) {
            binary.add(name);
        } else if (!detected.isUtf8()) {
            otherEncoding.add(name);
        }
    }

    /** Forgets what was said of a file that was another one when it was opened. */
    void remove(String name) {
        binary.remove(name);
        otherEncoding.remove(name);
    }

    List<Diagnostic> warnings() {
        List<Diagnostic> notes = new ArrayList<>();
        if (!leftOut.isEmpty()) {
            String message = leftOut.size() == 1
                    ? leftOut.getFirst() + ": it was left out"
                    : many("%,d files were left out, first: %s", leftOut);
            notes.add(Diagnostic.warning("input-skipped", message));
        }
        if (!binary.isEmpty()) {
            String message = binary.size() == 1
                    ? binary.getFirst() + " looks binary: it was read since it was named"
                    : many("%,d files look binary: they were read since they were named, first: %s", binary);
            notes.add(Diagnostic.warning("input-binary", message));
        }
        if (!otherEncoding.isEmpty()) {
            String message = otherEncoding.size() == 1
                    ? otherEncoding.getFirst() + " is not UTF-8"
                    : many("%,d files are not UTF-8, first: %s", otherEncoding);
            notes.add(notUtf8(message));
        }
        return List.copyOf(notes);
    }

    /** What to say of text with bytes that are no characters. */
    static Diagnostic notUtf8(String message) {
        return Diagnostic.warning("input-not-utf-8", message + ": bytes that are no characters are shown as U+FFFD")
                .withHint("--encoding says how it is written, such as --encoding latin1");
    }

    private static String many(String format, List<String> names) {
        return String.format(Locale.ROOT, format, names.size(), names.getFirst());
    }
}
