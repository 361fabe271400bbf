package dev.loggia.output;

import java.util.List;
import java.util.Optional;

/** The result formats, in the order of the listings. */
public final class ResultFormats {

    private static final List<ResultFormat> ALL =
            List.of(TableFormat.plain(), new JsonFormat(), new JsonLinesFormat(), new CsvFormat(), new RawFormat());

    private ResultFormats() {}

    public static List<ResultFormat> all() {
        return ALL;
    }

    /** The format of a name, as {@link ResultFormat#name} spells it. */
    public static Optional<ResultFormat> named(String name) {
        return ALL.stream().filter(format -> format.name().equals(name)).findFirst();
    }
}
