package dev.loggia.grammar;

import java.util.List;

/**
 * A query over a few events. It asks about 10:00 to 11:00 of 2026-11-19 (UTC) and runs at 11:00.
 *
 * @param title what it is for
 * @param events one a line: the time of that day, {@code 10:00:00} or {@code 10:00:00.500}, a blank, and the message
 * @param tables lookup tables that the query may name
 */
public record CommandExample(String title, List<String> events, List<Table> tables, String query) {

    public CommandExample {
        events = List.copyOf(events);
        tables = List.copyOf(tables);
    }

    /** A lookup table. @param csv with a line of column names first */
    public record Table(String name, String csv) {}
}
