package dev.loggia.ingest.format;

/**
 * What an ISO 8601 time looks like, as {@code 2026-01-02T03:04:05.678+01:00}: readers of fields go by it rather than by what is understood
 * as a time, which may become more.
 */
final class IsoOutline {

    private static final String DATE_AND_TIME = "dddd-dd-ddTdd:dd:dd";

    private IsoOutline() {}

    /** Where the time that starts here ends, its zone included if it names one; -1 when there is none. A blank may stand for the T. */
    static int end(byte[] buffer, int at, int end) {
        int p = at + DATE_AND_TIME.length();
        if (at < 0 || p > end) {
            return -1;
        }
        for (int i = 0; i < DATE_AND_TIME.length(); i++) {
            byte b = buffer[at + i];
            boolean fits = switch (DATE_AND_TIME.charAt(i)) {
                case 'd' -> ByteSearch.isDigit(b);
                case 'T' -> b == 'T' || b == ' ';
                default -> b == DATE_AND_TIME.charAt(i);
            };
            if (!fits) {
                return -1;
            }
        }
        if (p < end && (buffer[p] == '.' || buffer[p] == ',')) {
            p = digits(buffer, p + 1, end);
        }
        if (p < end && buffer[p] == 'Z') {
            return p + 1;
        }
        return p < end && (buffer[p] == '+' || buffer[p] == '-') ? zone(buffer, p, end) : p;
    }

    private static int zone(byte[] buffer, int sign, int end) {
        int hours = digits(buffer, sign + 1, end);
        int minutes = ByteSearch.isAt(':', buffer, hours, end) ? digits(buffer, hours + 1, end) : hours;
        return hours == sign + 1 ? sign : minutes;
    }

    private static int digits(byte[] buffer, int at, int end) {
        int p = at;
        while (p < end && ByteSearch.isDigit(buffer[p])) {
            p++;
        }
        return p;
    }
}
