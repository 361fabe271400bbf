package dev.loggia.query.pattern;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

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

    /** Null when the query does not ask when events were. */
    final @Nullable EventTimes times;

    Signature(byte[] text, int[] kinds, Sample[] tokens, Sample lines, @Nullable EventTimes times) {
        this.text = text;
        this.kinds = kinds;
        this.tokens = tokens;
        this.lines = lines;
        this.times = times;
    }

    static Signature empty(byte[] text, int values, int dynamicTokens, @Nullable EventTimes times) {
        Sample[] tokens = new Sample[dynamicTokens];
        for (int i = 0; i < dynamicTokens; i++) {
            tokens[i] = new Sample(VALUES);
        }
        return new Signature(text, new int[values], tokens, new Sample(LINES), times);
    }

    long memoryBytes() {
        long bytes = BASE_BYTES + text.length + 4L * kinds.length + lines.memoryBytes();
        bytes += times == null ? 0 : times.memoryBytes();
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
        if (times != null && other.times != null) {
            times.merge(other.times);
        }
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
        if (times != null) {
            times.write(output);
        }
    }

    /** @param times what the signature keeps of the times of its events, still empty */
    static Signature read(DataInput input, @Nullable EventTimes times) throws IOException {
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
        Signature signature = new Signature(text, kinds, tokens, Sample.read(LINES, input), times);
        if (times != null) {
            times.read(input);
        }
        signature.count = count;
        signature.controls = controls;
        return signature;
    }
}
