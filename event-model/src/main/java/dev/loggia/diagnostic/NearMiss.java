package dev.loggia.diagnostic;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody who mistyped a word meant. */
public final class NearMiss {

    private static final int LONGEST = 64;

    private NearMiss() {}

    /**
     * The candidate closest to a word, ignoring case, by the number of letters inserted, left out, replaced or swapped with their
     * neighbour; of equally close ones the one that begins alike, then the first.
     *
     * @return empty when none is close: at most one mistake for every three letters, at least one and at most three; nothing is close
     *     to a single letter
     */
    public static Optional<String> of(String mistyped, Collection<String> candidates) {
        String typed = mistyped.toLowerCase(Locale.ROOT);
        if (typed.length() < 2 || typed.length() > LONGEST) {
            return Optional.empty();
        }
        int allowed = Math.clamp(typed.length() / 3, 1, 3);
        int best = Integer.MAX_VALUE;
        String closest = null;
        for (String candidate : candidates) {
            String word = candidate.toLowerCase(Locale.ROOT);
            boolean sameStart = !word.isEmpty() && word.charAt(0) == typed.charAt(0);
            // Any two words of two letters are close, so these have to begin alike.
            if (Math.abs(word.length() - typed.length()) <= allowed
                    && (sameStart || word.length() > 2 && typed.length() > 2)) {
                int distance = distance(typed, word);
                int rank = 2 * distance + (sameStart ? 0 : 1);
                if (distance <= allowed && rank < best) {
                    best = rank;
                    closest = candidate;
                }
            }
        }
        return Optional.ofNullable(closest);
    }

    /** Optimal string alignment: Damerau-Levenshtein where no place is edited twice. */
    private static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[b.length()];
    }
}
