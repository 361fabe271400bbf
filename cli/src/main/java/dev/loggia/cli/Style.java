package dev.loggia.cli;

/** How parts of a message look on a terminal with colours. */
enum Style {
    ERROR("1;31"),
    WARNING("1;33"),
    HINT("36"),
    STRONG("1"),
    FAINT("2");

    private static final String ESCAPE = "\u001b[";

    private final String code;

    Style(String code) {
        this.code = code;
    }

    /** @param on whether there are colours */
    String apply(String text, boolean on) {
        return on ? ESCAPE + code + "m" + text + ESCAPE + "0m" : text;
    }
}
