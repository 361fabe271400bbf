package dev.loggia.cli;

/**
 * Which of the standard streams are a terminal, and how wide it is.
 *
 * @param width cells in a line; matters only when one is
 */
record Terminal(boolean input, boolean output, boolean error, int width) {

    private static final int USUAL_WIDTH = 80;

    /** No terminal at all. */
    static final Terminal NONE = new Terminal(false, false, false, USUAL_WIDTH);

    /**
     * Reads what the launcher found out, because Java 21 cannot tell the streams apart.
     *
     * @param streams the numbers of the standard streams that are a terminal, such as {@code 012}
     * @param columns its width, or anything else when it is unknown
     */
    static Terminal of(String streams, String columns) {
        int width = columns.matches("[1-9]\\d{0,3}") ? Integer.parseInt(columns) : USUAL_WIDTH;
        return new Terminal(streams.contains("0"), streams.contains("1"), streams.contains("2"), width);
    }
}
