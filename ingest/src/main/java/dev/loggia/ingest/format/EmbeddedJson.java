package dev.loggia.ingest.format;

import dev.loggia.event.FieldSink;

/** Text that a container's runtime keeps for a program, which may have written JSON. */
final class EmbeddedJson {

    private EmbeddedJson() {}

    /** Puts the fields of a text that is wholly one JSON object, blanks around it left out. */
    static void put(byte[] utf8, int start, int end, FieldSink fields) {
        int first = JsonBytes.skipBlanks(utf8, start, end);
        int after = end;
        while (after > first && utf8[after - 1] <= ' ' && utf8[after - 1] > 0) {
            after--;
        }
        if (first < after && utf8[first] == '{' && utf8[after - 1] == '}') {
            fields.putJson(utf8, first, after);
        }
    }
}
