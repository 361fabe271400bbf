package dev.loggia.query.function.aggregate;

/** The quartiles of numbers, as {@code pct(x, 25)} and {@code pct(x, 75)} have them. Confined to one thread. */
public final class Quartiles {

    private final Distribution numbers = new Distribution();

    public void add(double number) {
        numbers.add(number);
    }

    /** Whether there is no number, and no quartile. */
    public boolean isEmpty() {
        return numbers.count() == 0;
    }

    /** What a quarter of the numbers lie below. */
    public double first() {
        return numbers.quantile(0.25);
    }

    /** What three quarters of the numbers lie below. */
    public double third() {
        return numbers.quantile(0.75);
    }

    /** The most bytes that the numbers ever take. */
    public static long mostBytes() {
        return 8L * Distribution.EXACT;
    }
}
