package dev.loggia.query.pattern;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What is known of the texts of one signature.
 *
 * <p>Mergeable: counts add up, forms of values unite, samples do not depend on order. Thread-confined.
 */
final class Signature {

    /** Distinct values that a token keeps. The ten most frequent of them are shown. */
    static final int VALUES = 24;

    /** Distinct lines that are kept. */
    static final int LINES = 3;

    private static final int BASE_BYTES = 120;

    final byte[] text;
    long count;

    /** Whether a text has control characters between its words that are no white space. */
    boolean controls;

    /** For each value of the signature the forms it had, bits of {@link ValueKind}. */
    final int[] kinds;

    /** For each token that has values, or is any word, the whole tokens there were. */
    final Sample[] tokens;

    final Sample lines;

    Signature(byte[] text, int[] kinds, Sample[] tokens, Sample lines) {
        this.text = text;
        this.kinds = kinds;
        this.tokens = tokens;
        this.lines = lines;
    }

    static Signature empty(byte[] text, int values, int dynamicTokens) {
        Sample[] tokens = new Sample[dynamicTokens];
        for (int i = 0; i < dynamicTokens; i++) {
            tokens[i] = new Sample(VALUES);
        }
        return new Signature(text, new int[values], tokens, new Sample(LINES));
    }

    long memoryBytes() {
        long bytes = BASE_BYTES + text.length + 4L * kinds.length + lines.memoryBytes();
        for (Sample token : tokens) {
            bytes += token.memoryBytes();
        }
        return bytes;
    }

    void merge(Signature other) {
        count += other.count;
        controls |= other.controls;
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] |= other.kinds[i];
        }
        for (int i = 0; i < tokens.length; i++) {
            tokens[i].merge(other.tokens[i]);
        }
        lines.merge(other.lines);
    }

    void write(DataOutput output) throws IOException {
        Bytes.write(text, output);
        output.writeLong(count);
        output.writeBoolean(controls);
        output.writeInt(kinds.length);
        for (int kind : kinds) {
            output.writeInt(kind);
        }
        output.writeInt(tokens.length);
        for (Sample token : tokens) {
            token.write(output);
        }
        lines.write(output);
    }

    static Signature read(DataInput input) throws IOException {
        byte[] text = Bytes.read(input);
        long count = input.readLong();
        boolean controls = input.readBoolean();
        int[] kinds = new int[input.readInt()];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = input.readInt();
        }
        Sample[] tokens = new Sample[input.readInt()];
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = Sample.read(VALUES, input);
        }
        Signature signature = new Signature(text, kinds, tokens, Sample.read(LINES, input));
        signature.count = count;
        signature.controls = controls;
        return signature;
    }
}
