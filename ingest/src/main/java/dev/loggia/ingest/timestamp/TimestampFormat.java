package dev.loggia.ingest.timestamp;

import dev.loggia.ingest.timestamp.TimestampLayout.Evidence;
import java.util.ArrayList;
import java.util.List;

/**
 * A user's way of writing times: {@code strptime} codes when it holds a {@code %}, else the letters of
 * {@link java.time.format.DateTimeFormatter}. Read more loosely than either: blanks match any run of blanks, fractions have any length,
 * names are English in any case. Two-digit years from 70 are of the last century.
 */
public final class TimestampFormat {

    private TimestampFormat() {}

    /**
     * What the format becomes: a layout for each choice of its optional parts, the one with all of them first. Either all of them have
     * a year or none.
     *
     * @param written blanks around it do not count
     * @throws TimestampFormatException when it is no such format, or gives no date
     */
    public static List<TimestampLayout> compile(String written) {
        String format = written.strip();
        List<FormatParts> variants =
                format.indexOf('%') >= 0 ? List.of(StrptimeCodes.parse(format)) : JavaTimeLetters.parse(format);
        List<TimestampLayout> layouts = new ArrayList<>();
        for (FormatParts variant : variants) {
            TimestampPattern pattern = variant.pattern(format);
            if (!layouts.isEmpty() && layouts.getFirst().pattern().lacksYear() != pattern.lacksYear()) {
                throw new TimestampFormatException(
                        format,
                        format.indexOf('['),
                        "the year is in an optional part",
                        "the year outside the brackets, or none",
                        "times with and without a year do not go together in one input");
            }
            layouts.add(new TimestampLayout(format, pattern, Evidence.SELF_EVIDENT));
        }
        return List.copyOf(layouts);
    }
}
