package dev.loggia;

import java.io.InputStream;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * How files are to be read where detection needs help. Immutable.
 *
 * @param zone of timestamps that do not name one
 * @param timestampFormat how timestamps are written, in the letters of {@link java.time.format.DateTimeFormatter} or, when it holds a
 *     {@code %}, in those of strptime; empty to detect it
 * @param multiLine {@code off}: every line is an event, of JSON arrays too; any other text: a regular expression, and a line in which it is found starts an
 *     event; empty: continuation lines join their event where most lines begin with a timestamp
 * @param format the name of one of {@link Loggia#formats}; empty to detect it
 * @param encoding of the text: {@code UTF-8}, {@code UTF-16LE}, {@code UTF-16BE}, {@code ISO-8859-1} or {@code windows-1252}; empty to
 *     tell it by the byte order mark, without one UTF-8 unless it is obvious UTF-16
 * @param standardInput what the input {@code -} reads
 * @param clock dates lines from standard input that have no year or no time at all
 * @param fieldLimit how many fields of one JSON event are discovered, in the order of the event
 */
public record FileOptions(
        ZoneId zone,
        Optional<String> timestampFormat,
        Optional<String> multiLine,
        Optional<String> format,
        Optional<String> encoding,
        InputStream standardInput,
        Clock clock,
        int fieldLimit) {

    /** The service's {@code fieldLimit}. */
    public static final int SERVICE_FIELD_LIMIT = 200;

    /** The value of {@code multiLine} that makes every line an event. */
    public static final String MULTI_LINE_OFF = "off";

    /** Everything detected, UTC, the process's standard input, the system's clock. */
    public static FileOptions standard() {
        return new FileOptions(
                ZoneOffset.UTC,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                System.in,
                Clock.systemUTC(),
                Integer.MAX_VALUE);
    }

    public FileOptions withZone(ZoneId newZone) {
        return new FileOptions(newZone, timestampFormat, multiLine, format, encoding, standardInput, clock, fieldLimit);
    }

    public FileOptions withTimestampFormat(String newFormat) {
        return new FileOptions(
                zone, Optional.of(newFormat), multiLine, format, encoding, standardInput, clock, fieldLimit);
    }

    /** @param offOrPattern {@link #MULTI_LINE_OFF} or a regular expression */
    public FileOptions withMultiLine(String offOrPattern) {
        return new FileOptions(
                zone, timestampFormat, Optional.of(offOrPattern), format, encoding, standardInput, clock, fieldLimit);
    }

    /** @param name one of {@link Loggia#formats}; checked when files are opened */
    public FileOptions withFormat(String name) {
        return new FileOptions(
                zone, timestampFormat, multiLine, Optional.of(name), encoding, standardInput, clock, fieldLimit);
    }

    /** @param name one of the {@code encoding}s; checked when files are opened */
    public FileOptions withEncoding(String name) {
        return new FileOptions(
                zone, timestampFormat, multiLine, format, Optional.of(name), standardInput, clock, fieldLimit);
    }

    public FileOptions withStandardInput(InputStream input) {
        return new FileOptions(zone, timestampFormat, multiLine, format, encoding, input, clock, fieldLimit);
    }

    public FileOptions withClock(Clock newClock) {
        return new FileOptions(zone, timestampFormat, multiLine, format, encoding, standardInput, newClock, fieldLimit);
    }

    public FileOptions withFieldLimit(int count) {
        return new FileOptions(zone, timestampFormat, multiLine, format, encoding, standardInput, clock, count);
    }
}
