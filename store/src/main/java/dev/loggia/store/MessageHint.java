package dev.loggia.store;

import dev.loggia.event.Comparison;
import dev.loggia.event.Predicate;
import dev.loggia.event.SystemField;
import dev.loggia.event.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the message of a row must contain for a predicate on one of its fields to be true. Searching blocks of messages is several times
 * faster than reading the fields out of them, and most rows can be told by it.
 */
final class MessageHint {

    /** Every message holds a text so short sooner or later. */
    private static final int SHORTEST = 3;

    private MessageHint() {}

    /**
     * A predicate on the message that is true wherever {@code predicate} is, or null when nothing is known.
     *
     * <p>A text that a JSON value has, or a field of a {@linkplain SegmentScan#isVerbatim verbatim} reader, stands in the message as it is,
     * unless some of it is written with an escape; then there is a backslash.
     */
    static @Nullable Predicate of(Predicate predicate, SegmentScan scan) {
        return switch (predicate) {
            case Predicate.Contains contains -> of(contains.field(), List.of(Value.of(contains.text())), scan);
            case Predicate.Compare compare ->
                compare.comparison() == Comparison.EQUAL ? of(compare.field(), List.of(compare.literal()), scan) : null;
            case Predicate.In in -> of(in.field(), in.values(), scan);
            case Predicate.And and ->
                and.operands().stream()
                        .map(operand -> of(operand, scan))
                        .filter(hint -> hint != null)
                        .findFirst()
                        .orElse(null);
            case Predicate.Or or -> null;
            case Predicate.Matches matches -> null;
            case Predicate.Present present -> null;
            case Predicate.Not not -> null;
        };
    }

    private static @Nullable Predicate of(String field, List<Value> values, SegmentScan scan) {
        FieldPlan plan = scan.plan(field);
        if (plan == null || !plan.readsMessages() || !scan.isVerbatim()) {
            return null;
        }
        List<Predicate> either = new ArrayList<>();
        for (Value value : values) {
            if (!(value instanceof Value.Text text) || !isTold(text.text())) {
                return null;
            }
            either.add(new Predicate.Contains(SystemField.MESSAGE, text.text()));
        }
        either.add(new Predicate.Contains(SystemField.MESSAGE, "\\"));
        return new Predicate.Or(either);
    }

    /** Whether only a JSON string can have the text, and only as it is: not a number, which has several spellings, nor a truth value. */
    private static boolean isTold(String text) {
        if (text.length() < SHORTEST || text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return false;
        }
        boolean word = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || c == '\ufffd' || Character.isSurrogate(c)) {
                return false;
            }
            word |= "0123456789+-.eE ".indexOf(c) < 0;
        }
        return word;
    }
}
