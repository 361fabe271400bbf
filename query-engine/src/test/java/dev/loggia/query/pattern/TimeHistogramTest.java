package dev.loggia.query.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random times: the buckets are a function of the times, however they came together. */
class TimeHistogramTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void bucketsDoNotDependOnOrderOrMerges(long seed) throws IOException {
        Random random = new Random(seed);
        List<Long> times = times(random);
        TimeHistogram merged = new TimeHistogram();
        List<Long> shuffled = new ArrayList<>(times);
        Collections.shuffle(shuffled, random);
        int at = 0;
        while (at < shuffled.size()) {
            int end = Math.min(shuffled.size(), at + 1 + random.nextInt(40));
            merged.merge(throughBytes(histogram(shuffled.subList(at, end))));
            at = end;
        }

        long width = width(times);
        assertThat(merged.widthMillis()).isEqualTo(width);
        assertThat(merged.size()).isLessThanOrEqualTo(TimeHistogram.MOST_BUCKETS);
        assertThat(merged.start(0)).isEqualTo(Math.floorDiv(Collections.min(times), width) * width);
        assertThat(merged.earliest()).isEqualTo(Collections.min(times));
        assertThat(merged.latest()).isEqualTo(Collections.max(times));
        for (int bucket = 0; bucket < merged.size(); bucket++) {
            long start = merged.start(bucket);
            assertThat(merged.count(bucket))
                    .isEqualTo(times.stream()
                            .filter(time -> start <= time && time < start + width)
                            .count());
        }
        assertThat(bytes(merged)).isEqualTo(bytes(histogram(times)));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aPartFallsIntoTheBucketsOfTheWhole(long seed) {
        Random random = new Random(seed);
        List<Long> times = times(random);
        List<Long> some = times.subList(0, 1 + random.nextInt(times.size()));
        TimeHistogram whole = histogram(times);
        long[] counts = histogram(some).inBucketsOf(whole);
        assertThat(counts).hasSize(whole.size());
        for (int bucket = 0; bucket < counts.length; bucket++) {
            long start = whole.start(bucket);
            assertThat(counts[bucket])
                    .isEqualTo(some.stream()
                            .filter(time -> start <= time && time < start + whole.widthMillis())
                            .count());
        }
    }

    private static List<Long> times(Random random) {
        long first = 1_800_000_000_000L * (random.nextInt(5) - 1);
        long span = 1L << random.nextInt(45);
        List<Long> times = new ArrayList<>();
        int size = 1 + random.nextInt(300);
        for (int i = 0; i < size; i++) {
            times.add(first + (long) (random.nextDouble() * span));
        }
        return times;
    }

    /** The smallest width at which there are few enough buckets. */
    private static long width(List<Long> times) {
        long width = 1000;
        while (Math.floorDiv(Collections.max(times), width) - Math.floorDiv(Collections.min(times), width)
                >= TimeHistogram.MOST_BUCKETS) {
            width *= 2;
        }
        return width;
    }

    private static TimeHistogram histogram(List<Long> times) {
        TimeHistogram histogram = new TimeHistogram();
        long before = histogram.memoryBytes();
        for (long time : times) {
            before += histogram.add(time);
        }
        assertThat(histogram.memoryBytes()).isEqualTo(before);
        return histogram;
    }

    private static byte[] bytes(TimeHistogram histogram) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        histogram.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static TimeHistogram throughBytes(TimeHistogram histogram) throws IOException {
        TimeHistogram copy = new TimeHistogram();
        copy.read(new DataInputStream(new ByteArrayInputStream(bytes(histogram))));
        return copy;
    }
}
