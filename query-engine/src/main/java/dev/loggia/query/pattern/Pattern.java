package dev.loggia.query.pattern;

import dev.loggia.event.JsonText;
import dev.loggia.event.Value;
import dev.loggia.query.pattern.Clustering.Line;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of the result.
 *
 * @param text with {@code <Kind-N>} where events differ
 * @param pieces constant strings and dynamic tokens, in order
 * @param samples some of its lines
 * @param times of its events; null when they were not kept
 */
record Pattern(
        String text,
        String regex,
        List<Object> pieces,
        long count,
        List<String> samples,
        @Nullable EventTimes times) {

    static final String TEXT = "@pattern";
    static final String RATIO = "@ratio";
    static final String COUNT = "@sampleCount";
    static final String SEVERITY = "@severityLabel";

    /** The columns of the result, in order (section 3.12). */
    static final List<String> COLUMNS =
            List.of(TEXT, RATIO, COUNT, SEVERITY, "@PatternId", "@regexString", "@tokens", "@logSamples");

    /** A total order where all else is equal. */
    static final Comparator<Pattern> BY_TEXT =
            Comparator.comparing(Pattern::text).thenComparing(Pattern::regex);

    static final Comparator<Pattern> MOST_FREQUENT_FIRST =
            Comparator.comparingLong(Pattern::count).reversed().thenComparing(BY_TEXT);

    /** The columns of a command that adds some to these. */
    static List<String> columnsWith(List<String> added) {
        List<String> columns = new ArrayList<>(COLUMNS);
        columns.addAll(added);
        return List.copyOf(columns);
    }

    static long events(List<Pattern> patterns) {
        return patterns.stream().mapToLong(Pattern::count).sum();
    }

    static Pattern of(List<Line> lines, Lexer lexer, EventTimes.Form form) {
        Template template = Template.of(lines, lexer);
        Sample samples = new Sample(Signature.LINES);
        EventTimes times = form.empty();
        long count = 0;
        for (Line line : lines) {
            if (times != null && line.signature().times != null) {
                times.merge(line.signature().times);
            }
            count += line.signature().count;
            samples.merge(line.signature().lines);
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            texts.add(new String(samples.text(i), StandardCharsets.UTF_8));
        }
        texts.sort(null);
        return new Pattern(template.text(), template.regex(), template.pieces(), count, texts, times);
    }

    /** The value of one of {@link #COLUMNS}. @param total events of all patterns */
    Value value(String column, long total) {
        return switch (column) {
            case TEXT -> Value.of(text);
            case RATIO -> Value.of(ratio(count, total));
            case COUNT -> Value.of(count);
            case SEVERITY -> Value.of(Severity.of(text));
            case "@PatternId" -> Value.of(identity());
            case "@regexString" -> Value.of(regex);
            case "@tokens" -> Value.of(tokens());
            case "@logSamples" ->
                Value.of(JsonText.write(
                        new Value.ListValue(samples.stream().map(Value::of).toList())));
            default -> throw new IllegalArgumentException("no column of a pattern: " + column);
        };
    }

    /** Two decimals, or two digits where those would be lost. */
    static String ratio(long count, long total) {
        if (count == 0) {
            return "0.00";
        }
        BigDecimal exact = new BigDecimal(count).divide(new BigDecimal(total), MathContext.DECIMAL64);
        BigDecimal cents = exact.setScale(2, RoundingMode.HALF_UP);
        return (cents.signum() > 0 ? cents : exact.round(new MathContext(2))).toPlainString();
    }

    String identity() {
        byte[] utf8 = regex.getBytes(StandardCharsets.UTF_8);
        return String.format("%016x", Hashing.hash(utf8, 0, utf8.length));
    }

    private String tokens() {
        List<@Nullable Value> tokens = new ArrayList<>();
        for (Object piece : pieces) {
            Map<String, @Nullable Value> token = new LinkedHashMap<>();
            if (piece instanceof DynamicToken dynamic) {
                Map<String, @Nullable Value> values = new LinkedHashMap<>();
                dynamic.frequent().forEach((value, times) -> values.put(value, Value.of(times)));
                token.put("dynamicTokenPosition", Value.of((long) dynamic.position()));
                token.put("isDynamic", Value.Bool.TRUE);
                token.put("tokenType", Value.of(dynamic.kind()));
                token.put("tokenString", Value.of(dynamic.text()));
                token.put("isNumeric", dynamic.numeric() ? Value.Bool.TRUE : Value.Bool.FALSE);
                token.put("isErrorCode", dynamic.errorCode() ? Value.Bool.TRUE : Value.Bool.FALSE);
                token.put("enumerations", new Value.MapValue(values));
                token.put("inferredTokenName", Value.of(dynamic.name()));
            } else {
                token.put("isDynamic", Value.Bool.FALSE);
                token.put("tokenString", Value.of(piece.toString()));
            }
            tokens.add(new Value.MapValue(token));
        }
        return JsonText.write(new Value.ListValue(tokens));
    }
}
