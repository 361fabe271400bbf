package dev.loggia.query.exec;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What lists of rows take in memory, and their byte form. */
final class HeldRows {

    private HeldRows() {}

    /** What was reserved for the cells of rows. */
    static long cellBytes(List<HeldRow> rows) {
        return rows.stream().mapToLong(HeldRow::cellBytes).sum();
    }

    static void write(List<HeldRow> rows, DataOutput output) throws IOException {
        output.writeInt(rows.size());
        for (HeldRow row : rows) {
            row.write(output);
        }
    }

    static List<HeldRow> read(DataInput input) throws IOException {
        int size = input.readInt();
        List<HeldRow> rows = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            rows.add(HeldRow.read(input));
        }
        return rows;
    }

    static void checkVersion(DataInput input) throws IOException {
        byte version = input.readByte();
        if (version != 1) {
            throw new IOException("a partial state of version " + version + ", this program knows version 1");
        }
    }
}
