package dev.loggia.query.lookup;

import java.util.ArrayList;
import java.util.List;

/** Reads CSV by RFC 4180: cells in double quotes may hold commas, line breaks and doubled quotes. Good for one text. */
final class CsvRecords {

    private final String table;
    private final String text;
    private int at;
    private int line = 1;

    /** @param table for messages */
    CsvRecords(String table, String text) {
        this.table = table;
        this.text = text;
    }

    /** The records, without empty lines; none has more cells than the first. */
    List<List<String>> read() {
        List<List<String>> records = new ArrayList<>();
        while (at < text.length()) {
            int firstLine = line;
            List<String> cells = record();
            boolean empty = cells.size() == 1 && cells.getFirst().isEmpty();
            if (!empty
                    && !records.isEmpty()
                    && cells.size() > records.getFirst().size()) {
                throw LookupTable.malformed(
                        table,
                        "has " + cells.size() + " cells in line " + firstLine + ", but "
                                + records.getFirst().size() + " columns",
                        "put cells that hold a comma in double quotes");
            }
            if (!empty) {
                records.add(List.copyOf(cells));
            }
        }
        return List.copyOf(records);
    }

    private List<String> record() {
        List<String> cells = new ArrayList<>();
        while (true) {
            cells.add(at < text.length() && text.charAt(at) == '"' ? quoted() : bare());
            if (at < text.length() && text.charAt(at) == ',') {
                at++;
            } else {
                endOfLine();
                return cells;
            }
        }
    }

    private String bare() {
        int start = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private String quoted() {
        int firstLine = line;
        StringBuilder cell = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                if (at == text.length() || text.charAt(at) != '"') {
                    return cell + bare();
                }
                at++;
            } else if (c == '\n') {
                line++;
            }
            cell.append(c);
        }
        throw LookupTable.malformed(
                table,
                "has a cell in line " + firstLine + " whose double quote is not closed",
                "write a double quote inside of a cell twice");
    }

    private void endOfLine() {
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '\n') {
            at++;
        }
        line++;
    }
}
