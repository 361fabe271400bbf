package dev.loggia.grammar;

/** The headings of the commands, in the order of the reference. */
public enum CommandFamily {
    CHOICE("Choosing events and columns"),
    EXTRACTION("Taking fields out of text and structures"),
    AGGREGATION("Counting and summing up"),
    ORDER("Order and number of rows"),
    PATTERNS("Patterns and comparisons"),
    SEQUENCE("Rows in sequence and statistics of rows"),
    TABLES("Lookup tables"),
    SOURCES("Log groups, other queries and saved queries");

    private final String title;

    CommandFamily(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
