package dev.loggia.grammar;

import java.util.ArrayList;
import java.util.List;

/**
 * A query over a few events. It asks about 10:00 to 11:00 of 2026-11-19 (UTC) and runs at 11:00.
 *
 * @param title what it is for
 * @param events one a line: the time of that day, {@code 10:00:00} or {@code 10:00:00.500}, a blank, and the message
 * @param groups other log groups, which are read only where the query names them
 * @param tables lookup tables that the query may name
 * @param savedQueries those that the query may call
 */
public record CommandExample(
        String title,
        List<String> events,
        List<Group> groups,
        List<Table> tables,
        List<Saved> savedQueries,
        String query) {

    public CommandExample {
        events = List.copyOf(events);
        groups = List.copyOf(groups);
        tables = List.copyOf(tables);
        savedQueries = List.copyOf(savedQueries);
    }

    /** What a query may name, beside its own events. */
    public sealed interface Named {}

    /** A log group. @param events as those of the example */
    public record Group(String name, List<String> events) implements Named {

        public Group {
            events = List.copyOf(events);
        }

        static Group of(String name, String events) {
            return new Group(name, events.lines().toList());
        }
    }

    /** A lookup table. @param csv with a line of column names first */
    public record Table(String name, String csv) implements Named {}

    /** A saved query. Its parameters are the placeholders of its text. @param defaults of those that a call may leave out */
    public record Saved(String name, List<Default> defaults, String text) implements Named {

        public Saved {
            defaults = List.copyOf(defaults);
        }
    }

    /** What a parameter is unless a call gives it. */
    public record Default(String parameter, String value) {}

    /** An example whose query names these. @param events one a line */
    static CommandExample of(String title, String events, String query, List<Named> named) {
        List<Group> groups = new ArrayList<>();
        List<Table> tables = new ArrayList<>();
        List<Saved> savedQueries = new ArrayList<>();
        for (Named each : named) {
            switch (each) {
                case Group group -> groups.add(group);
                case Table table -> tables.add(table);
                case Saved saved -> savedQueries.add(saved);
            }
        }
        return new CommandExample(title, events.lines().toList(), groups, tables, savedQueries, query.strip());
    }
}
