package dev.loggia.output;

import java.io.IOException;
import java.io.Writer;
import java.time.ZoneId;
import java.util.List;

/**
 * A table of GitHub's Markdown, to paste into issues and notes. Values as tables print them: a line break is a {@code <br>}, other control
 * characters are shown escaped, and a backslash stands before what Markdown would read as more than the character it is. Columns that
 * hold only numbers are aligned right, as far as the first thousand rows tell.
 */
final class MarkdownFormat implements ResultFormat {

    @Override
    public String name() {
        return "markdown";
    }

    @Override
    public String summary() {
        return "a table to paste into an issue";
    }

    @Override
    public ResultWriter start(List<String> columns, ZoneId zone, Writer output) throws IOException {
        return new MarkdownWriter(columns, zone, output);
    }
}
