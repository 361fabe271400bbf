package dev.loggia.ingest.format;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys under which structured logs keep the time, best first: what structured loggers, Elastic, Fluent Bit, Vector, Datadog, Splunk,
 * journald, Kubernetes and the clouds call it. Compared without case and without {@code @ _ - . #} and blanks, so that {@code eventTime},
 * {@code event_time} and {@code @timestamp} need no entries of their own.
 */
final class TimeKeys {

    /** The key is not one of them. */
    static final int NONE = Integer.MAX_VALUE;

    private static final List<String> NAMES = List.of(
            "timestamp",
            "time",
            "ts",
            "eventtime",
            "datetime",
            "date",
            "t",
            "asctime",
            "instant",
            "timemillis",
            "timestampms",
            "timestampmillis",
            "timeunixnano",
            "epoch",
            "epochmillis",
            "unixtime",
            "eventtimestamp",
            "logtimestamp",
            "logtime",
            "logdate",
            "sourcerealtimetimestamp",
            "realtimetimestamp",
            "timeiso8601",
            "timelocal",
            "isotime",
            "utctime",
            "timecreated",
            "timegenerated",
            "createdat",
            "created",
            "creationtime",
            "occurredat",
            "startedat",
            "starttime",
            "startutc",
            "edgestarttimestamp",
            "requesttimeepoch",
            "requesttime",
            "querytimestamp",
            "requestreceivedtimestamp",
            "stagetimestamp",
            "syslogtimestamp",
            "publisheddate",
            "receivetimestamp",
            "receivedat",
            "observedtimestamp",
            "ingestiontime");

    private static final int LONGEST = 40;
    /** A power of two, well above the number of names. */
    private static final int SLOTS = 256;

    /** The names by the low bits of their hashes, with gaps, so that a key is looked up without being copied. */
    private static final @Nullable Entry[] TABLE = table();

    private record Entry(int hash, byte[] name, int rank) {}

    private TimeKeys() {}

    /** The place of a key in the list, from 0; {@link #NONE} when it is not there. */
    static int rank(byte[] buffer, int start, int end) {
        if (end - start > LONGEST) {
            return NONE;
        }
        int hash = 0;
        for (int i = start; i < end; i++) {
            if (!isIgnored(buffer[i])) {
                hash = 31 * hash + lower(buffer[i]);
            }
        }
        Entry entry = TABLE[hash & TABLE.length - 1];
        for (int slot = hash + 1; entry != null; slot++) {
            if (entry.hash == hash && matches(entry.name, buffer, start, end)) {
                return entry.rank;
            }
            entry = TABLE[slot & TABLE.length - 1];
        }
        return NONE;
    }

    private static boolean matches(byte[] name, byte[] buffer, int start, int end) {
        int matched = 0;
        for (int i = start; i < end; i++) {
            if (!isIgnored(buffer[i])) {
                if (matched == name.length || lower(buffer[i]) != name[matched]) {
                    return false;
                }
                matched++;
            }
        }
        return matched == name.length;
    }

    private static boolean isIgnored(byte b) {
        return b == '_' || b == '-' || b == '@' || b == '.' || b == ' ' || b == '#';
    }

    private static int lower(byte b) {
        return b >= 'A' && b <= 'Z' ? b | 0x20 : b;
    }

    private static @Nullable Entry[] table() {
        @Nullable Entry[] table = new Entry[SLOTS];
        for (int rank = 0; rank < NAMES.size(); rank++) {
            byte[] name = NAMES.get(rank).getBytes(StandardCharsets.US_ASCII);
            int hash = 0;
            for (byte b : name) {
                hash = 31 * hash + b;
            }
            int slot = hash & SLOTS - 1;
            while (table[slot] != null) {
                slot = slot + 1 & SLOTS - 1;
            }
            table[slot] = new Entry(hash, name, rank);
        }
        return table;
    }
}
