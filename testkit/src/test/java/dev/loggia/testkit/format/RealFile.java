package dev.loggia.testkit.format;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * What is known of a real log file, found without this code. The files are not ours to ship. They are in the folder that the system property
 * {@code loggia.samples} names, or in {@code shared/data} beside a folder above this one.
 *
 * @param name path in the folder
 * @param first time of the first event: of a file without years its end alone, as {@code -03-17T16:13:38.811Z}
 */
record RealFile(String name, String format, int events, String first, String last) {

    static final List<RealFile> ALL = """
            loghub/Android_2k.log        | text led by a time, as 03-17 16:13:38.811                   | 2000  | -03-17T16:13:38.811Z     | -03-17T16:16:09.141Z
            loghub/Apache_2k.log         | Apache error log                                            | 2000  | 2005-12-04T04:47:44Z     | 2005-12-05T19:15:57Z
            loghub/BGL_2k.log            | text with a time in column 5, as 2005-06-03-15.42.50.675872 | 2000  | 2005-06-03T15:42:50.675Z | 2006-01-03T07:13:09.127Z
            loghub/HDFS_2k.log           | text led by a time, as 081109 203615                        | 2000  | 2008-11-09T20:36:15Z     | 2008-11-11T10:20:17Z
            loghub/HPC_2k.log            | text with a time in column 5, as 1077804742                 | 2000  | 2004-02-26T14:12:22Z     | 2005-12-15T18:25:39Z
            loghub/Hadoop_2k.log         | text led by a time, as 2015-10-18 18:01:47,978              | 2000  | 2015-10-18T18:01:47.978Z | 2015-10-18T18:10:55.202Z
            loghub/HealthApp_2k.log      | text led by a time, as 20171223-22:15:29:606                | 2000  | 2017-12-23T22:15:29.606Z | 2017-12-24T01:02:35.789Z
            loghub/Linux_2k.log          | syslog (RFC 3164)                                           | 2000  | -06-14T15:16:01Z         | -07-27T14:42:00Z
            loghub/Mac_2k.log            | syslog (RFC 3164)                                           | 2000  | -07-01T09:00:55Z         | -07-08T08:10:46Z
            loghub/OpenSSH_2k.log        | syslog (RFC 3164)                                           | 2000  | -12-10T06:55:46Z         | -12-10T11:04:45Z
            loghub/OpenStack_2k.log      | text with a time in column 2, as 2017-05-16 00:00:00.008    | 2000  | 2017-05-16T00:00:00.008Z | 2017-05-16T00:14:47.687Z
            loghub/Proxifier_2k.log      | text led by a time, as 10.30 16:49:06                       | 2000  | -10-30T16:49:06Z         | -07-27T10:23:42Z
            loghub/Spark_2k.log          | text led by a time, as 17/06/09 20:10:40                    | 2000  | 2017-06-09T20:10:40Z     | 2017-06-09T20:11:11Z
            loghub/Thunderbird_2k.log    | text with a time in column 2, as 1131566461                 | 2000  | 2005-11-09T20:01:01Z     | 2005-11-09T20:15:32Z
            loghub/Windows_2k.log        | text led by a time, as 2016-09-28 04:30:30                  | 2000  | 2016-09-28T04:30:30Z     | 2016-09-29T02:04:40Z
            loghub/Zookeeper_2k.log      | text led by a time, as 2015-07-29 17:41:44,747              | 2000  | 2015-07-29T17:41:44.747Z | 2015-08-10T18:12:34.004Z
            access/apache_access.log     | access log (common or combined)                             | 10000 | 2015-05-17T10:05:03Z     | 2015-05-20T21:05:15Z
            access/nginx_access.log      | access log (common or combined)                             | 1408  | 2023-10-30T19:01:01Z     | 2023-10-30T19:01:15Z
            app/kafka_server.log         | text led by a time, as 2016-12-19 16:31:46,143              | 399   | 2016-12-19T16:31:46.143Z | 2016-12-19T16:51:48.683Z
            aws/cloudtrail.ndjson        | JSON lines, time in eventTime                               | 1450  | 2023-07-10T11:42:18Z     | 2023-07-10T12:34:46Z
            aws/waf_raw.log              | JSON lines, time in timestamp                               | 38    | 2023-03-23T05:17:37.700Z | 2023-03-23T05:17:58.725Z
            aws/elb_access.log           | ELB access log | 63   | 2022-07-05T04:47:50.273Z | 2022-07-05T04:48:07.456Z
            aws/vpc_flow.log             | VPC flow log                                                | 22    | 2023-01-28T09:34:56Z     | 2023-01-28T09:34:56Z
            json/nginxplus_status.ndjson | JSON lines, time in timestamp                               | 200   | 2015-10-30T23:58:19.322Z | 2015-10-31T00:15:21.171Z
            """.lines().map(RealFile::of).toList();

    private static RealFile of(String line) {
        String[] parts = line.split("\\|", -1);
        return new RealFile(
                parts[0].strip(),
                parts[1].strip(),
                Integer.parseInt(parts[2].strip()),
                parts[3].strip(),
                parts[4].strip());
    }

    static Path folder() {
        String given = System.getProperty("loggia.samples");
        if (given != null) {
            return Path.of(given);
        }
        for (Path above = Path.of("").toAbsolutePath(); above != null; above = above.getParent()) {
            Path samples = above.resolve("shared").resolve("data");
            if (Files.isDirectory(samples)) {
                return samples;
            }
        }
        return Path.of("shared", "data");
    }

    boolean isFirst(long millis) {
        return is(first, millis);
    }

    boolean isLast(long millis) {
        return is(last, millis);
    }

    private static boolean is(String expected, long millis) {
        return Instant.ofEpochMilli(millis).toString().endsWith(expected);
    }
}
