package dev.loggia.ingest.format;

import static dev.loggia.ingest.format.FormatDefinition.withoutReader;

import dev.loggia.diagnostic.DataException;
import dev.loggia.event.FieldReader;
import dev.loggia.ingest.format.FormatOptions.MultiLine;
import dev.loggia.ingest.timestamp.LocalTimeZone;
import dev.loggia.ingest.timestamp.TimestampFormat;
import dev.loggia.ingest.timestamp.TimestampLayout;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Detects the format of an input from its beginning. Rather no time than a wrong one:
 *
 * <ul>
 *   <li>where day and month could change places, a line of the sample must have a number that is no month; dots mean day first, and
 *       {@code 17/06/09} before a level means year first;
 *   <li>a number is a time when it lies in the years 1990 to 2100, and outside the first column only when it differs from line to line
 *       by less than ten years; a text is one from 1970 on;
 *   <li>of several columns with times the first is taken, then one with a date that can be nothing else, then a number since the epoch,
 *       then a time without its year;
 *   <li>a date without a time of day is no time.
 * </ul>
 */
public final class LogFormats {

    private static final FormatDefinition CSV = new FormatDefinition(
            CsvFile.NAME,
            "CSV with a header, also with semicolons or tabs: its columns",
            0.9,
            CsvDetector::detect,
            CsvFields::of);

    /** The most specific first: the first one that most of a sample speaks for is taken. */
    private static final List<FormatDefinition> DEFINITIONS = List.of(
            new FormatDefinition(
                    LambdaLog.NAME,
                    "what Lambda functions log: @type, @requestId, @duration, @maxMemoryUsed, ...",
                    0.05,
                    LambdaLog::detect,
                    none -> LambdaLog.Fields.INSTANCE),
            new FormatDefinition(
                    DockerJson.NAME,
                    "Docker's files of containers: log, stream, time, attrs.*, and the fields of JSON in log",
                    0.5,
                    DockerJson::detect,
                    none -> DockerJson.Fields.INSTANCE),
            withoutReader("json", "JSON objects, one a line", 0.05, JsonLines::detect),
            withoutReader("mysql-slow", "MySQL's log of slow queries", 0.05, MySqlSlowLog::detect),
            withoutReader("audit", "Linux' audit log: type, msg and every other key=value pair", 0.3, AuditLog::detect),
            new FormatDefinition(
                    CriLog.NAME,
                    "Kubernetes' files of containers (CRI): time, stream, logtag, log, and the fields of JSON in log",
                    0.5,
                    CriLog::detect,
                    none -> CriLog.Fields.INSTANCE),
            new FormatDefinition(
                    SyslogRfc5424.NAME,
                    "syslog of RFC 5424: hostname, appName, processId, messageId, message, facility, severity, ...",
                    0.05,
                    SyslogRfc5424::detect,
                    none -> SyslogRfc5424.Fields.INSTANCE),
            new FormatDefinition(
                    SyslogRfc3164.NAME,
                    "syslog of RFC 3164: hostname, appName, processId, message, facility, severity, ...",
                    0.3,
                    SyslogRfc3164::detect,
                    none -> SyslogRfc3164.Fields.INSTANCE),
            new FormatDefinition(
                    AccessLog.NAME,
                    "access logs of web servers: clientIp, user, method, path, status, bytes, referer, userAgent, ...",
                    0.3,
                    AccessLog::detect,
                    none -> AccessLogFields.INSTANCE),
            withoutReader("apache-error", "Apache's error log", 0.05, ApacheErrorLog::detect),
            new FormatDefinition(
                    VpcFlowLog.NAME,
                    "VPC flow logs: srcAddr, dstAddr, srcPort, dstPort, protocol, packets, bytes, action, ...",
                    0.5,
                    VpcFlowLog::detect,
                    VpcFlowFields::of),
            new FormatDefinition(
                    LoadBalancerLog.NAME,
                    "AWS load balancers: client_ip, elb_status_code, target_processing_time, request_url, ...",
                    0.3,
                    LoadBalancerLog::detect,
                    none -> LoadBalancerFields.INSTANCE),
            new FormatDefinition(
                    Route53QueryLog.NAME,
                    "Route 53 query logs: queryName, queryType, responseCode, resolverIp, edgeLocation, ...",
                    0.3,
                    Route53QueryLog::detect,
                    none -> Route53QueryLog.Fields.INSTANCE),
            new FormatDefinition(
                    W3cLog.NAME,
                    "W3C extended logs (IIS, CloudFront): the columns of #Fields, as `cs-uri-stem`, `sc-status`",
                    0.5,
                    W3cLog::detect,
                    W3cLog.Fields::of),
            CSV,
            new FormatDefinition(
                    PairFields.NAME, "key=value pairs, each a field", 0.3, Logfmt::detect, none -> PairFields.INSTANCE),
            new FormatDefinition(
                    TimedJson.NAME,
                    "a time and then a JSON object in each line, as exports to S3: the fields of the object",
                    0.5,
                    TimedJson::detect,
                    none -> TimedJson.Fields.INSTANCE),
            withoutReader(
                    "key-value",
                    "text with a time in one column and at least two key=value pairs, each a field",
                    0.05,
                    PairedText::detect),
            withoutReader("text", "text with a time in one column of each line", 0.05, TimestampedText::detect),
            withoutReader("clock", "text led by a time of day without a date", 0.3, ClockLedText::detect),
            withoutReader("plain", "text without times", 0, PlainText::detect));

    /** The same where the user said how times are written. */
    private static final List<FormatDefinition> DEFINITIONS_OF_GIVEN_TIMES = List.of(
            withoutReader("json", "", 0.05, JsonLines::detect),
            CSV,
            withoutReader("text", "", 0, GivenTimestamp::detect),
            withoutReader("plain", "", 0, PlainText::detect));

    /** The beginning mostly tells; only when it does not, the whole sample is looked at. */
    private static final int ENOUGH_LINES = 200;

    /** From this share of a sample on. */
    static final double MOST = 0.5;

    private static final double MANY = 0.3;
    private static final double NEARLY_ALL = 0.9;

    private LogFormats() {}

    /** Every format, in the order in which they are tried. */
    public static List<FormatDescription> all() {
        return DEFINITIONS.stream()
                .map(definition -> new FormatDescription(definition.name(), definition.summary()))
                .toList();
    }

    /**
     * The reader of an identity.
     *
     * @throws DataException when this version has none
     */
    public static FieldReader fieldReader(String identity) {
        int bar = identity.indexOf('|');
        String name = formatName(identity);
        for (FormatDefinition definition : DEFINITIONS) {
            if (definition.name().equals(name)) {
                return definition.fieldReader().apply(bar < 0 ? "" : identity.substring(bar + 1));
            }
        }
        throw new DataException(
                "format-unknown",
                "these events were stored with fields of a format " + name + ", which this version does not know",
                "use the version that stored them, or a later one");
    }

    /** The name of the format whose reader has the identity. */
    public static String formatName(String identity) {
        int bar = identity.indexOf('|');
        return bar < 0 ? identity : identity.substring(0, bar);
    }

    /**
     * The format of an input. What is nothing else is plain text.
     *
     * @param sample the first bytes of the input, decompressed; the last line may be cut off unless {@code whole}
     * @param length how many bytes of {@code sample} count
     * @param whole whether the sample is all there is
     * @return null only when the user named a format that the input cannot have
     */
    public static @Nullable DetectedFormat detect(byte[] sample, int length, boolean whole, FormatOptions options) {
        String given = options.timestampFormat();
        List<TimestampLayout> layouts = given == null ? List.of() : TimestampFormat.compile(given);
        Sample lines = Sample.of(sample, length, whole, LocalTimeZone.of(options.zone()), layouts);
        Detection best = options.format() == null ? detect(lines) : named(options.format(), lines);
        if (best == null) {
            return null;
        }
        LogFormat format = withMultiLine(best.format(), lines, options.multiLine());
        String rest = format.multiLine() && !best.evidence().isEmpty() ? ", the rest may go on with events" : "";
        return new DetectedFormat(format, options.format() == null ? best.evidence() + rest : "");
    }

    private static List<FormatDefinition> definitions(Sample sample) {
        return sample.hasGivenLayouts() ? DEFINITIONS_OF_GIVEN_TIMES : DEFINITIONS;
    }

    private static @Nullable Detection named(String name, Sample sample) {
        for (FormatDefinition definition : definitions(sample)) {
            if (definition.name().equals(name)) {
                return definition.detector().detect(sample);
            }
        }
        return null;
    }

    private static Detection detect(Sample sample) {
        Detection found = best(sample.beginning(ENOUGH_LINES));
        if (found == null) {
            found = best(sample);
        }
        return found == null ? PlainText.detect(sample) : found;
    }

    private static @Nullable Detection best(Sample sample) {
        Detection best = null;
        for (FormatDefinition definition : definitions(sample)) {
            Detection detection = definition.detector().detect(sample);
            if (detection == null || detection.share() < definition.leastShare()) {
                continue;
            }
            if (detection.share() >= MOST) {
                return detection;
            }
            if (best == null || detection.share() > best.share()) {
                best = detection;
            }
        }
        return best == null || best.share() == 0 ? null : best;
    }

    private static LogFormat withMultiLine(LogFormat format, Sample sample, MultiLine multiLine) {
        return switch (multiLine) {
            case MultiLine.Off off -> format;
            case MultiLine.StartsWith given -> JoinedLines.startingWith(given.pattern()::find, format);
            case MultiLine.Detect detect -> joined(format, sample);
        };
    }

    private static LogFormat joined(LogFormat format, Sample sample) {
        if (format instanceof ContinuedFormat continued && continued.spansLines()) {
            return JoinedLines.startingWith(
                    (buffer, start, end) -> !continued.continuesEvent(buffer, start, end), continued);
        }
        return format instanceof TimeLed led && (led.leadsEveryEvent() || isLedByTimes(led, sample))
                ? JoinedLines.startingWithTime(led)
                : format;
    }

    /**
     * The first line begins with a time, and either many lines do, or some do and nearly all others look like more of the event before: a
     * log of errors may consist of stack traces for the greater part.
     */
    private static boolean isLedByTimes(TimeLed format, Sample sample) {
        byte[] buffer = sample.buffer();
        BitSet led = sample.linesWhere(line -> format.beginsWithTime(buffer, sample.start(line), sample.end(line)));
        if (!led.get(0) || led.cardinality() == 1 && sample.lines() > 1) {
            return false;
        }
        BitSet more = sample.linesWhere(
                line -> !led.get(line) && ContinuationLine.is(buffer, sample.start(line), sample.end(line)));
        int others = sample.lines() - led.cardinality();
        return led.cardinality() > sample.lines() * MANY || more.cardinality() >= others * NEARLY_ALL;
    }
}
