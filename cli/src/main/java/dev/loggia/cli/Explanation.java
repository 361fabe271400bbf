package dev.loggia.cli;

import java.util.List;

/** A text that explains something in a terminal: paragraphs set to a width, and blocks that are shown as they are. */
final class Explanation {

    private final int width;
    private final StringBuilder text = new StringBuilder();

    /** @param width the longest line of prose, in characters */
    Explanation(int width) {
        this.width = width;
    }

    void line(String line) {
        text.append(line).append('\n');
    }

    /** An empty line. */
    void gap() {
        text.append('\n');
    }

    /** Prose from the margin on. */
    void paragraph(String prose) {
        wrap("", "", prose);
    }

    /** A heading with sentences under it; nothing when there is none. */
    void sentences(String heading, List<String> sentences) {
        if (!sentences.isEmpty()) {
            gap();
            line(heading + ":");
            sentences.forEach(sentence -> wrap("- ", "  ", sentence));
        }
    }

    /** A name, and what it means. */
    void entry(String name, String meaning) {
        wrap("  " + name + "  ", "      ", meaning);
    }

    /** Lines shown as they are, set in. */
    void block(String lines) {
        lines.lines()
                .forEach(line ->
                        text.append(line.isEmpty() ? "" : "  ").append(line).append('\n'));
    }

    private void wrap(String first, String next, String prose) {
        StringBuilder line = new StringBuilder(first);
        boolean empty = true;
        for (String word : prose.split(" ")) {
            if (!empty && line.length() + 1 + word.length() > width) {
                line(line.toString());
                line = new StringBuilder(next);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        line(line.toString());
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
