package dev.loggia.query.pattern;

import dev.loggia.query.pattern.Clustering.Line;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds what is shown of the lines of one pattern: its text, its regular expression and its places. Confined to one pattern. */
final class Template {

    private static final String WHITE_SPACE = "\\s";
    private static final String SPACE_OR_CONTROL = "[\\x00-\\x20]";
    private static final String NARROW = "[^\\s=,;()\\[\\]{}\"'<>|:]";
    private static final String WIDE = "[^\\s()\\[\\]{}\"'<>|]";

    /** A constant piece, or a {@link DynamicToken}. */
    private final List<Object> pieces = new ArrayList<>();

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder constant = new StringBuilder();
    private final StringBuilder regex = new StringBuilder();
    private final List<Line> lines;
    private final Lexer lexer;
    private final String space;
    private String lastWord = "";
    private int dynamic;

    private Template(List<Line> lines, Lexer lexer) {
        this.lines = lines;
        this.space = lines.stream().anyMatch(line -> line.signature().controls) ? SPACE_OR_CONTROL : WHITE_SPACE;
        regex.append("(?s)^").append(space).append('*');
        this.lexer = lexer;
    }

    /** @param lexer to take values out of words again */
    static Template of(List<Line> lines, Lexer lexer) {
        Template template = new Template(lines, lexer);
        int columns = lines.getFirst().slots().size();
        for (int column = 0; column < columns; column++) {
            template.add(column);
        }
        template.regex.append(template.space).append("*$");
        template.endConstant();
        return template;
    }

    String text() {
        return text.toString();
    }

    String regex() {
        return regex.toString();
    }

    /** Strings and dynamic tokens, in order; together they are the text. */
    List<Object> pieces() {
        return pieces;
    }

    private void add(int column) {
        List<Slot> slots = lines.stream().map(line -> line.slots().get(column)).toList();
        addGap(slots.stream().map(Slot::token).toList());
        int start = regex.length();
        addToken(column, slots);
        if (slots.stream().anyMatch(Slot::repeated)) {
            String element = regex.substring(start);
            regex.append("(?:(?:").append(space).append("*[,;]").append(space).append("*|");
            regex.append(space).append("+)").append(element).append(")*");
        }
        addUnits(slots);
        addAmounts(slots);
    }

    private void addGap(List<Token> tokens) {
        long gaps = tokens.stream().filter(Token::gap).count();
        if (gaps > 0) {
            addText(" ");
            // A text may be cut within a word.
            boolean always = gaps == tokens.size() && !tokens.getFirst().cut();
            regex.append(space).append(always ? "+" : "*");
        }
    }

    private void addToken(int column, List<Slot> slots) {
        Token first = slots.getFirst().token();
        boolean same = slots.stream().allMatch(slot -> slot.token().text().equals(first.text()));
        if (first.cut() && same) {
            addText("...");
            regex.append(".*");
        } else if (same && !first.any()) {
            addShape(merged(slots));
        } else {
            addVariable(column, slots);
        }
    }

    private static Token merged(List<Slot> slots) {
        Token first = slots.getFirst().token();
        if (!first.hasValue()) {
            return first;
        }
        int[] kinds = new int[first.kinds().length];
        Sample values = new Sample(Signature.VALUES);
        for (Slot slot : slots) {
            for (int i = 0; i < kinds.length; i++) {
                kinds[i] |= slot.token().kinds()[i];
            }
            if (slot.token().values() != null) {
                values.merge(slot.token().values());
            }
        }
        return new Token(first.text(), first.gap(), kinds, values);
    }

    private void addShape(Token token) {
        if (!token.hasValue() || token.named()) {
            addConstant(
                    token.values() == null
                            ? token.text()
                            : new String(token.values().text(0), StandardCharsets.UTF_8));
            return;
        }
        String name = lastWord;
        int value = 0;
        for (int i = 0; i < token.text().length(); i++) {
            char c = token.text().charAt(i);
            if (c == Characters.VALUE) {
                int kinds = token.kinds()[value];
                addDynamic(ValueKind.label(kinds), name, part(token, value), isWhole(token.values()));
                regex.append(ValueKind.regex(kinds));
                value++;
            } else {
                addText(String.valueOf(c));
                quote(c);
            }
        }
    }

    private static boolean isWhole(@Nullable Sample sample) {
        return sample != null && sample.whole();
    }

    /** The values of one part of a word. */
    private Map<String, Long> part(Token token, int value) {
        Sample sample = token.values();
        if (sample == null || token.pure()) {
            return sample == null ? Map.of() : DynamicToken.byFrequency(sample);
        }
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int i = 0; i < sample.size(); i++) {
            byte[] word = sample.text(i);
            lexer.read(word, 0, word.length);
            if (lexer.values == token.kinds().length) {
                int start = lexer.valueStarts[value];
                String part = new String(word, start, lexer.valueEnds[value] - start, StandardCharsets.UTF_8);
                counts.merge(part, sample.count(i), Long::sum);
            }
        }
        return DynamicToken.byFrequency(counts);
    }

    private void addVariable(int column, List<Slot> slots) {
        Sample values = new Sample(Signature.VALUES);
        int kinds = 0;
        boolean wide = false;
        boolean empty = false;
        boolean pure = true;
        for (int i = 0; i < slots.size(); i++) {
            Token token = lines.get(i).token(column);
            for (int kind : token.kinds()) {
                kinds |= kind;
            }
            pure &= token.pure();
            wide |= token.text().contains("?") || token.text().contains("://");
            empty |= token.text().isEmpty();
            if (token.values() != null) {
                values.merge(token.values());
            } else if (!token.any()) {
                values.add(
                        token.text().getBytes(StandardCharsets.UTF_8),
                        lines.get(i).signature().count);
            }
        }
        // What any word may be was not kept: its forms are all there are.
        boolean any = slots.stream().anyMatch(slot -> slot.token().any());
        int forms = any ? -1 : kinds;
        addDynamic(
                pure ? ValueKind.label(kinds) : ValueKind.ANY_LABEL,
                lastWord,
                DynamicToken.byFrequency(values),
                !any && values.whole());
        regex.append("(?:").append(wide || any ? WIDE : NARROW);
        regex.append(forms == 0 ? "" : "|" + ValueKind.regex(forms));
        regex.append(empty ? ")*" : ")+");
    }

    private void addUnits(List<Slot> slots) {
        Set<String> units = new LinkedHashSet<>();
        slots.stream().map(Slot::unit).sorted().forEach(units::add);
        boolean missing = units.remove("");
        if (units.isEmpty()) {
            return;
        }
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int i = 0; i < slots.size(); i++) {
            if (!slots.get(i).unit().isEmpty()) {
                counts.merge(slots.get(i).unit(), lines.get(i).signature().count, Long::sum);
            }
        }
        addText(" ");
        regex.append("(?:").append(space).append('+');
        addUnit(units, counts);
        regex.append(missing ? ")?" : ")");
    }

    private void addUnit(Set<String> units, Map<String, Long> counts) {
        if (units.size() == 1) {
            addConstant(units.iterator().next());
            return;
        }
        addDynamic(ValueKind.ANY_LABEL, "unit", DynamicToken.byFrequency(counts), true);
        regex.append("(?:").append(String.join("|", units)).append(')');
    }

    private void addAmounts(List<Slot> slots) {
        List<Slot> with =
                slots.stream().filter(slot -> !slot.amount().isEmpty()).toList();
        if (with.isEmpty()) {
            return;
        }
        int kinds = 0;
        Sample values = new Sample(Signature.VALUES);
        Set<String> units = new LinkedHashSet<>();
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int i = 0; i < slots.size(); i++) {
            List<Token> amount = slots.get(i).amount();
            if (!amount.isEmpty()) {
                kinds |= amount.get(1).kinds()[0];
                values.merge(Objects.requireNonNull(amount.get(1).values()));
                counts.merge(amount.get(2).text(), lines.get(i).signature().count, Long::sum);
            }
        }
        counts.keySet().stream().sorted().forEach(units::add);
        addText(" (");
        regex.append("(?:").append(space).append("*[(]").append(space).append('*');
        addDynamic(ValueKind.label(kinds), lastWord, DynamicToken.byFrequency(values), values.whole());
        regex.append(ValueKind.regex(kinds)).append(space).append('*');
        addText(" ");
        addUnit(units, counts);
        addText(")");
        regex.append(space).append("*[)]").append(with.size() < slots.size() ? ")?" : ")");
    }

    private void addConstant(String token) {
        addText(token);
        token.chars().forEach(c -> quote((char) c));
        if (token.length() > 1) {
            lastWord = token;
        }
    }

    private void quote(char c) {
        if ("\\.[]{}()*+-?^$|".indexOf(c) >= 0) {
            regex.append('\\');
        }
        regex.append(c);
    }

    private void addText(String piece) {
        text.append(piece);
        constant.append(piece);
    }

    private void addDynamic(String kind, String name, Map<String, Long> values, boolean whole) {
        endConstant();
        DynamicToken token = new DynamicToken(kind, ++dynamic, name, values, whole);
        text.append(token.text());
        pieces.add(token);
    }

    private void endConstant() {
        if (!constant.isEmpty()) {
            pieces.add(constant.toString());
            constant.setLength(0);
        }
    }
}
