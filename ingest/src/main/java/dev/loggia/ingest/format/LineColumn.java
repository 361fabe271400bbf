package dev.loggia.ingest.format;

import dev.loggia.event.FieldSink;
import java.util.ArrayList;
import java.util.List;

/** What a column of a line holds. Immutable. */
sealed interface LineColumn {

    /**
     * Puts the fields of the column.
     *
     * @param buffer the column in {@code [from, to)}, without the quotes around it
     */
    void put(byte[] buffer, int from, int to, FieldSink fields);

    /** Columns that are one field each; a name that starts with {@code @} gets another, which tells it from a system field. */
    static List<LineColumn> plain(List<String> names) {
        List<LineColumn> columns = new ArrayList<>();
        for (String name : names) {
            columns.add(new Plain(name.startsWith("@") ? "@" + name : name));
        }
        return List.copyOf(columns);
    }

    /** Puts a piece of a line, unless it is empty or a {@code -}: both stand for nothing. */
    static void putUnlessMark(String name, byte[] buffer, int from, int to, FieldSink fields) {
        if (to > from && (to - from != 1 || buffer[from] != '-')) {
            fields.put(name, buffer, from, to);
        }
    }

    /** One field. */
    record Plain(String name) implements LineColumn {
        @Override
        public void put(byte[] buffer, int from, int to, FieldSink fields) {
            putUnlessMark(name, buffer, from, to, fields);
        }
    }

    /** Nobody knows what it holds: no field. */
    enum Unknown implements LineColumn {
        INSTANCE;

        @Override
        public void put(byte[] buffer, int from, int to, FieldSink fields) {}
    }

    /** An address with its port, as {@code 10.0.0.1:80} or {@code [::1]:80}; without a port it is the address alone. */
    record Address(String host, String port) implements LineColumn {
        @Override
        public void put(byte[] buffer, int from, int to, FieldSink fields) {
            int colon = to - 1;
            while (colon >= from && buffer[colon] >= '0' && buffer[colon] <= '9') {
                colon--;
            }
            boolean ported = colon >= from && colon < to - 1 && buffer[colon] == ':';
            int hostEnd = ported ? colon : to;
            boolean bracketed = hostEnd - from > 2 && buffer[from] == '[' && buffer[hostEnd - 1] == ']';
            putUnlessMark(host, buffer, bracketed ? from + 1 : from, bracketed ? hostEnd - 1 : hostEnd, fields);
            if (ported) {
                fields.put(port, buffer, colon + 1, to);
            }
        }
    }

    /**
     * The first line of an HTTP request, as {@code GET /a?b=c HTTP/1.1}. Without a method in capitals nothing of it is sure: clients
     * send anything.
     */
    record Request(String method, String target, String protocol) implements LineColumn {

        private static final int LONGEST_METHOD = 32;
        private static final int LONGEST_PROTOCOL = 16;

        @Override
        public void put(byte[] buffer, int from, int to, FieldSink fields) {
            int blank = from;
            while (blank < to && blank - from < LONGEST_METHOD && isMethod(buffer[blank])) {
                blank++;
            }
            if (blank == from || blank == to || buffer[blank] != ' ') {
                return;
            }
            int last = protocolAfter(buffer, blank, to);
            fields.put(method, buffer, from, blank);
            putUnlessMark(target, buffer, blank + 1, last < 0 ? to : last, fields);
            if (last >= 0) {
                fields.put(protocol, buffer, last + 1, to);
            }
        }

        private static boolean isMethod(byte b) {
            return b >= 'A' && b <= 'Z' || b == '-' || b == '_';
        }

        /** The blank before the protocol, or -1 when the request ends without one, as HTTP/0.9 has it. */
        private static int protocolAfter(byte[] buffer, int blank, int to) {
            int least = Math.max(blank + 1, to - LONGEST_PROTOCOL);
            for (int p = to - 1; p >= least; p--) {
                if (buffer[p] == ' ') {
                    return to - p > 5 && buffer[p + 1] == 'H' && buffer[p + 2] == 'T' && buffer[p + 3] == 'T' ? p : -1;
                }
            }
            return -1;
        }
    }
}
