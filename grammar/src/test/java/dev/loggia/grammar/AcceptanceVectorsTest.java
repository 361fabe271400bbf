package dev.loggia.grammar;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Section 14 of the language reference: what every implementation must at least read. */
class AcceptanceVectorsTest {

    static final List<String> VECTORS = List.of(
            "fields @timestamp, @message, accountId as acct | sort @timestamp desc | limit 25",
            "FIELDS strlen(@message) AS len | STATS sum(len)/1024/1024 AS mb BY bin(5m) as @t | STATS max(mb) AS peak BY dateceil(@t, 10m)",
            "filter @type = \"REPORT\" | stats max(@memorySize/1000/1000) as prov, max(@maxMemoryUsed/1000/1000) as used, prov - used as spare",
            "filter (status >= 500 and not path like /^\\/health/) or ispresent(error.code) | stats count(*) as n by path, bin(1h) | sort n desc",
            "filter code in [300, \"400\", 500] and kind not in [\"a\", 'b', 1]",
            "filter `detail-type` = \"x\" and @`aws.tag.aws:cloudformation:stack-name` = \"s\"",
            "parse @message \"[*] * took * ms\" as level, op, ms | filter level = \"ERROR\" and ms > 250 | stats pct(ms, 99.9) as p999 by op",
            "parse @message /user=(?<user>\\S+)\\s+id=(?<id>\\d+)/ | display user, id",
            "parse \"due to: *\" cause | fields coalesce(cause, \"unknown\") as why | stats count() as n by substr(why, 0, 80)",
            "parse @message /(\\d+\\.\\d+\\.\\d+\\.\\d+)/ as ip multi | stats countDistinct(ip), count_distinct(ip) as d2",
            "parse @message logfmt as lf | filter lf.level = \"error\" | display lf.msg",
            "parse body csv as host, method, code | json field=extra \"a.b\" as ab",
            "fields jsonParse(@message) as j | unnest j.items into it | filter it.`x.y` = 1 and j.tags[0] = \"t\"",
            "stats sum(ok = 1) as good, sum(if(ok = 1, 0, 1)) as bad, values(region) as regions by svc | fields good * 100 / (good + bad) as pctGood",
            "stats count(*) as n by bin(1m) offset 1d | fillmissing with 0 for n | accum n AS total | autoregress n p=1-3",
            "fields @timestamp, host, cpu_a, cpu_b | sort @timestamp asc | filldown host cpu* | outlier action=remove param=3.0 uselower=true cpu_a cpu_b",
            "sessionize user, device maxspan 1h as s | countFrequent s, page",
            "lookup hosts ip as srcAddr, port as dstPort OUTPUTNEW name, owner | cidrlookup nets srcAddr AS cidr OUTPUT zone AS z",
            "filter id in ( SOURCE '/svc/b' | filter failed = 1 | stats count(*) as c by id | filter c > 3 | fields id )",
            "filter status >= 500 | join type=left left=a right=b where a.id=b.id (SOURCE '/svc/b') | filter !ispresent(b.state) | fields a.id, b.state",
            "SOURCE logGroups(namePrefix: ['/aws/'], class: \"STANDARD\") logGroupTags([{\"key\":\"team\",\"values\":[\"x*\",\"!y\"]}]) START=-3600s END=0s | pattern @message | sort @sampleCount desc",
            "SOURCE 'a' | SOURCE \"b\" | filter @message like \"[ERROR]\" | diff previousWeek",
            "$ErrorsByLevel(logLevel = \"WARN\") | $`Recent N`(count = 10)",
            "relevantfields where Duration > 5000",
            "fields @message | limit any 1",
            "parse @message /(?<ip>\\d+\\.\\d+\\.\\d+\\.\\d+)/ multi | stats count_over_time(*) as n, rate(ms, 1m) as r by bin(5m)",
            "filter \"red\" in tags | stats count(*) as n by histogram(value, 50)",
            "fields @timestamp | filter @message =~ /(?i)fail/ # comment | not a stage\n| estimate",
            "stats count(*) by datefloor(@timestamp + 9h, 1d) as day_jst | sort day_jst asc",
            "addtotals fieldname=Sum row=true col=true a, b");

    @ParameterizedTest
    @FieldSource("VECTORS")
    void parses(String query) {
        RoundTrip.parse(query);
    }
}
