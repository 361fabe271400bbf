package dev.loggia.grammar;

/**
 * Quotes and escapes, both ways: strings (section 1.4), regex literals (1.5) and names in backticks (1.3). Reading takes the text
 * between the delimiters; writing adds them.
 */
final class QuotedText {

    private QuotedText() {}

    /**
     * Offset of the closing delimiter, or -1 when there is none. A backslash protects the character after it.
     *
     * @param from offset after the opening delimiter
     */
    static int closing(char delimiter, String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == delimiter) {
                return i;
            }
            if (c == '\\') {
                i++;
            }
        }
        return -1;
    }

    /**
     * Offset of the closing backtick, or -1 when there is none on the line. A doubled backtick stands for one.
     *
     * @param from offset after the opening backtick
     */
    static int closingBacktick(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '\n' -> {
                    return -1;
                }
                case '\\' -> i++;
                case '`' -> {
                    if (i + 1 == text.length() || text.charAt(i + 1) != '`') {
                        return i;
                    }
                    i++;
                }
                default -> {}
            }
        }
        return -1;
    }

    /** The text of a string: its own quote, backslash, n, t and r can be escaped; any other backslash is one. */
    static String unescapeString(String escaped, char quote) {
        if (escaped.indexOf('\\') < 0) {
            return escaped;
        }
        StringBuilder text = new StringBuilder(escaped.length());
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c != '\\' || i + 1 == escaped.length()) {
                text.append(c);
                continue;
            }
            char next = escaped.charAt(++i);
            switch (next) {
                case 'n' -> text.append('\n');
                case 't' -> text.append('\t');
                case 'r' -> text.append('\r');
                case '\\' -> text.append('\\');
                default -> {
                    if (next != quote) {
                        text.append('\\');
                    }
                    text.append(next);
                }
            }
        }
        return text.toString();
    }

    /** In double quotes. A backslash is doubled only where it would be read as an escape. */
    static String string(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                case '\\' -> {
                    boolean harmless = i + 1 < text.length() && "\\\"ntr\n\t\r".indexOf(text.charAt(i + 1)) < 0;
                    quoted.append(harmless ? "\\" : "\\\\");
                }
                default -> quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    /** The regex of a literal: only the slash is an escape of the literal, all others belong to the regex. */
    static String unescapeRegex(String escaped) {
        if (!escaped.contains("\\/")) {
            return escaped;
        }
        StringBuilder regex = new StringBuilder(escaped.length());
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c == '\\' && i + 1 < escaped.length()) {
                char next = escaped.charAt(++i);
                if (next != '/') {
                    regex.append(c);
                }
                regex.append(next);
            } else {
                regex.append(c);
            }
        }
        return regex.toString();
    }

    /** Between slashes. */
    static String regex(String regex) {
        StringBuilder literal = new StringBuilder(regex.length() + 2).append('/');
        for (int i = 0; i < regex.length(); i++) {
            char c = regex.charAt(i);
            if (c == '/') {
                literal.append("\\/");
            } else if (c == '\\' && i + 1 < regex.length()) {
                literal.append(c).append(regex.charAt(++i));
            } else {
                literal.append(c);
            }
        }
        return literal.append('/').toString();
    }

    /** The name in backticks: a backtick is doubled or escaped, a backslash may be escaped. */
    static String unescapeName(String escaped) {
        if (escaped.indexOf('\\') < 0 && escaped.indexOf('`') < 0) {
            return escaped;
        }
        StringBuilder name = new StringBuilder(escaped.length());
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            boolean escape =
                    i + 1 < escaped.length() && (c == '`' || c == '\\' && "`\\".indexOf(escaped.charAt(i + 1)) >= 0);
            name.append(escape ? escaped.charAt(++i) : c);
        }
        return name.toString();
    }

    /** In backticks, an at sign at the front outside of them, as the language writes system fields. */
    static String name(String name) {
        int signs = name.startsWith("@") && name.length() > 1 ? 1 : 0;
        StringBuilder quoted =
                new StringBuilder(name.length() + 2).append(name, 0, signs).append('`');
        for (int i = signs; i < name.length(); i++) {
            char c = name.charAt(i);
            switch (c) {
                case '`' -> quoted.append("``");
                case '\\' -> {
                    boolean harmless = i + 1 < name.length() && "`\\".indexOf(name.charAt(i + 1)) < 0;
                    quoted.append(harmless ? "\\" : "\\\\");
                }
                default -> quoted.append(c);
            }
        }
        return quoted.append('`').toString();
    }
}
