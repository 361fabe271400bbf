package dev.loggia.ingest.file;

import java.util.BitSet;

/**
 * Whether the tokens of a JSON value stand where they may. Needs a bit for each level of nesting. Each method takes a token, or
 * answers false when it cannot stand here. Confined to one thread.
 */
final class JsonGrammar {

    /** What may come next. */
    private enum Expected {
        VALUE,
        VALUE_OR_END,
        KEY,
        KEY_OR_END,
        COLON,
        COMMA_OR_END
    }

    /** What is deeper is not taken for JSON. */
    private static final int DEEPEST = 1 << 20;

    private final BitSet objects = new BitSet();
    private int depth;
    private Expected expected = Expected.VALUE;

    /** Begins anew. */
    void reset() {
        depth = 0;
        expected = Expected.VALUE;
    }

    /** Begins anew behind a member of an object. */
    void resetToMember() {
        depth = 1;
        objects.set(1);
        expected = Expected.COMMA_OR_END;
    }

    /** How many objects and arrays are open. */
    int depth() {
        return depth;
    }

    boolean expectsKey() {
        return expected == Expected.KEY || expected == Expected.KEY_OR_END;
    }

    boolean expectsColon() {
        return expected == Expected.COLON;
    }

    boolean expectsValue() {
        return expected == Expected.VALUE || expected == Expected.VALUE_OR_END;
    }

    /** The bracket that opens an object or array. */
    boolean open(boolean object) {
        if (!expectsValue() || depth == DEEPEST) {
            return false;
        }
        depth++;
        objects.set(depth, object);
        expected = object ? Expected.KEY_OR_END : Expected.VALUE_OR_END;
        return true;
    }

    /** The bracket that closes one. */
    boolean close(boolean object) {
        Expected empty = object ? Expected.KEY_OR_END : Expected.VALUE_OR_END;
        if (depth == 0 || objects.get(depth) != object || expected != Expected.COMMA_OR_END && expected != empty) {
            return false;
        }
        depth--;
        expected = Expected.COMMA_OR_END;
        return true;
    }

    /** A text, be it a key or a value. */
    boolean text() {
        if (expectsKey()) {
            expected = Expected.COLON;
            return true;
        }
        return word();
    }

    /** A number or literal. */
    boolean word() {
        if (!expectsValue()) {
            return false;
        }
        expected = Expected.COMMA_OR_END;
        return true;
    }

    boolean colon() {
        if (expected != Expected.COLON) {
            return false;
        }
        expected = Expected.VALUE;
        return true;
    }

    boolean comma() {
        if (expected != Expected.COMMA_OR_END) {
            return false;
        }
        expected = objects.get(depth) ? Expected.KEY : Expected.VALUE;
        return true;
    }
}
