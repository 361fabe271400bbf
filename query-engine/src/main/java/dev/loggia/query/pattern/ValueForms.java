package dev.loggia.query.pattern;

/** Recognises the forms of values at a place of a text. Thread-confined: the answers of the last search are in its fields. */
final class ValueForms {

    private static final int SHORTEST_HEX = 6;
    private static final int[] UUID_GROUPS = {8, 4, 4, 4, 12};

    private static final String DAYS = "MonTueWedThuFriSatSun";
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private ValueKind kind = ValueKind.NUMBER;
    private int runEnd;
    private byte[] text = new byte[0];
    private int end;

    /** The form of what was found. */
    ValueKind kind() {
        return kind;
    }

    /** The end of the run of letters and digits that was looked at. */
    int runEnd() {
        return runEnd;
    }

    /**
     * The end of the value that begins at {@code start}, or {@code start} when there is none. A run of letters that ends in digits is
     * none: it is a name with a number.
     */
    int find(byte[] bytes, int start, int limit) {
        text = bytes;
        end = limit;
        int digits = 0;
        int letters = 0;
        int hex = 0;
        int switches = 0;
        boolean foreign = false;
        int at = start;
        while (at < end && Characters.isLetterOrDigit(text[at])) {
            boolean digit = Characters.isDigit(text[at]);
            if (at > start && digit != Characters.isDigit(text[at - 1])) {
                switches++;
            }
            digits += digit ? 1 : 0;
            letters += digit ? 0 : 1;
            foreign |= text[at] < 0;
            hex += Characters.isHex(text[at]) ? 1 : 0;
            at++;
        }
        runEnd = at;
        int length = at - start;
        int found = hex == length && length <= 8 ? colons(start) : start;
        if (found > start || digits == 0) {
            return found;
        }
        if (letters == 0) {
            return numeric(start, length);
        }
        if (Characters.isDigit(text[start])) {
            found = dated(start);
            if (found > start) {
                return found;
            }
        }
        if (length == 8 && hex == 8) {
            found = uuid(start);
            if (found > start) {
                return found;
            }
        }
        boolean prefixed = length > 2 && text[start] == '0' && (text[start + 1] == 'x' || text[start + 1] == 'X');
        if (!foreign && (prefixed || hex == length && length >= SHORTEST_HEX || switches > 1)) {
            kind = ValueKind.IDENTIFIER;
            return runEnd;
        }
        return start;
    }

    private int numeric(int start, int length) {
        int found = dated(start);
        if (found == start && length == 8) {
            found = uuid(start);
        }
        return found > start ? found : number(start);
    }

    /** Digits with dots and commas of thousands. */
    private int number(int start) {
        int at = runEnd;
        int dots = 0;
        boolean small = octet(start, at);
        while (at + 1 < end && text[at] == '.' && Characters.isDigit(text[at + 1])) {
            int next = digitsEnd(text, at + 1, end);
            small &= octet(at + 1, next);
            at = next;
            dots++;
        }
        if (dots == 0) {
            kind = ValueKind.NUMBER;
            return thousands(start, at);
        }
        // 1.2.3-beta and 195.154.x.example are names with numbers, but what they begin with is a value all the same.
        kind = dots == 1 ? ValueKind.NUMBER : dots == 3 && small ? ValueKind.ADDRESS : ValueKind.DOTTED;
        return at;
    }

    private int thousands(int start, int first) {
        int at = first;
        if (at - start > 3) {
            return at;
        }
        while (at + 3 < end
                && text[at] == ','
                && digitsEnd(text, at + 1, end) == at + 4
                && (at + 4 == end || !Characters.isLetter(text[at + 4]))) {
            at += 4;
        }
        if (at > first && at + 1 < end && text[at] == '.' && Characters.isDigit(text[at + 1])) {
            return digitsEnd(text, at + 1, end);
        }
        return at;
    }

    private boolean octet(int start, int stop) {
        if (stop - start > 3) {
            return false;
        }
        int value = 0;
        for (int i = start; i < stop; i++) {
            value = 10 * value + text[i] - '0';
        }
        return value <= 255;
    }

    static int digitsEnd(byte[] text, int start, int end) {
        int at = start;
        while (at < end && Characters.isDigit(text[at])) {
            at++;
        }
        return at;
    }

    private boolean digits(int start, int count) {
        return digitsEnd(text, start, Math.min(end, start + count)) == start + count;
    }

    private boolean is(int at, char c) {
        return at < end && text[at] == c;
    }

    /** A date, a time of day or both; what two digits and colons make is one as well. */
    private int dated(int start) {
        int at = date(start);
        if (at > start) {
            if ((is(at, 'T') || is(at, ' ')) && timeOfDay(at + 1) > at + 1) {
                at = zone(timeOfDay(at + 1));
            }
        } else {
            at = timeOfDay(start);
        }
        if (at > start && at < end && Characters.isLetterOrDigit(text[at])) {
            return start;
        }
        kind = ValueKind.TIME;
        return at;
    }

    /** A date with names, as in {@code Mon Jul  4 12:52:44 2005}; the year and the day of the week may be missing. */
    int written(byte[] bytes, int start, int limit) {
        text = bytes;
        end = limit;
        int at = start;
        if (name(at, DAYS)) {
            at = blanks(is(at + 3, ',') ? at + 4 : at + 3);
        }
        if (!name(at, MONTHS)) {
            return start;
        }
        int day = blanks(at + 3);
        int dayEnd = digitsEnd(text, day, Math.min(end, day + 2));
        int time = blanks(dayEnd);
        if (day == at + 3 || dayEnd == day || time == dayEnd) {
            return start;
        }
        int stop = timeOfDay(time);
        if (stop == time) {
            return start;
        }
        int year = blanks(stop);
        return year > stop && digits(year, 4) && !(year + 4 < end && Characters.isLetterOrDigit(text[year + 4]))
                ? year + 4
                : stop;
    }

    private boolean name(int at, String names) {
        if (at + 3 >= end || text[at] < 'A' || text[at] > 'Z') {
            return false;
        }
        for (int i = 0; i < names.length(); i += 3) {
            if (text[at] == names.charAt(i)
                    && text[at + 1] == names.charAt(i + 1)
                    && text[at + 2] == names.charAt(i + 2)) {
                return true;
            }
        }
        return false;
    }

    private int blanks(int start) {
        int at = start;
        while (at < end && text[at] == ' ') {
            at++;
        }
        return at;
    }

    private int date(int start) {
        if (!digits(start, 4)) {
            return start;
        }
        int at = start + 4;
        boolean separated = is(at, '-') || is(at, '/') || is(at, '.');
        return separated && digits(at + 1, 2) && is(at + 3, (char) text[at]) && digits(at + 4, 2) ? at + 6 : start;
    }

    private int timeOfDay(int start) {
        int hours = digitsEnd(text, start, Math.min(end, start + 2));
        if (hours == start || !is(hours, ':') || !digits(hours + 1, 2)) {
            return start;
        }
        int at = hours + 3;
        if (is(at, ':') && digits(at + 1, 2)) {
            at += 3;
            if ((is(at, '.') || is(at, ',')) && at + 1 < end && Characters.isDigit(text[at + 1])) {
                at = digitsEnd(text, at + 1, end);
            }
        }
        // 10:20:30:40 is something else.
        return is(at, ':') && at + 1 < end && Characters.isDigit(text[at + 1])
                        || at < end && Characters.isDigit(text[at])
                ? start
                : at;
    }

    private int zone(int start) {
        if (is(start, 'Z')) {
            return start + 1;
        }
        if ((is(start, '+') || is(start, '-')) && digits(start + 1, 2)) {
            int at = start + 3;
            int minutes = is(at, ':') ? at + 1 : at;
            return digits(minutes, 2) ? minutes + 2 : at;
        }
        return start;
    }

    private int uuid(int start) {
        int at = start;
        for (int group = 0; group < UUID_GROUPS.length; group++) {
            if (group > 0 && !is(at++, '-')) {
                return start;
            }
            for (int i = 0; i < UUID_GROUPS[group]; i++) {
                if (at == end || !Characters.isHex(text[at++])) {
                    return start;
                }
            }
        }
        if (at < end && Characters.isLetterOrDigit(text[at])) {
            return start;
        }
        kind = ValueKind.IDENTIFIER;
        return at;
    }

    /** Hexadecimal groups with colons: an IPv6 address, or the six pairs of a network card's. */
    private int colons(int start) {
        if (!is(runEnd, ':') || runEnd + 1 >= end || !(Characters.isHex(text[runEnd + 1]) || is(runEnd + 1, ':'))) {
            return start;
        }
        int at = start;
        int groups = 0;
        int pairs = 0;
        boolean doubled = false;
        while (true) {
            int group = at;
            while (at < end && Characters.isHex(text[at])) {
                at++;
            }
            if (at - group > 4) {
                return start;
            }
            groups += at > group ? 1 : 0;
            pairs += at - group == 2 ? 1 : 0;
            if (!is(at, ':')) {
                break;
            }
            if (is(at + 1, ':')) {
                doubled = true;
                at++;
            } else if (at + 1 >= end || !Characters.isHex(text[at + 1])) {
                break;
            }
            at++;
        }
        boolean ends = at == end || !Characters.isLetterOrDigit(text[at]);
        if (ends && !doubled && groups == 6 && pairs == 6) {
            kind = ValueKind.IDENTIFIER;
            return at;
        }
        if (ends && (groups == 8 && !doubled || doubled && groups >= 2 && groups < 8)) {
            kind = ValueKind.ADDRESS;
            return at;
        }
        return start;
    }
}
