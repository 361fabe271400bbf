package dev.loggia.query.function.aggregate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The version that a state's byte form begins with. */
final class StateVersion {

    private static final byte CURRENT = 1;

    private StateVersion() {}

    static void write(DataOutput output) throws IOException {
        output.writeByte(CURRENT);
    }

    static void check(DataInput input) throws IOException {
        byte version = input.readByte();
        if (version != CURRENT) {
            throw new IOException("an aggregate's state of version " + version + ", expected " + CURRENT);
        }
    }
}
