package dev.loggia.query.relevance;

/** How far apart two shares are, beyond what chance would do. */
final class Shares {

    private Shares() {}

    /**
     * The difference of the shares of {@code a} in {@code m} and {@code b} in {@code n}, less some standard errors; 0 when nothing is
     * left. One success and one failure are added to each (Agresti and Caffo), so that few events prove little.
     */
    static double certainDifference(int a, int m, int b, int n, double errors) {
        double variance = variance(a, m) + variance(b, n);
        double difference = Math.abs((double) a / m - (double) b / n);
        return Math.max(0, difference - errors * Math.sqrt(variance));
    }

    private static double variance(int successes, int trials) {
        double share = (successes + 1.0) / (trials + 2.0);
        return share * (1 - share) / (trials + 2.0);
    }
}
