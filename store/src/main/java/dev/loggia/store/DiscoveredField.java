package dev.loggia.store;

import dev.loggia.event.JsonLeaves;
import java.nio.charset.StandardCharsets;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.util.NumericUtils;
import org.jspecify.annotations.Nullable;

/** A name found in messages, and the fields of the index that take its values. Thread-confined. */
final class DiscoveredField {

    /** Longer text is left in the message: a dictionary of it costs more than it helps. */
    private static final int LONGEST_TEXT = 1 << 10;

    /** Up to here doubles hold every whole number. */
    private static final long LARGEST_EXACT = 1L << 53;

    /** After so many whole numbers more than decimals, whole numbers have a column of their own again. */
    private static final int DECIMALS_REMEMBERED = 64;

    private final String name;
    private final boolean hasColumn;
    private final DocumentField inMessage;
    private @Nullable ValueDiversity diversity;
    private int decimals;
    private @Nullable DocumentField whole;
    private @Nullable DocumentField decimal;
    private @Nullable DocumentField text;
    private @Nullable DocumentField bool;

    /** @param hasColumn whether values go into columns; otherwise they are left in the message */
    DiscoveredField(String name, boolean hasColumn) {
        this.name = name;
        this.hasColumn = hasColumn;
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        this.inMessage = DocumentField.of(StoredField.IN_MESSAGE, DocValuesType.SORTED_SET)
                .set(utf8, 0, utf8.length);
    }

    /** Says of an event that the value is in its message. */
    DocumentField inMessage() {
        return inMessage;
    }

    /** Takes the value of a leaf of a message, or null when it is left in the message. */
    @Nullable
    DocumentField of(JsonLeaves leaves, int leaf) {
        if (!hasColumn) {
            return null;
        }
        return switch (leaves.kind(leaf)) {
            case WHOLE -> whole(leaves.whole(leaf));
            case DECIMAL -> decimal(leaves.decimal(leaf));
            case BOOLEAN -> bool().set(leaves.truth(leaf) ? 1 : 0);
            case TEXT ->
                text(leaves.textBytes(leaf), leaves.textStart(leaf), leaves.textEnd(leaf), leaves.mayBeHalved(leaf));
        };
    }

    private @Nullable DocumentField text(byte[] bytes, int start, int end, boolean mayBeHalved) {
        if (end - start > LONGEST_TEXT || mayBeHalved && mayHaveHalfACharacter(bytes, start, end)) {
            return null;
        }
        if (diversity == null) {
            diversity = new ValueDiversity();
        }
        diversity.add(bytes, start, end);
        if (!diversity.repeats()) {
            return null;
        }
        if (text == null) {
            text = DocumentField.of(StoredField.text(name), DocValuesType.SORTED);
        }
        return text.set(bytes, start, end);
    }

    /** An escape may name half a surrogate pair, which UTF-8 cannot hold: {@link JsonLeaves} makes it a question mark. */
    private static boolean mayHaveHalfACharacter(byte[] bytes, int start, int end) {
        for (int i = start; i < end; i++) {
            if (bytes[i] == '?') {
                return true;
            }
        }
        return false;
    }

    /** A whole number among decimals goes with them: a column that every event has is read several times faster. */
    private DocumentField whole(long number) {
        if (decimals > 0) {
            decimals--;
            if (Math.abs(number) <= LARGEST_EXACT) {
                return decimal().set(NumericUtils.doubleToSortableLong(number));
            }
        }
        return whole().set(number);
    }

    private DocumentField decimal(double number) {
        decimals = Math.min(decimals + 1, DECIMALS_REMEMBERED);
        return decimal().set(NumericUtils.doubleToSortableLong(number));
    }

    private DocumentField whole() {
        if (whole == null) {
            whole = DocumentField.of(StoredField.whole(name), DocValuesType.NUMERIC);
        }
        return whole;
    }

    private DocumentField decimal() {
        if (decimal == null) {
            decimal = DocumentField.of(StoredField.decimal(name), DocValuesType.NUMERIC);
        }
        return decimal;
    }

    private DocumentField bool() {
        if (bool == null) {
            bool = DocumentField.of(StoredField.bool(name), DocValuesType.NUMERIC);
        }
        return bool;
    }
}
