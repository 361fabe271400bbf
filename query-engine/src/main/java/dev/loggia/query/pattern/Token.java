package dev.loggia.query.pattern;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A word or separator of a signature.
 *
 * @param text with {@link Characters#VALUE} for each value
 * @param gap whether white space lies before it
 * @param kinds the forms of each value
 * @param values the whole tokens of the events, when it has values
 */
record Token(
        String text, boolean gap, int[] kinds, @Nullable Sample values) {

    /** What is between brackets or quotes with nothing in them. */
    static final Token EMPTY = new Token("", false, new int[0], null);

    /** The tokens of a signature, by the rules of the lexer. */
    static List<Token> split(Signature signature) {
        byte[] text = signature.text;
        List<Token> tokens = new ArrayList<>();
        int value = 0;
        int dynamic = 0;
        int at = 0;
        while (at < text.length) {
            boolean gap = text[at] == ' ';
            int start = gap ? at + 1 : at;
            at = end(text, start, text.length);
            String token = new String(text, start, at - start, StandardCharsets.UTF_8);
            int count = (int) token.chars().filter(c -> c == Characters.VALUE).count();
            int[] kinds = Arrays.copyOfRange(signature.kinds, value, value + count);
            value += count;
            tokens.add(new Token(token, gap, kinds, count == 0 ? null : signature.tokens[dynamic++]));
        }
        return tokens;
    }

    /** The end of the token of a signature that begins at {@code start}. */
    static int end(byte[] text, int start, int limit) {
        if (isSeparator(text, start, limit)) {
            return start + 1;
        }
        boolean inPath = false;
        boolean inQuery = false;
        int end = start;
        while (end < limit && text[end] != ' ') {
            byte c = text[end];
            if (isSeparator(text, end, limit) && !(inQuery && Characters.isInQuery(c))) {
                break;
            }
            inPath |= c == '/';
            inQuery |= c == '?' && inPath;
            end++;
        }
        return end;
    }

    private static boolean isSeparator(byte[] text, int at, int limit) {
        return Characters.isSeparator(text[at])
                && !(text[at] == ':' && at + 2 < limit && text[at + 1] == '/' && text[at + 2] == '/');
    }

    boolean separator() {
        return text.length() == 1 && text.charAt(0) < 0x80 && Characters.isSeparator(text.charAt(0));
    }

    boolean hasValue() {
        return kinds.length > 0;
    }

    /** Whether it is one value and nothing else. */
    boolean pure() {
        return text.length() == 1 && hasValue();
    }

    /** Whether it is a name with a small number behind a letter, always the same: {@code SOCKS5}, {@code jk2_init}. */
    boolean named() {
        int at = text.indexOf(Characters.VALUE);
        return values != null
                && values.whole()
                && values.size() == 1
                && kinds.length == 1
                && text.length() > 2
                && at > 0
                && Characters.isLetter(Math.min(text.charAt(at - 1), 0xff))
                && values.text(0).length <= text.getBytes(StandardCharsets.UTF_8).length + 1;
    }

    /** Whether it stands for any word. */
    boolean any() {
        return text.length() == 1 && text.charAt(0) == Characters.ANY;
    }

    boolean cut() {
        return text.length() == 1 && text.charAt(0) == Characters.CUT;
    }
}
