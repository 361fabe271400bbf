package dev.loggia.output;

import java.io.IOException;
import java.io.Writer;
import java.time.ZoneId;
import java.util.List;

/**
 * Tab-separated values with a header. A row is a line and a value never holds a tab: in names and values, a tab is written as
 * {@code \t}, a line feed as {@code \n}, a carriage return as {@code \r} and a backslash as {@code \\}, as PostgreSQL's COPY and Miller do
 * and read. Values as tables print them; missing values are empty.
 */
final class TsvFormat implements ResultFormat {

    @Override
    public String name() {
        return "tsv";
    }

    @Override
    public String summary() {
        return "tab-separated values with a header";
    }

    @Override
    public ResultWriter start(List<String> columns, ZoneId zone, Writer output) throws IOException {
        return LineWriter.start(columns, zone, output, TsvFormat::writeField);
    }

    private static void writeField(int column, String text, Writer output) throws IOException {
        if (column > 0) {
            output.write('\t');
        }
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            String escape = escape(text.charAt(i));
            if (!escape.isEmpty()) {
                output.append(text, written, i).append(escape);
                written = i + 1;
            }
        }
        output.append(text, written, text.length());
    }

    /** What stands for a character; empty where it stands for itself. */
    private static String escape(char c) {
        return switch (c) {
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\\' -> "\\\\";
            default -> "";
        };
    }
}
