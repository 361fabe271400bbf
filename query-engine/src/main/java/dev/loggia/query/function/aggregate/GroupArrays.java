package dev.loggia.query.function.aggregate;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Arrays with an entry for each group, which grow as groups appear. */
final class GroupArrays {

    private GroupArrays() {}

    static long[] grown(long[] array, int groupCount) {
        return groupCount <= array.length ? array : Arrays.copyOf(array, length(array.length, groupCount));
    }

    static double[] grown(double[] array, int groupCount) {
        return groupCount <= array.length ? array : Arrays.copyOf(array, length(array.length, groupCount));
    }

    static int[] grown(int[] array, int groupCount) {
        return groupCount <= array.length ? array : Arrays.copyOf(array, length(array.length, groupCount));
    }

    static byte[] grown(byte[] array, int groupCount) {
        return groupCount <= array.length ? array : Arrays.copyOf(array, length(array.length, groupCount));
    }

    static <T> @Nullable T[] grown(@Nullable T[] array, int groupCount) {
        return groupCount <= array.length ? array : Arrays.copyOf(array, length(array.length, groupCount));
    }

    /** Whether all rows are of one group, as in a batch within one bin: the array is compared with itself, one entry on. */
    static boolean isOneGroup(int[] groups, int size) {
        return size > 0 && Arrays.equals(groups, 0, size - 1, groups, 1, size);
    }

    private static int length(int now, int needed) {
        return (int) Math.min(Integer.MAX_VALUE - 8, Math.max(needed, now + (now >> 1) + 8L));
    }
}
