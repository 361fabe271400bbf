package dev.loggia.query.function.scalar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes times by a format of the codes of C's {@code strftime}, in English, with {@code %f} (microseconds), {@code %L}
 * (milliseconds), {@code %N} (nanoseconds) and {@code %:z} (+hh:mm) as in other languages. A flag after the percent sign changes a
 * number's filling ({@code %-d}: none, {@code %_d}: blanks, {@code %0e}: zeros) or makes text upper case ({@code %^a}).
 * Immutable, thread-safe.
 */
final class Strftime {

    private static final DateTimeFormatter ZONE_NAME = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);

    /** One code or one run of plain text. */
    private interface Piece {
        void append(ZonedDateTime time, StringBuilder text);
    }

    private interface Number {
        long of(ZonedDateTime time);
    }

    private interface Word {
        String of(ZonedDateTime time);
    }

    private final List<Piece> pieces;

    private Strftime(List<Piece> pieces) {
        this.pieces = pieces;
    }

    /**
     * Prepares a format.
     *
     * @throws UnusableArgumentException with a message about the format, if it has an unknown code
     */
    static Strftime compile(String format) {
        List<Piece> pieces = new ArrayList<>();
        compile(format, pieces);
        return new Strftime(List.copyOf(pieces));
    }

    String format(long millis, ZoneId zone) {
        ZonedDateTime time = Instant.ofEpochMilli(millis).atZone(zone);
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            piece.append(time, text);
        }
        return text.toString();
    }

    private static void compile(String format, List<Piece> pieces) {
        int start = 0;
        for (int at = format.indexOf('%'); at >= 0; at = format.indexOf('%', start)) {
            plain(format.substring(start, at), pieces);
            int i = at + 1;
            char flag = i < format.length() && "-_0^".indexOf(format.charAt(i)) >= 0 ? format.charAt(i++) : 0;
            boolean colon = format.startsWith(":z", i);
            int end = i + (colon ? 2 : 1);
            if (end > format.length()) {
                throw new UnusableArgumentException("the format ends within a code");
            }
            if (colon) {
                pieces.add((time, text) -> text.append(offset(time, ":")));
            } else if (!code(format.charAt(i), flag, pieces)) {
                throw new UnusableArgumentException("\"" + format.substring(at, end) + "\" is not a code of strftime");
            }
            start = end;
        }
        plain(format.substring(start), pieces);
    }

    private static void plain(String run, List<Piece> pieces) {
        if (!run.isEmpty()) {
            pieces.add((time, text) -> text.append(run));
        }
    }

    private static boolean code(char code, char flag, List<Piece> pieces) {
        switch (code) {
            case 'Y' -> number(pieces, flag, '0', 4, ZonedDateTime::getYear);
            case 'C' -> number(pieces, flag, '0', 2, time -> Math.floorDiv(time.getYear(), 100));
            case 'y' -> number(pieces, flag, '0', 2, time -> Math.floorMod(time.getYear(), 100));
            case 'G' -> number(pieces, flag, '0', 4, time -> time.get(IsoFields.WEEK_BASED_YEAR));
            case 'g' -> number(pieces, flag, '0', 2, time -> Math.floorMod(time.get(IsoFields.WEEK_BASED_YEAR), 100));
            case 'm' -> number(pieces, flag, '0', 2, ZonedDateTime::getMonthValue);
            case 'd' -> number(pieces, flag, '0', 2, ZonedDateTime::getDayOfMonth);
            case 'e' -> number(pieces, flag, ' ', 2, ZonedDateTime::getDayOfMonth);
            case 'j' -> number(pieces, flag, '0', 3, ZonedDateTime::getDayOfYear);
            case 'H' -> number(pieces, flag, '0', 2, ZonedDateTime::getHour);
            case 'k' -> number(pieces, flag, ' ', 2, ZonedDateTime::getHour);
            case 'I' -> number(pieces, flag, '0', 2, time -> (time.getHour() + 11) % 12 + 1);
            case 'l' -> number(pieces, flag, ' ', 2, time -> (time.getHour() + 11) % 12 + 1);
            case 'M' -> number(pieces, flag, '0', 2, ZonedDateTime::getMinute);
            case 'S' -> number(pieces, flag, '0', 2, ZonedDateTime::getSecond);
            case 'L' -> number(pieces, flag, '0', 3, time -> time.getNano() / 1_000_000);
            case 'f' -> number(pieces, flag, '0', 6, time -> time.getNano() / 1000);
            case 'N' -> number(pieces, flag, '0', 9, ZonedDateTime::getNano);
            case 's' -> number(pieces, flag, '0', 1, ZonedDateTime::toEpochSecond);
            case 'u' -> number(pieces, flag, '0', 1, time -> time.getDayOfWeek().getValue());
            case 'w' -> number(pieces, flag, '0', 1, time -> time.getDayOfWeek().getValue() % 7);
            case 'U' -> number(pieces, flag, '0', 2, time -> week(time, DayOfWeek.SUNDAY));
            case 'W' -> number(pieces, flag, '0', 2, time -> week(time, DayOfWeek.MONDAY));
            case 'V' -> number(pieces, flag, '0', 2, time -> time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case 'a' -> word(pieces, flag, time -> time.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
            case 'A' -> word(pieces, flag, time -> time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
            case 'b', 'h' ->
                word(pieces, flag, time -> time.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
            case 'B' -> word(pieces, flag, time -> time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
            case 'p' -> word(pieces, flag, time -> time.getHour() < 12 ? "AM" : "PM");
            case 'P' -> word(pieces, flag, time -> time.getHour() < 12 ? "am" : "pm");
            case 'z' -> word(pieces, flag, time -> offset(time, ""));
            case 'Z' -> word(pieces, flag, Strftime::zoneName);
            case 'D', 'x' -> compile("%m/%d/%y", pieces);
            case 'F' -> compile("%Y-%m-%d", pieces);
            case 'T', 'X' -> compile("%H:%M:%S", pieces);
            case 'R' -> compile("%H:%M", pieces);
            case 'r' -> compile("%I:%M:%S %p", pieces);
            case 'c' -> compile("%a %b %e %H:%M:%S %Y", pieces);
            case 'n' -> plain("\n", pieces);
            case 't' -> plain("\t", pieces);
            case '%' -> plain("%", pieces);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void number(List<Piece> pieces, char flag, char fill, int width, Number number) {
        char filling = flag == '_' ? ' ' : flag == '0' ? '0' : fill;
        int least = flag == '-' ? 1 : width;
        pieces.add((time, text) -> {
            long value = number.of(time);
            String digits = Long.toString(Math.abs(value));
            text.append(value < 0 ? "-" : "")
                    .repeat(filling, Math.max(0, least - digits.length()))
                    .append(digits);
        });
    }

    private static void word(List<Piece> pieces, char flag, Word word) {
        pieces.add((time, text) -> text.append(flag == '^' ? word.of(time).toUpperCase(Locale.ROOT) : word.of(time)));
    }

    /** Weeks of the year that begin on a day; the days before the first such day are week 0. */
    private static long week(ZonedDateTime time, DayOfWeek first) {
        int sinceFirst = Math.floorMod(time.getDayOfWeek().getValue() - first.getValue(), 7);
        return (time.getDayOfYear() + 6 - sinceFirst) / 7;
    }

    private static String offset(ZonedDateTime time, String separator) {
        int seconds = time.getOffset().getTotalSeconds();
        int minutes = Math.abs(seconds) / 60;
        return String.format(
                Locale.ROOT, "%s%02d%s%02d", seconds < 0 ? "-" : "+", minutes / 60, separator, minutes % 60);
    }

    private static String zoneName(ZonedDateTime time) {
        return time.getZone().equals(ZoneOffset.UTC) ? "UTC" : ZONE_NAME.format(time);
    }
}
