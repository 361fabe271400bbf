package dev.loggia.testkit.queryfile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A query file that was read. Immutable.
 *
 * @param name file name, for messages
 * @param lines the text, for rewriting
 * @param cases in the order of the file
 */
public record QueryFile(String name, List<String> lines, List<QueryCase> cases) {

    public QueryFile {
        lines = List.copyOf(lines);
        cases = List.copyOf(cases);
    }

    /**
     * Reads the text of a query file.
     *
     * @throws QueryFileException at the first line that does not follow the format
     */
    public static QueryFile read(String name, String text) {
        List<String> lines = List.of(text.split("\n", -1));
        return new QueryFile(name, lines, new QueryFileReader(name, Section.split(name, lines)).cases());
    }

    /**
     * The text with the expectations of some cases replaced by what came out, everything else as it is.
     *
     * @param outcomes what came out, by case; cases that are not named keep their expectation
     */
    public String rewritten(Map<QueryCase, Outcome> outcomes) {
        Map<Integer, QueryCase> starts = new HashMap<>();
        outcomes.keySet().forEach(key -> starts.put(key.expectation().firstLine(), key));
        List<String> rewritten = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            QueryCase replaced = starts.get(i);
            if (replaced == null) {
                rewritten.add(lines.get(i));
            } else {
                rewritten.addAll(OutcomeText.sections(replaced, Objects.requireNonNull(outcomes.get(replaced))));
                i = replaced.expectation().lastLine();
            }
        }
        return String.join("\n", rewritten);
    }
}
