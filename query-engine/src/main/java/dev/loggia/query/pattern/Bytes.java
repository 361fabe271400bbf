package dev.loggia.query.pattern;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Byte strings in states. */
final class Bytes {

    private Bytes() {}

    static void write(byte[] bytes, DataOutput output) throws IOException {
        output.writeInt(bytes.length);
        output.write(bytes);
    }

    static byte[] read(DataInput input) throws IOException {
        byte[] bytes = new byte[input.readInt()];
        input.readFully(bytes);
        return bytes;
    }
}
