package dev.loggia.benchmarks.stored;

/** What is asked of stored events, in the query language and in SQL. {@code {id}} stands for an identifier that few events have. */
public enum Question {
    COUNT(Data.TEXT, "stats count(*) as n", "SELECT count(*) FROM events"),
    COUNT_BY_TIME(
            Data.TEXT,
            "stats count(*) as n by bin(5m)",
            "SELECT time // 300000 * 300000 AS bin, count(*) FROM events GROUP BY bin"),
    RARE_TEXT(
            Data.TEXT,
            "filter @message like \"OutOfMemoryError\" | stats count(*) as n",
            "SELECT count(*) FROM events WHERE message LIKE '%OutOfMemoryError%'"),
    COMMON_TEXT(
            Data.TEXT,
            "filter @message like \"PacketResponder\" | stats count(*) as n",
            "SELECT count(*) FROM events WHERE message LIKE '%PacketResponder%'"),
    TEXT_OF_AN_IDENTIFIER(
            Data.TEXT,
            "filter @message like \"blk_{id}\" | stats count(*) as n",
            "SELECT count(*) FROM events WHERE message LIKE '%blk\\_{id}%' ESCAPE '\\'"),
    NEWEST(
            Data.TEXT,
            "fields @timestamp, @message | sort @timestamp desc | limit 20",
            "SELECT time, message FROM events ORDER BY time DESC, sequence DESC LIMIT 20"),
    NEWEST_WITH_TEXT(
            Data.TEXT,
            "fields @timestamp, @message | filter @message like \"Failed password\" | sort @timestamp desc | limit 20",
            "SELECT time, message FROM events WHERE message LIKE '%Failed password%' ORDER BY time DESC, sequence DESC LIMIT 20"),
    AVERAGE_BY_PATH(
            Data.JSON,
            "stats avg(durationMs) as a, count(*) as n by http.path",
            "SELECT \"http.path\", avg(durationMs), count(*) FROM events GROUP BY \"http.path\""),
    COUNT_BY_SERVICE(
            Data.JSON, "stats count(*) as n by service", "SELECT service, count(*) FROM events GROUP BY service"),
    FAILED(
            Data.JSON,
            "filter http.status >= 500 | stats count(*) as n",
            "SELECT count(*) FROM events WHERE \"http.status\" >= 500"),
    NEWEST_FAILED(
            Data.JSON,
            "fields @timestamp, @message | filter http.status >= 500 | sort @timestamp desc | limit 20",
            "SELECT time, message FROM events WHERE \"http.status\" >= 500 ORDER BY time DESC, sequence DESC LIMIT 20"),
    FAILED_BY_TIME(
            Data.JSON,
            "filter http.status >= 500 | stats count(*) as n by bin(5m)",
            "SELECT time // 300000 * 300000 AS bin, count(*) FROM events WHERE \"http.status\" >= 500 GROUP BY bin"),
    REQUEST_BY_IDENTIFIER(
            Data.JSON,
            "filter requestId = \"{id}\" | fields @timestamp, @message",
            "SELECT time, message FROM events WHERE requestId = '{id}'");

    private final Data data;
    private final String query;
    private final String sql;

    Question(Data data, String query, String sql) {
        this.data = data;
        this.query = query;
        this.sql = sql;
    }

    Data data() {
        return data;
    }

    String query(EventSet events) {
        return query.contains("{id}") ? query.replace("{id}", identifier(events)) : query;
    }

    String sql(EventSet events) {
        return sql.contains("{id}") ? sql.replace("{id}", identifier(events)) : sql;
    }

    private String identifier(EventSet events) {
        return events.identifierAfter(
                switch (data) {
                    case TEXT -> " blk_";
                    case JSON -> "\"requestId\":\"";
                });
    }
}
