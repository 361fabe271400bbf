package dev.loggia.query.function.aggregate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Counts of numbers in buckets that are 1/128 of an octave wide: a bucket is the top bits of a double (sign, exponent and seven bits of
 * the fraction), and its middle is at most 0.4 % away from any number in it. Negative numbers have buckets of their own. Buckets come in
 * pages of an octave, made when the first number falls into it.
 */
final class LogBuckets {

    private static final int BITS_DROPPED = 45;
    private static final int PAGE_BITS = 7;
    private static final int PAGE_SIZE = 1 << PAGE_BITS;
    private static final int PAGES_OF_SIGN = 1 << 11;

    /** By the sign and the exponent. */
    private final long[] @Nullable [] pages = new long[2 * PAGES_OF_SIGN][];

    private int pageCount;
    private long count;

    void add(double number) {
        add(bucket(number), 1);
    }

    private void add(int bucket, long more) {
        long[] page = pages[bucket >>> PAGE_BITS];
        if (page == null) {
            page = new long[PAGE_SIZE];
            pages[bucket >>> PAGE_BITS] = page;
            pageCount++;
        }
        page[bucket & PAGE_SIZE - 1] += more;
        count += more;
    }

    /** Adding 0 makes a positive zero of a negative one. */
    private static int bucket(double number) {
        return (int) (Double.doubleToRawLongBits(number + 0.0) >>> BITS_DROPPED);
    }

    /** The middle of a bucket; 0 for the one that holds 0 and what is too small to tell from it. */
    private static double middle(int bucket) {
        long low = (long) bucket << BITS_DROPPED;
        return bucket % (PAGES_OF_SIGN * PAGE_SIZE) == 0 ? 0 : Double.longBitsToDouble(low + (1L << BITS_DROPPED - 1));
    }

    long count() {
        return count;
    }

    /** Hands the buckets to a visitor in ascending order of their numbers. */
    void visit(Distribution.Visitor visitor) {
        for (int page = 2 * PAGES_OF_SIGN - 1; page >= PAGES_OF_SIGN; page--) {
            for (int i = PAGE_SIZE - 1; i >= 0; i--) {
                visit(page, i, visitor);
            }
        }
        for (int page = 0; page < PAGES_OF_SIGN; page++) {
            for (int i = 0; i < PAGE_SIZE; i++) {
                visit(page, i, visitor);
            }
        }
    }

    private void visit(int page, int i, Distribution.Visitor visitor) {
        long[] counts = pages[page];
        if (counts != null && counts[i] > 0) {
            visitor.visit(middle(page << PAGE_BITS | i), counts[i]);
        }
    }

    void merge(LogBuckets other) {
        for (int page = 0; page < other.pages.length; page++) {
            long[] counts = other.pages[page];
            for (int i = 0; counts != null && i < PAGE_SIZE; i++) {
                if (counts[i] > 0) {
                    add(page << PAGE_BITS | i, counts[i]);
                }
            }
        }
    }

    long memoryBytes() {
        return 8L * pages.length + (16L + 8 * PAGE_SIZE) * pageCount;
    }

    void write(DataOutput output) throws IOException {
        for (int page = 0; page < pages.length; page++) {
            long[] counts = pages[page];
            for (int i = 0; counts != null && i < PAGE_SIZE; i++) {
                if (counts[i] > 0) {
                    output.writeInt(page << PAGE_BITS | i);
                    output.writeLong(counts[i]);
                }
            }
        }
        output.writeInt(-1);
    }

    void read(DataInput input) throws IOException {
        for (int bucket = input.readInt(); bucket >= 0; bucket = input.readInt()) {
            add(bucket, input.readLong());
        }
    }
}
