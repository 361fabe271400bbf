package dev.loggia.benchmarks.stored;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * What something took.
 *
 * @param wallMillis until it was done
 * @param cpuMillis on all processors, of the whole process: compiler, collector and native threads too
 */
record ProcessTime(double wallMillis, double cpuMillis) {

    private static final double NANOS = 1_000_000;

    /** Work that may fail. */
    @FunctionalInterface
    interface Work<E extends Exception> {
        void run() throws E;
    }

    static <E extends Exception> ProcessTime of(Work<E> work) throws E {
        OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = process.getProcessCpuTime();
        long wall = System.nanoTime();
        work.run();
        return new ProcessTime((System.nanoTime() - wall) / NANOS, (process.getProcessCpuTime() - cpu) / NANOS);
    }

    /** The medians of wall and processor time, each by itself. @param times at least one */
    static ProcessTime median(List<ProcessTime> times) {
        return new ProcessTime(
                median(times.stream().mapToDouble(ProcessTime::wallMillis)),
                median(times.stream().mapToDouble(ProcessTime::cpuMillis)));
    }

    private static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** What one of several repetitions took. @param leastMillis of all together, since the processors' clock is coarse */
    static <E extends Exception> ProcessTime ofOne(Work<E> work, double leastMillis) throws E {
        int[] times = new int[1];
        ProcessTime all = of(() -> {
            long start = System.nanoTime();
            do {
                work.run();
                times[0]++;
            } while ((System.nanoTime() - start) / NANOS < leastMillis);
        });
        return new ProcessTime(all.wallMillis / times[0], all.cpuMillis / times[0]);
    }
}
