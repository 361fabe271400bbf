package dev.loggia.cli;

import java.util.List;

/** The overview of the program; each subcommand's help comes from its options. */
final class Help {

    private static final int NAME_COLUMN = 13;
    private static final int WIDEST = 110;
    private static final int NARROWEST = 60;

    static final String EXIT_CODES =
            "Exit codes: 0 done, 2 usage, 3 query invalid, 4 data error, 5 limit, 130 interrupted.";

    private Help() {}

    /** How wide help is set. */
    static int width(Terminal terminal) {
        return terminal.output() ? Math.clamp(terminal.width(), NARROWEST, WIDEST) : WIDEST;
    }

    /**
     * A line of a listing: what something is called, and the first sentence about it.
     *
     * @param column how wide names are; what is wider gets a line of its own
     */
    static String entry(String name, int column, String summary) {
        int end = summary.indexOf(". ");
        String sentence = end < 0 ? summary : summary.substring(0, end + 1);
        String gap = name.length() > column ? "\n" + " ".repeat(column + 4) : " ".repeat(column - name.length() + 2);
        return "  " + name + gap + sentence + "\n";
    }

    /** The commands that begin with the same word. */
    static String family(String word, List<Subcommand> subcommands) {
        StringBuilder text = new StringBuilder("Usage: loggia " + word + " COMMAND [OPTION]...\n\nCommands:\n");
        for (Subcommand subcommand : subcommands) {
            text.append(entry(subcommand.name(), NAME_COLUMN, subcommand.summary()));
        }
        return text.append("\nThe options of a command: loggia help ")
                .append(subcommands.getFirst().name())
                .append('\n')
                .toString();
    }

    static String overview(List<Subcommand> subcommands) {
        StringBuilder text = new StringBuilder("""
                Queries log files and log groups in the language of CloudWatch Logs Insights.

                  loggia query 'filter @message like "error" | stats count(*) by bin(5m)' app.log
                  zcat old.gz | loggia query 'fields @timestamp, @message | limit 20'
                  loggia query -s 2h -o json 'stats count(*) as n by status | sort n desc' /var/log/nginx
                  loggia ingest -g app/orders /var/log/orders
                  loggia query -g 'app/*' 'filter level = "ERROR" | stats count(*) by bin(1h)'

                Commands:
                """);
        for (Subcommand subcommand : subcommands) {
            text.append(entry(subcommand.name(), NAME_COLUMN, subcommand.summary()));
        }
        return text.append("""
                          help           The options of a command: loggia help query

                        Options:
                          -h, --help     This help.
                          -V, --version  The version.

                        """).append(EXIT_CODES).append('\n').toString();
    }
}
