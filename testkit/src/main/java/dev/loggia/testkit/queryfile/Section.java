package dev.loggia.testkit.queryfile;

import java.util.ArrayList;
import java.util.List;

/**
 * {@code keyword: value} at the start of a line, and the lines indented by two blanks below it.
 *
 * @param content without the indent, and without blank lines at the end
 * @param firstLine index of the keyword's line, from 0
 * @param lastLine index of the last line of the content that is not blank
 */
record Section(String keyword, String value, List<String> content, int firstLine, int lastLine) {

    private static final String INDENT = "  ";

    Section {
        content = List.copyOf(content);
    }

    /** The value if there is one, else the content. */
    String text() {
        return content.isEmpty() ? value : String.join("\n", content);
    }

    static List<Section> split(String file, List<String> lines) {
        List<Section> sections = new ArrayList<>();
        int i = 0;
        while (i < lines.size()) {
            String line = lines.get(i);
            if (line.isBlank() || line.startsWith("#")) {
                i++;
                continue;
            }
            int colon = line.indexOf(':');
            if (colon < 1 || !line.substring(0, colon).chars().allMatch(c -> c >= 'a' && c <= 'z')) {
                throw new QueryFileException(file, i + 1, "expected a section such as 'case: ...', found: " + line);
            }
            int end = endOfContent(lines, i + 1);
            List<String> content = new ArrayList<>();
            for (String indented : lines.subList(i + 1, end)) {
                content.add(indented.isBlank() ? "" : indented.substring(INDENT.length()));
            }
            sections.add(new Section(
                    line.substring(0, colon), line.substring(colon + 1).strip(), content, i, end - 1));
            i = end;
        }
        return sections;
    }

    /** Index after the last indented line. */
    private static int endOfContent(List<String> lines, int from) {
        int end = from;
        for (int i = from;
                i < lines.size()
                        && (lines.get(i).startsWith(INDENT) || lines.get(i).isBlank());
                i++) {
            if (!lines.get(i).isBlank()) {
                end = i + 1;
            }
        }
        return end;
    }
}
