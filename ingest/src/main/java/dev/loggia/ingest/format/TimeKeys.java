package dev.loggia.ingest.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

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
            "requestreceivedtimestamp",
            "stagetimestamp",
            "syslogtimestamp",
            "publisheddate",
            "receivetimestamp",
            "receivedat",
            "observedtimestamp",
            "ingestiontime");

    private static final int LONGEST = 40;

    /** The names by their hashes, so that a key is looked up without being copied. */
    private static final Entry[] BY_HASH = entries();

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
        int low = 0;
        int high = BY_HASH.length - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            Entry entry = BY_HASH[middle];
            if (entry.hash < hash) {
                low = middle + 1;
            } else if (entry.hash > hash) {
                high = middle - 1;
            } else {
                return matches(entry.name, buffer, start, end) ? entry.rank : NONE;
            }
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

    private static Entry[] entries() {
        Entry[] entries = new Entry[NAMES.size()];
        for (int rank = 0; rank < entries.length; rank++) {
            byte[] name = NAMES.get(rank).getBytes(StandardCharsets.US_ASCII);
            int hash = 0;
            for (byte b : name) {
                hash = 31 * hash + b;
            }
            entries[rank] = new Entry(hash, name, rank);
        }
        Arrays.sort(entries, Comparator.comparingInt(Entry::hash));
        return entries;
    }
}
