package dev.loggia.query.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is unusual about the values of a pattern's tokens: a rare value where nearly all are the same, a number far above the others, an
 * error code of HTTP. Values are kept without their times, and of a token with many values only some.
 */
final class TokenRules {

    /** Fewer values tell nothing. */
    private static final long FEWEST_EVENTS = 50;

    /** The share of events that have the usual value at least. */
    private static final double USUAL = 0.98;

    private static final int FEWEST_NUMBERS = 8;

    /** How many times the upper quartile a number is at least, and how many times the distance of the quartiles above it. */
    private static final double FAR = 10;

    /** The share of far numbers at most: with more they are not unusual. */
    private static final double MOST_FAR = 0.05;

    /** The share of events with codes of 500 and above, and with those of 400 and above. */
    private static final double SERVER_ERRORS = 0.01;

    private static final double ERRORS = 0.1;
    private static final long FEWEST_ERRORS = 3;

    private static final int SHOWN = 3;

    /** The registered codes, and those of well-known proxies. */
    private static final Set<Integer> HTTP = Stream.of(
                    Stream.of(100, 101, 103, 226, 421, 422, 423, 424, 425, 426, 428, 429, 431, 444, 451, 460, 463, 499),
                    range(200, 208),
                    range(300, 308),
                    range(400, 418),
                    range(500, 511),
                    range(520, 527),
                    Stream.of(561))
            .flatMap(codes -> codes)
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> HTTP_NAMES = Set.of("status", "code", "http", "statuscode", "response");

    private TokenRules() {}

    private static Stream<Integer> range(int first, int last) {
        return Stream.iterate(first, code -> code <= last, code -> code + 1);
    }

    static List<Anomaly> find(Pattern pattern) {
        List<Anomaly> found = new ArrayList<>();
        for (Object piece : pattern.pieces()) {
            if (piece instanceof DynamicToken token) {
                if (isHttp(token)) {
                    httpErrors(token).ifPresent(found::add);
                } else if (!token.kind().equals(ValueKind.label(ValueKind.TIME.bit()))) {
                    variation(token)
                            .or(() -> token.numeric() ? farNumbers(token) : Optional.empty())
                            .ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private static long total(Map<String, Long> values) {
        return values.values().stream().mapToLong(Long::longValue).sum();
    }

    /** All values are codes, and there are several of them or a word before it says what they are. */
    private static boolean isHttp(DynamicToken token) {
        boolean codes = token.numeric()
                && !token.values().isEmpty()
                && token.values().keySet().stream()
                        .allMatch(value -> value.length() == 3
                                && value.chars().allMatch(c -> c >= '0' && c <= '9')
                                && HTTP.contains(Integer.valueOf(value)));
        return codes
                && (token.values().size() >= 3
                        || HTTP_NAMES.contains(token.name().toLowerCase(java.util.Locale.ROOT)));
    }

    private static Optional<Anomaly> httpErrors(DynamicToken token) {
        long total = total(token.values());
        Map<String, Long> errors = new TreeMap<>();
        long client = 0;
        long server = 0;
        for (Map.Entry<String, Long> value : token.values().entrySet()) {
            if (value.getKey().compareTo("400") >= 0) {
                errors.put(value.getKey(), value.getValue());
                boolean isServer = value.getKey().compareTo("500") >= 0;
                server += isServer ? value.getValue() : 0;
                client += isServer ? 0 : value.getValue();
            }
        }
        double strength = Math.max(server / (SERVER_ERRORS * total), (client + server) / (ERRORS * total));
        if (client + server < FEWEST_ERRORS || strength < 1) {
            return Optional.empty();
        }
        String codes = errors.entrySet().stream()
                .map(error -> error.getKey() + ": " + Words.number(error.getValue()))
                .collect(Collectors.joining(", "));
        return Optional.of(new Anomaly(
                Anomaly.Kind.HTTP,
                Anomaly.score(strength),
                token.text() + " is an error in " + Words.number(client + server) + " of " + Words.events(total) + " ("
                        + codes + ")",
                null));
    }

    private static Optional<Anomaly> variation(DynamicToken token) {
        long total = total(token.values());
        if (!token.whole() || total < FEWEST_EVENTS || token.values().size() < 2) {
            return Optional.empty();
        }
        Map.Entry<String, Long> usual = token.values().entrySet().iterator().next();
        long rare = total - usual.getValue();
        if (usual.getValue() < USUAL * total) {
            return Optional.empty();
        }
        String others = token.values().entrySet().stream()
                .skip(1)
                .limit(SHOWN)
                .map(value -> "\"" + value.getKey() + "\" (" + Words.number(value.getValue()) + ")")
                .collect(Collectors.joining(", "));
        int more = token.values().size() - 1 - SHOWN;
        return Optional.of(new Anomaly(
                Anomaly.Kind.TOKEN,
                Anomaly.score((1 - USUAL) * total / rare),
                token.text() + " is \"" + usual.getKey() + "\" in " + Words.percent(usual.getValue(), total)
                        + " of the events, else " + others + (more > 0 ? " and " + more + " more" : ""),
                null));
    }

    private static Optional<Anomaly> farNumbers(DynamicToken token) {
        TreeMap<Double, Long> numbers = new TreeMap<>();
        for (Map.Entry<String, Long> value : token.values().entrySet()) {
            number(value.getKey()).ifPresent(number -> numbers.merge(number, value.getValue(), Long::sum));
        }
        long total = numbers.values().stream().mapToLong(Long::longValue).sum();
        if (total < FEWEST_EVENTS && token.whole() || numbers.size() < FEWEST_NUMBERS) {
            return Optional.empty();
        }
        double lower = quantile(numbers, total, 0.25);
        double upper = quantile(numbers, total, 0.75);
        double limit = Math.max(FAR * upper, upper + FAR * (upper - lower));
        long far = numbers.tailMap(limit).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        if (upper <= 0 || far == 0 || far > MOST_FAR * total) {
            return Optional.empty();
        }
        String where = token.name().isEmpty() ? "" : " (after \"" + token.name() + "\")";
        return Optional.of(new Anomaly(
                Anomaly.Kind.NUMBER,
                Anomaly.score(numbers.lastKey() / limit),
                token.text() + where + " is up to " + Words.number(numbers.lastKey()) + " in " + Words.events(far)
                        + ", in three of four at most " + Words.number(upper),
                null));
    }

    private static Optional<Double> number(String text) {
        String digits = text.replace(",", "").replace("<", "");
        return digits.matches("-?[0-9]{1,15}(\\.[0-9]+)?") ? Optional.of(Double.valueOf(digits)) : Optional.empty();
    }

    private static double quantile(TreeMap<Double, Long> numbers, long total, double share) {
        long seen = 0;
        for (Map.Entry<Double, Long> number : numbers.entrySet()) {
            seen += number.getValue();
            if (seen >= share * total) {
                return number.getKey();
            }
        }
        return numbers.lastKey();
    }
}
