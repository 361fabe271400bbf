package dev.loggia.query.pattern;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Joins signatures that differ in values only. Signatures of the same layout are told apart by the words that most often occur together,
 * and then by the columns in which there are few words; a column with many words, or with words that look like values, is a variable.
 * A function of the set of signatures and their counts, whatever their order.
 */
final class Clustering {

    /** A column with more words than these is a variable. */
    private static final int MOST_WORDS = 4;

    /** The same where hardly anything else is constant, or where the words are of a kind of which there are few. */
    private static final int MOST_WORDS_OF_FEW = 12;

    /** How often a word that looks like a value must occur to be none. */
    private static final int SUPPORT = 10;

    private static final Set<String> LEVELS =
            Set.of("TRACE", "DEBUG", "INFO", "NOTICE", "WARN", "WARNING", "ERROR", "CRITICAL", "FATAL");

    private final List<List<Line>> clusters = new ArrayList<>();
    private final Runnable checkpoint;

    private Clustering(Runnable checkpoint) {
        this.checkpoint = checkpoint;
    }

    /** A signature with its tokens; every token is a column. */
    record Line(Signature signature, List<Slot> slots) {
        Token token(int column) {
            return slots.get(column).token();
        }
    }

    static Line line(Signature signature) {
        return new Line(signature, Slot.fold(Token.split(signature)));
    }

    static List<List<Line>> cluster(List<Line> lines, Runnable checkpoint) {
        Clustering clustering = new Clustering(checkpoint);
        Map<String, List<Line>> layouts = new TreeMap<>();
        for (Line line : lines) {
            layouts.computeIfAbsent(layout(line), key -> new ArrayList<>()).add(line);
        }
        layouts.values().forEach(clustering::clusterLayout);
        return clustering.clusters;
    }

    private static String layout(Line line) {
        StringBuilder layout = new StringBuilder();
        for (Slot slot : line.slots) {
            Token token = slot.token();
            layout.append(token.separator() || token.cut() ? token.text().charAt(0) : 'w');
        }
        return layout.toString();
    }

    private void clusterLayout(List<Line> lines) {
        Map<Word, Long> frequencies = new HashMap<>();
        for (Line line : lines) {
            for (int column = 0; column < line.slots.size(); column++) {
                if (isAnchor(line.token(column))) {
                    frequencies.merge(new Word(column, line.token(column).text()), line.signature.count, Long::sum);
                }
            }
        }
        Map<String, List<Line>> buckets = new TreeMap<>();
        for (Line line : lines) {
            buckets.computeIfAbsent(root(line, frequencies), key -> new ArrayList<>())
                    .add(line);
        }
        for (List<Line> bucket : buckets.values()) {
            checkpoint.run();
            divide(bucket);
        }
    }

    private record Word(int column, String text) {}

    private static boolean isAnchor(Token token) {
        return !token.hasValue()
                && !token.separator()
                && !token.any()
                && !token.text().isEmpty();
    }

    /** The largest set of words that are equally frequent, the more frequent of two as large. */
    private static String root(Line line, Map<Word, Long> frequencies) {
        Map<Long, Integer> sizes = new HashMap<>();
        for (int column = 0; column < line.slots.size(); column++) {
            Long frequency = frequencies.get(new Word(column, line.token(column).text()));
            if (frequency != null) {
                sizes.merge(frequency, 1, Integer::sum);
            }
        }
        long best = -1;
        int most = 0;
        for (Map.Entry<Long, Integer> size : sizes.entrySet()) {
            if (size.getValue() > most || size.getValue() == most && size.getKey() > best) {
                most = size.getValue();
                best = size.getKey();
            }
        }
        StringBuilder root = new StringBuilder();
        for (int column = 0; column < line.slots.size(); column++) {
            Long frequency = frequencies.get(new Word(column, line.token(column).text()));
            if (frequency != null && frequency == best) {
                root.append(column)
                        .append(' ')
                        .append(line.token(column).text())
                        .append('\n');
            }
        }
        return root.toString();
    }

    private void divide(List<Line> lines) {
        int chosen = -1;
        int fewest = Integer.MAX_VALUE;
        int constants = constants(lines);
        int columns = lines.getFirst().slots.size();
        for (int column = 0; column < columns; column++) {
            int words = wordsThatDivide(lines, column, constants);
            if (words > 1 && words < fewest) {
                fewest = words;
                chosen = column;
            }
        }
        if (chosen < 0) {
            clusters.add(lines);
            return;
        }
        Map<String, List<Line>> parts = new TreeMap<>();
        for (Line line : lines) {
            parts.computeIfAbsent(line.token(chosen).text(), key -> new ArrayList<>())
                    .add(line);
        }
        parts.values().forEach(this::divide);
    }

    /** How many words a column has that tell patterns apart; 0 when it is constant or a variable. */
    private static int wordsThatDivide(List<Line> lines, int column, int constants) {
        Map<String, Long> words = new HashMap<>();
        boolean values = false;
        boolean qualified = false;
        for (Line line : lines) {
            Token token = line.token(column);
            if (words.merge(token.text(), line.signature.count, Long::sum) == line.signature.count) {
                values |= isValue(token);
                qualified |= isQualified(token.text());
            }
        }
        int size = words.size();
        if (size < 2 || words.keySet().stream().allMatch(Clustering::isLevel)) {
            return size < 2 ? 0 : size;
        }
        boolean rare = qualified && words.values().stream().anyMatch(count -> count < SUPPORT);
        if (values || rare || namesPerson(lines.getFirst(), column)) {
            return 0;
        }
        boolean capitals = words.keySet().stream().allMatch(Clustering::isCapitals);
        return size <= (constants < 2 || capitals ? MOST_WORDS_OF_FEW : MOST_WORDS) ? size : 0;
    }

    private static boolean isValue(Token token) {
        return token.text().isEmpty() || token.any() || token.hasValue() && !token.named();
    }

    /** Whether a word is a host, a path, a class: more likely one of many than one of few, unless it is frequent. */
    private static boolean isQualified(String word) {
        for (int i = 1; i < word.length() - 1; i++) {
            if ("./@\\".indexOf(word.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** States and methods are written in capitals, and there are not many. */
    private static boolean isCapitals(String word) {
        return word.chars().allMatch(c -> c >= 'A' && c <= 'Z' || c == '_');
    }

    private static boolean namesPerson(Line line, int column) {
        return column > 0 && line.token(column - 1).text().equals("user");
    }

    private static int constants(List<Line> lines) {
        int constants = 0;
        for (int column = 0; column < lines.getFirst().slots.size(); column++) {
            int index = column;
            Token first = lines.getFirst().token(column);
            if (isAnchor(first)
                    && lines.stream().allMatch(line -> line.token(index).text().equals(first.text()))) {
                constants++;
            }
        }
        return constants;
    }

    static boolean isLevel(String word) {
        return LEVELS.contains(word.toUpperCase(Locale.ROOT));
    }
}
