package dev.loggia.output;

import java.util.List;
import java.util.Optional;

/** The result formats, in the order of the listings. */
public final class ResultFormats {

    public static final ResultFormat TABLE = TableFormat.plain();
    public static final ResultFormat JSON = new JsonFormat();
    public static final ResultFormat JSON_LINES = new JsonLinesFormat();
    public static final ResultFormat CSV = new CsvFormat();
    public static final ResultFormat TSV = new TsvFormat();
    public static final ResultFormat MARKDOWN = new MarkdownFormat();
    public static final ResultFormat LOGFMT = new LogfmtFormat();
    public static final ResultFormat RAW = new RawFormat();

    private static final List<ResultFormat> ALL = List.of(TABLE, JSON, JSON_LINES, CSV, TSV, MARKDOWN, LOGFMT, RAW);

    private ResultFormats() {}

    public static List<ResultFormat> all() {
        return ALL;
    }

    /** The format of a name, as {@link ResultFormat#name} spells it. */
    public static Optional<ResultFormat> named(String name) {
        return ALL.stream().filter(format -> format.name().equals(name)).findFirst();
    }
}
