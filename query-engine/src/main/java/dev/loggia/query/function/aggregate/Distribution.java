package dev.loggia.query.function.aggregate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a group: all of them while they are few, then counts of them in {@link LogBuckets}. Which of the two it is depends on
 * how many there are and on nothing else, so merging in any order gives the same.
 */
final class Distribution {

    /** The largest number of numbers that are kept one by one. */
    static final int EXACT = 1 << 16;

    private double[] numbers = new double[4];
    private int size;
    private @Nullable LogBuckets buckets;
    private double smallest = Double.POSITIVE_INFINITY;
    private double largest = Double.NEGATIVE_INFINITY;

    /** Receives numbers in ascending order. */
    @FunctionalInterface
    interface Visitor {
        void visit(double number, long count);
    }

    void add(double number) {
        smallest = Math.min(smallest, number);
        largest = Math.max(largest, number);
        if (buckets != null) {
            buckets.add(number);
        } else if (size < EXACT) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * size);
            }
            numbers[size++] = number;
        } else {
            bucketed().add(number);
        }
    }

    private LogBuckets bucketed() {
        if (buckets == null) {
            buckets = new LogBuckets();
            for (int i = 0; i < size; i++) {
                buckets.add(numbers[i]);
            }
            numbers = new double[0];
            size = 0;
        }
        return buckets;
    }

    void merge(Distribution other) {
        if (other.buckets != null) {
            bucketed().merge(other.buckets);
            smallest = Math.min(smallest, other.smallest);
            largest = Math.max(largest, other.largest);
        } else {
            for (int i = 0; i < other.size; i++) {
                add(other.numbers[i]);
            }
        }
    }

    long count() {
        return buckets == null ? size : buckets.count();
    }

    /** The smallest number, exact; infinite when there is none. */
    double smallest() {
        return smallest;
    }

    /** The largest number, exact. */
    double largest() {
        return largest;
    }

    /** Hands the numbers to a visitor in ascending order; those in buckets with at most 0.4 % of error, never outside the range. */
    void visit(Visitor visitor) {
        if (buckets != null) {
            buckets.visit((number, count) -> visitor.visit(Math.clamp(number, smallest, largest), count));
            return;
        }
        Arrays.sort(numbers, 0, size);
        for (int i = 0; i < size; i++) {
            visitor.visit(numbers[i], 1);
        }
    }

    /**
     * The number below which a share of the numbers lies, linear between neighbours: of n numbers in order, counted from 0, the one at
     * {@code (n - 1) * share}. There must be a number.
     *
     * @param share from 0 to 1
     */
    double quantile(double share) {
        double position = (count() - 1) * share;
        long index = (long) position;
        double below = at(index);
        double above = index + 1 < count() ? at(index + 1) : below;
        double difference = above - below;
        double fraction = position - index;
        return Double.isInfinite(difference)
                ? below * (1 - fraction) + above * fraction
                : below + difference * fraction;
    }

    private double at(long index) {
        if (buckets == null) {
            Arrays.sort(numbers, 0, size);
            return numbers[(int) index];
        }
        if (index == 0 || index == count() - 1) {
            return index == 0 ? smallest : largest;
        }
        Search search = new Search(index);
        visit(search);
        return search.found;
    }

    private static final class Search implements Visitor {
        private long left;
        private double found;

        Search(long index) {
            left = index;
        }

        @Override
        public void visit(double number, long count) {
            if (left >= 0) {
                found = number;
            }
            left -= count;
        }
    }

    long memoryBytes() {
        return 64 + 8L * numbers.length + (buckets == null ? 0 : buckets.memoryBytes());
    }

    void write(DataOutput output) throws IOException {
        output.writeDouble(smallest);
        output.writeDouble(largest);
        output.writeInt(buckets == null ? size : -1);
        if (buckets != null) {
            buckets.write(output);
        } else {
            for (int i = 0; i < size; i++) {
                output.writeDouble(numbers[i]);
            }
        }
    }

    void read(DataInput input) throws IOException {
        smallest = input.readDouble();
        largest = input.readDouble();
        size = input.readInt();
        if (size < 0) {
            size = 0;
            bucketed().read(input);
        } else {
            numbers = new double[Math.max(4, size)];
            for (int i = 0; i < size; i++) {
                numbers[i] = input.readDouble();
            }
        }
    }
}
