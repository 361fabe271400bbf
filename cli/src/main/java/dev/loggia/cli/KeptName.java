package dev.loggia.cli;

import dev.loggia.Loggia;
import dev.loggia.LookupTableDescription;
import dev.loggia.diagnostic.DataException;
import dev.loggia.diagnostic.NearMiss;
import java.util.List;

/** The name of something that the data folder keeps beside log groups, as an argument. */
final class KeptName {

    /** What it is the name of. */
    enum Kind {
        SAVED_QUERY("saved", "saved query", "no-such-saved-query"),
        LOOKUP_TABLE("lookup", "lookup table", "no-such-lookup-table");

        private final String family;
        private final String words;
        private final String code;

        Kind(String family, String words, String code) {
            this.family = family;
            this.words = words;
            this.code = code;
        }

        /** The first word of its subcommands. */
        String family() {
            return family;
        }

        /** What it is called in messages. */
        String words() {
            return words;
        }

        UsageException nameIsMissing() {
            return new UsageException(
                    "the name of the " + words + " is missing", "`loggia " + family + " list` lists those there are");
        }

        DataException missing(String name, Loggia loggia) {
            return new DataException(
                    code,
                    "there is no " + words + " " + name,
                    NearMiss.of(name, names(loggia))
                            .map(near -> "did you mean " + near + "?")
                            .orElse("`loggia " + family + " list` lists those there are"));
        }

        private List<String> names(Loggia loggia) {
            return switch (this) {
                case SAVED_QUERY ->
                    loggia.savedQueries().list().stream()
                            .map(saved -> saved.query().name())
                            .toList();
                case LOOKUP_TABLE ->
                    loggia.lookupTables().list().stream()
                            .map(LookupTableDescription::name)
                            .toList();
            };
        }

        boolean remove(String name, Loggia loggia) {
            return switch (this) {
                case SAVED_QUERY -> loggia.savedQueries().remove(name);
                case LOOKUP_TABLE -> loggia.lookupTables().remove(name);
            };
        }
    }

    private KeptName() {}

    /** The only argument. */
    static String only(Invocation invocation, Kind kind) {
        List<String> arguments = invocation.positionals();
        if (arguments.isEmpty()) {
            throw kind.nameIsMissing();
        }
        if (arguments.size() > 1) {
            throw new UsageException(
                    "one " + kind.words() + " is meant here, not " + String.join(" ", arguments),
                    "put quotes around a name with blanks");
        }
        return arguments.getFirst();
    }
}
