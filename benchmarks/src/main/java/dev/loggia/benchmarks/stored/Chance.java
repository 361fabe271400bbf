package dev.loggia.benchmarks.stored;

import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;

/** Chance of one invented log, the same for the same seed. Thread-confined. */
final class Chance {

    /** One of so many draws of an identifier makes a new one. */
    private static final int DRAWS_OF_AN_IDENTIFIER = 12;

    private static final int IDENTIFIERS_IN_USE = 64;

    private final SplittableRandom random;

    Chance(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** From 0 to {@code bound} exclusive. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** From 0 to {@code bound} exclusive, each octave as likely as the next: few values are frequent and many rare. */
    int logUniformBelow(int bound) {
        return (int) Math.exp(random.nextDouble() * Math.log(bound + 1.0)) - 1;
    }

    /** Around 1, with a long tail. */
    double logNormal(double sigma) {
        return Math.exp(random.nextGaussian() * sigma);
    }

    /** Milliseconds until the next of events that come by themselves. */
    long gap(double meanMillis) {
        return Math.round(-Math.log(1 - random.nextDouble()) * meanMillis);
    }

    long number() {
        return random.nextLong();
    }

    UUID uuid() {
        long high = random.nextLong() & 0xffff_ffff_ffff_0fffL | 0x4000L;
        return new UUID(high, random.nextLong() >>> 2 | 0x8000_0000_0000_0000L);
    }

    /** One of a pool of addresses, the first the most frequent. */
    String address(int pool) {
        int host = logUniformBelow(pool);
        return "10." + (host >>> 12) + '.' + (host >>> 6 & 63) * 4 + '.' + (1 + (host & 63) * 3);
    }

    /** Identifiers that come again for a while and then no more, as those of blocks and jobs do. */
    Supplier<String> identifiers(Supplier<String> newIdentifier) {
        String[] inUse = new String[IDENTIFIERS_IN_USE];
        return () -> {
            int place = below(IDENTIFIERS_IN_USE);
            String known = inUse[place];
            if (known == null || below(DRAWS_OF_AN_IDENTIFIER) == 0) {
                known = newIdentifier.get();
                inUse[place] = known;
            }
            return known;
        };
    }
}
