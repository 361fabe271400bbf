package dev.loggia.event;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Takes the fields that a {@link FieldReader} finds into a {@link LeafTable}. For one message. */
final class FormatLeaves implements FieldSink {

    private final JsonNames names;
    private final LeafTable leaves;
    private final TextScratch scratch;
    private final LeafReader jsonReader;
    private byte @Nullable [] json;

    FormatLeaves(JsonNames names, LeafTable leaves, TextScratch scratch, LeafReader jsonReader) {
        this.names = names;
        this.leaves = leaves;
        this.scratch = scratch;
        this.jsonReader = jsonReader;
    }

    /** The buffer that holds the texts of JSON without escapes. @param message the buffer when there was no JSON */
    byte[] json(byte[] message) {
        return json == null ? message : json;
    }

    @Override
    public boolean wants(String name) {
        return true;
    }

    @Override
    public void put(String name, Value value) {
        int id = names.named(name);
        switch (value) {
            case Value.Whole whole -> leaves.add(id, LeafTable.WHOLE, whole.value());
            case Value.Decimal decimal ->
                leaves.add(id, LeafTable.DECIMAL, Double.doubleToRawLongBits(decimal.value()));
            case Value.Bool bool -> leaves.add(id, LeafTable.BOOLEAN, bool.value() ? 1 : 0);
            case Value.Text text -> {
                byte[] utf8 = text.text().getBytes(StandardCharsets.UTF_8);
                addText(id, utf8, 0, utf8.length);
            }
            case Value.Timestamp timestamp -> throw unexpected(value);
            case Value.Structure structure -> throw unexpected(value);
        }
    }

    private void addText(int id, byte[] utf8, int start, int end) {
        int from = scratch.size();
        scratch.add(utf8, start, end);
        leaves.addFormatText(id, from, scratch.size());
    }

    @Override
    public void put(String name, byte[] utf8, int start, int end) {
        Value number = PlainNumber.numberOf(utf8, start, end);
        if (number == null) {
            putText(name, utf8, start, end);
        } else {
            put(name, number);
        }
    }

    /** Without a string, as far as the text need not be repaired. */
    @Override
    public void putText(String name, byte[] utf8, int start, int end) {
        for (int p = start; p < end; p++) {
            if (utf8[p] < 0) {
                FieldSink.super.putText(name, utf8, start, end);
                return;
            }
        }
        addText(names.named(name), utf8, start, end);
    }

    private static IllegalArgumentException unexpected(Value value) {
        return new IllegalArgumentException("a reader puts texts, numbers and truth values, not " + value);
    }

    @Override
    public boolean putJson(byte[] utf8, int start, int end) {
        if (start >= end || utf8[start] != '{' && utf8[start] != '[') {
            return false;
        }
        json = utf8;
        int outcome = jsonReader.read(utf8, start, end);
        if (outcome == LeafReader.NOT_UTF_8) {
            byte[] repaired = JsonDiscovery.repaired(utf8, start, end);
            clear();
            outcome = repaired == null ? LeafReader.NOT_JSON : jsonReader.read(repaired, 0, repaired.length);
            json = repaired;
        }
        if (outcome != LeafReader.JSON) {
            clear();
            json = null;
            return false;
        }
        return true;
    }

    private void clear() {
        leaves.clear();
        scratch.clear();
    }
}
