package dev.loggia.grammar;

import java.util.List;

/** Commands that read lookup tables (sections 3.18 and 3.19). */
final class TableCommands {

    private static final String CONNECTIONS = """
            10:00:01 {"src":"10.0.0.1","bytes":10}
            10:00:02 {"src":"10.9.0.1","bytes":20}
            10:00:03 {"src":"8.8.8.8","bytes":30,"owner":"guest"}""";

    private static final CommandExample.Table HOSTS = new CommandExample.Table("hosts", """
            ip,name,owner
            10.0.0.1,web1,ops
            8.8.8.8,dns,net""");

    private static final CommandExample.Table NETWORKS = new CommandExample.Table("networks", """
            cidr,zone
            10.0.0.0/8,office
            10.0.0.0/24,servers""");

    private static final String TABLES =
            "Tables are CSV with a line of column names: `loggia lookup put NAME FILE.csv` stores one for all queries, `loggia query --lookup NAME=FILE.csv` gives one to a query and hides a stored one of that name.";

    private TableCommands() {}

    static List<CommandSyntax> all() {
        return List.of(lookup(), cidrlookup());
    }

    private static CommandDraft command(String name, String summary) {
        return new CommandDraft(CommandFamily.TABLES, name, summary);
    }

    private static CommandSyntax lookup() {
        return command(
                        "lookup",
                        "Adds columns of the first table row whose cells are exactly an event's values; outputnew fills only what is missing")
                .syntax("lookup table column [as field], ... output|outputnew column [as name], ...")
                .description("""
                        Like a left join with a small table. Each pair names a column of the table and a field of the event; where there are
                        several, all must be equal.""")
                .option("output", "columns", "", "sets the columns; without a matching row they become missing")
                .option(
                        "outputnew",
                        "columns",
                        "",
                        "sets them only where the event has no value; without a matching row nothing changes")
                .rule(TABLES)
                .rule(
                        "Cells match exactly, case included; what they hold is text. Of several matching rows the first counts.")
                .rule("`column as field` when the field of the event has another name than the column.")
                .doubtful(
                        "The service documents `as` behind the columns to add for `cidrlookup` only; here it works in both.")
                .example(
                        "names of addresses",
                        CONNECTIONS,
                        "fields src, bytes | sort bytes | lookup hosts ip as src output name, owner",
                        HOSTS)
                .example(
                        "only what is missing",
                        CONNECTIONS,
                        "fields src, owner | sort bytes | lookup hosts ip as src outputnew owner",
                        HOSTS)
                .query("lookup hosts ip as srcAddr outputnew name, owner");
    }

    private static CommandSyntax cidrlookup() {
        return command(
                        "cidrlookup",
                        "Adds columns of the table row with the smallest address range that holds an address")
                .syntax("cidrlookup table field [as column] output|outputnew column [as name], ...")
                .description(
                        "The table has a column of ranges, such as `10.0.0.0/8`, and the field of the event an address, of IPv4 or IPv6.")
                .option(
                        "as",
                        "a column",
                        "",
                        "the column of the ranges; without it the one named like the field, else the first that holds ranges")
                .option("output", "columns", "", "sets the columns; without a range they become missing")
                .option("outputnew", "columns", "", "sets them only where the event has no value")
                .rule(TABLES)
                .rule("A value that is no address has no range.")
                .doubtful("The service does not document ranges within ranges; here the smallest one counts.")
                .example(
                        "zones of addresses",
                        CONNECTIONS,
                        "fields src, bytes | sort bytes | cidrlookup networks src as cidr output zone",
                        NETWORKS)
                .example(
                        "traffic by zone",
                        CONNECTIONS,
                        "cidrlookup networks src output zone | stats sum(bytes) as bytes by coalesce(zone, \"outside\") as zone",
                        NETWORKS)
                .query("cidrlookup networks srcAddr as cidr output zone");
    }
}
