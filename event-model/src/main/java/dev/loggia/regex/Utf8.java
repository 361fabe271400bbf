package dev.loggia.regex;

/** Well-formed UTF-8 as RFC 3629 has it. */
final class Utf8 {

    private Utf8() {}

    /**
     * Where the character beyond ASCII at an offset ends.
     *
     * @return -1 when the bytes are no character
     */
    static int sequenceEnd(byte[] bytes, int at, int end) {
        int lead = bytes[at] & 0xff;
        if (lead < 0xC2 || lead > 0xF4 || at + 1 >= end) {
            return -1;
        }
        int second = bytes[at + 1] & 0xff;
        int lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        int highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        if (second < lowest || second > highest) {
            return -1;
        }
        int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (at + length > end) {
            return -1;
        }
        for (int i = 2; i < length; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return -1;
            }
        }
        return at + length;
    }
}
