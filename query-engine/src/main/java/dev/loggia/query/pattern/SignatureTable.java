package dev.loggia.query.pattern;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The distinct signatures of texts and what is known of each. When there are more than a limit, all become coarser together: the level is
 * the first at which they fit, whatever the order of texts and merges. Thread-confined.
 */
final class SignatureTable {

    private final int limit;
    private final EventTimes.Form times;
    private final Lexer lexer = new Lexer();
    private final Coarsening coarsening = new Coarsening();
    private int level;
    private List<Signature> signatures = new ArrayList<>();
    private int[] slots = empty(64);
    private long[] hashes = new long[64];
    private long memoryBytes;

    SignatureTable(int limit, EventTimes.Form times) {
        this.limit = limit;
        this.times = times;
    }

    /** 0 when signatures are as the lexer makes them; each level above is coarser. */
    int level() {
        return level;
    }

    List<Signature> signatures() {
        return signatures;
    }

    long memoryBytes() {
        return memoryBytes + 24L * slots.length;
    }

    /** @param millis when the event was; of no meaning when times are not kept */
    void add(byte[] bytes, int from, int to, long millis) {
        lexer.read(bytes, from, to);
        if (level > 0) {
            addCoarse(bytes, from, millis);
            return;
        }
        Signature signature = find(lexer.signature, lexer.signatureLength, lexer.values, lexer.dynamicTokens);
        for (int i = 0; i < lexer.values; i++) {
            signature.kinds[i] |= lexer.kinds[i];
        }
        for (int i = 0; i < lexer.dynamicTokens; i++) {
            memoryBytes += signature.tokens[i].add(bytes, lexer.starts[i], lexer.ends[i]);
        }
        count(signature, bytes, from, millis);
    }

    private void addCoarse(byte[] bytes, int from, long millis) {
        coarsening.read(lexer.signature, lexer.signatureLength, level);
        Signature signature =
                find(coarsening.signature, coarsening.length, coarsening.valueCount, coarsening.tokenCount);
        for (int i = 0; i < coarsening.valueCount; i++) {
            signature.kinds[i] |= lexer.kinds[coarsening.values[i]];
        }
        for (int i = 0; i < coarsening.tokenCount; i++) {
            int token = coarsening.tokens[i];
            memoryBytes += signature.tokens[i].add(bytes, lexer.starts[token], lexer.ends[token]);
        }
        count(signature, bytes, from, millis);
    }

    private void count(Signature signature, byte[] bytes, int from, long millis) {
        signature.count++;
        signature.controls |= lexer.controls;
        memoryBytes += signature.lines.add(bytes, from, lexer.textEnd);
        memoryBytes += signature.times == null ? 0 : signature.times.add(millis);
        if (signatures.size() > limit) {
            coarsen(level + 1);
        }
    }

    private Signature find(byte[] text, int length, int values, int dynamicTokens) {
        long hash = Hashing.hash(text, 0, length);
        int slot = slot(hash, text, length);
        if (slots[slot] >= 0) {
            return signatures.get(slots[slot]);
        }
        Signature signature = Signature.empty(Arrays.copyOf(text, length), values, dynamicTokens, times.empty());
        insert(slot, hash, signature);
        return signature;
    }

    private int slot(long hash, byte[] text, int length) {
        int mask = slots.length - 1;
        int slot = (int) (hash >>> 32) & mask;
        while (slots[slot] >= 0) {
            if (hashes[slot] == hash) {
                byte[] known = signatures.get(slots[slot]).text;
                if (Arrays.equals(known, 0, known.length, text, 0, length)) {
                    return slot;
                }
            }
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void insert(int slot, long hash, Signature signature) {
        slots[slot] = signatures.size();
        hashes[slot] = hash;
        signatures.add(signature);
        memoryBytes += signature.memoryBytes();
        if (2 * signatures.size() > slots.length) {
            grow();
        }
    }

    private void grow() {
        int[] oldSlots = slots;
        long[] oldHashes = hashes;
        slots = empty(2 * oldSlots.length);
        hashes = new long[slots.length];
        for (int i = 0; i < oldSlots.length; i++) {
            if (oldSlots[i] >= 0) {
                int slot = (int) (oldHashes[i] >>> 32) & slots.length - 1;
                while (slots[slot] >= 0) {
                    slot = slot + 1 & slots.length - 1;
                }
                slots[slot] = oldSlots[i];
                hashes[slot] = oldHashes[i];
            }
        }
    }

    private static int[] empty(int size) {
        int[] slots = new int[size];
        Arrays.fill(slots, -1);
        return slots;
    }

    private void coarsen(int to) {
        List<Signature> fine = signatures;
        level = to;
        signatures = new ArrayList<>();
        slots = empty(64);
        hashes = new long[64];
        memoryBytes = 0;
        for (Signature signature : fine) {
            put(coarsening.apply(signature, level));
        }
        if (signatures.size() > limit) {
            coarsen(level + 1);
        }
    }

    private void put(Signature signature) {
        long hash = Hashing.hash(signature.text, 0, signature.text.length);
        int slot = slot(hash, signature.text, signature.text.length);
        if (slots[slot] < 0) {
            insert(slot, hash, signature);
        } else {
            Signature known = signatures.get(slots[slot]);
            long before = known.memoryBytes();
            known.merge(signature);
            memoryBytes += known.memoryBytes() - before;
        }
    }

    /** Takes over another table's signatures, which must not be used afterwards. */
    void merge(SignatureTable other) {
        if (other.level > level) {
            coarsen(other.level);
        }
        for (Signature signature : other.signatures) {
            put(level > other.level ? coarsening.apply(signature, level) : signature);
        }
        if (signatures.size() > limit) {
            coarsen(level + 1);
        }
    }

    void write(DataOutput output) throws IOException {
        output.writeByte(level);
        output.writeInt(signatures.size());
        for (Signature signature : signatures) {
            signature.write(output);
        }
    }

    void read(DataInput input) throws IOException {
        level = input.readByte();
        int size = input.readInt();
        for (int i = 0; i < size; i++) {
            put(Signature.read(input, times.empty()));
        }
    }
}
