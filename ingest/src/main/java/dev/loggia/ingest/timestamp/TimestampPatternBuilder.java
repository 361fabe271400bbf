package dev.loggia.ingest.timestamp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Puts a {@link SteppedPattern} together, left to right. */
final class TimestampPatternBuilder {

    private int[] steps = new int[16];
    private int size;
    private boolean hasYear;

    /** Everything another builder holds so far. */
    TimestampPatternBuilder then(TimestampPatternBuilder part) {
        for (int i = 0; i < part.size; i++) {
            add(part.steps[i]);
        }
        hasYear |= part.hasYear;
        return this;
    }

    /** This text, byte for byte. */
    TimestampPatternBuilder literal(String text) {
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            add(Step.of(Step.LITERAL, b & 0xFF));
        }
        return this;
    }

    TimestampPatternBuilder literal(char letter) {
        return literal(String.valueOf(letter));
    }

    /** Year, month and day in numbers. @param separators any of {@code -}, {@code /}, {@code .} */
    TimestampPatternBuilder date(int separators) {
        hasYear = true;
        return add(Step.of(Step.DATE, separators));
    }

    /** What stands between a date and a time of day. */
    TimestampPatternBuilder gap() {
        return add(Step.GAP);
    }

    /** Hour, minute, second, and a fraction if there is one. @param flags of {@link Step#DOTTED} and its like */
    TimestampPatternBuilder clock(int flags) {
        return add(Step.of(Step.CLOCK, flags));
    }

    /** @param flags {@link Step#UNMARKED} or 0 */
    TimestampPatternBuilder optionalFraction(int flags) {
        return add(Step.of(Step.OPTIONAL_FRACTION, flags));
    }

    TimestampPatternBuilder severityLetter() {
        return add(Step.SEVERITY_LETTER);
    }

    /** This character, or blanks where it is one. */
    TimestampPatternBuilder separator(char separator) {
        return separator == ' ' ? blanks() : literal(separator);
    }

    TimestampPatternBuilder blanks() {
        return add(Step.BLANKS);
    }

    TimestampPatternBuilder optionalBlanks() {
        return add(Step.OPTIONAL_BLANKS);
    }

    TimestampPatternBuilder year() {
        hasYear = true;
        return add(Step.number(Step.YEAR, 4, 4));
    }

    TimestampPatternBuilder twoDigitYear() {
        hasYear = true;
        return add(Step.number(Step.YEAR, 2, 2));
    }

    /** Of four digits, or of two. */
    TimestampPatternBuilder yearOfAnyLength() {
        hasYear = true;
        return add(Step.number(Step.YEAR_OF_CENTURY, 2, 4));
    }

    /** @param kind of a {@link Step} that is a number */
    TimestampPatternBuilder number(int kind, int least, int greatest) {
        return add(Step.number(kind, least, greatest));
    }

    TimestampPatternBuilder monthName() {
        return add(Step.MONTH_NAME);
    }

    TimestampPatternBuilder weekday() {
        return add(Step.WEEKDAY);
    }

    TimestampPatternBuilder optionalWeekday() {
        return add(Step.OPTIONAL_WEEKDAY);
    }

    TimestampPatternBuilder halfOfDay() {
        return add(Step.HALF_OF_DAY);
    }

    TimestampPatternBuilder optionalHalfOfDay() {
        return add(Step.OPTIONAL_HALF_OF_DAY);
    }

    TimestampPatternBuilder zone() {
        return add(Step.ZONE);
    }

    TimestampPatternBuilder optionalZone() {
        return add(Step.OPTIONAL_ZONE);
    }

    /** @param unit as {@link EpochNumber} counts them */
    TimestampPatternBuilder epoch(int unit) {
        hasYear = true;
        return add(Step.of(Step.EPOCH, unit));
    }

    /** @param what {@link Step#NO_DIGIT} and its like */
    TimestampPatternBuilder followedBy(int what) {
        return add(Step.of(Step.FOLLOWED_BY, what));
    }

    TimestampPattern build() {
        return new SteppedPattern(Arrays.copyOf(steps, size), !hasYear);
    }

    private TimestampPatternBuilder add(int step) {
        if (size == steps.length) {
            steps = Arrays.copyOf(steps, 2 * size);
        }
        steps[size] = step;
        size++;
        return this;
    }
}
