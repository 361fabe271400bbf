package dev.loggia.ingest.file;

import dev.loggia.event.Comparison;
import dev.loggia.event.Predicate;
import dev.loggia.event.SystemField;
import dev.loggia.event.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The predicates that a file source applies itself: those on message and time. Neither is ever missing, so a predicate is true or
 * false here. Holds the place of the last hit in the segment: belongs to one worker, and sees a segment's events in order.
 */
abstract sealed class EventFilter {

    /** Whether the filter of this predicate exists. */
    static boolean covers(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Contains contains -> contains.field().equals(SystemField.MESSAGE);
            case Predicate.Matches matches -> matches.field().equals(SystemField.MESSAGE);
            case Predicate.Compare compare -> compare.field().equals(SystemField.TIMESTAMP);
            case Predicate.In in -> in.field().equals(SystemField.TIMESTAMP);
            case Predicate.Present present ->
                present.field().equals(SystemField.TIMESTAMP) || present.field().equals(SystemField.MESSAGE);
            case Predicate.And and -> and.operands().stream().allMatch(EventFilter::covers);
            case Predicate.Or or -> or.operands().stream().allMatch(EventFilter::covers);
            case Predicate.Not not -> covers(not.operand());
        };
    }

    /** The filter of predicates that are {@linkplain #covers covered}, all of which must hold. */
    static EventFilter of(List<Predicate> predicates) {
        return new All(predicates.stream().map(EventFilter::of).toList());
    }

    private static EventFilter of(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Contains contains -> ofLiteral(contains.text());
            case Predicate.Matches matches -> new Pattern(matches);
            case Predicate.Compare compare -> new Time(compare.comparison(), compare.literal());
            case Predicate.In in ->
                new Any(in.values().stream()
                        .<EventFilter>map(value -> new Time(Comparison.EQUAL, value))
                        .toList());
            case Predicate.Present present -> new All(List.of());
            case Predicate.And and -> of(and.operands());
            case Predicate.Or or ->
                new Any(or.operands().stream().map(EventFilter::of).toList());
            case Predicate.Not not -> new Opposite(of(not.operand()));
        };
    }

    private static EventFilter ofLiteral(String text) {
        if (text.isEmpty()) {
            return new All(List.of());
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            // Half of a surrogate pair is in no text.
            return new Any(List.of());
        }
        // Broken bytes read as U+FFFD, so that only decoded text can tell.
        return text.indexOf('\uFFFD') >= 0 ? new DecodedLiteral(text) : new Literal(new LiteralSearch(text));
    }

    /** Says which bytes the next tests are about. */
    abstract void enter(byte[] bytes, int to);

    /** Whether the event passes. Called in the order of {@code start}. */
    abstract boolean test(int start, int end, long time);

    private static final class All extends EventFilter {
        private final EventFilter[] filters;

        All(List<EventFilter> filters) {
            this.filters = filters.toArray(EventFilter[]::new);
        }

        @Override
        void enter(byte[] bytes, int to) {
            for (EventFilter filter : filters) {
                filter.enter(bytes, to);
            }
        }

        @Override
        boolean test(int start, int end, long time) {
            for (EventFilter filter : filters) {
                if (!filter.test(start, end, time)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final class Any extends EventFilter {
        private final EventFilter[] filters;

        Any(List<EventFilter> filters) {
            this.filters = filters.toArray(EventFilter[]::new);
        }

        @Override
        void enter(byte[] bytes, int to) {
            for (EventFilter filter : filters) {
                filter.enter(bytes, to);
            }
        }

        @Override
        boolean test(int start, int end, long time) {
            for (EventFilter filter : filters) {
                if (filter.test(start, end, time)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static final class Opposite extends EventFilter {
        private final EventFilter filter;

        Opposite(EventFilter filter) {
            this.filter = filter;
        }

        @Override
        void enter(byte[] bytes, int to) {
            filter.enter(bytes, to);
        }

        @Override
        boolean test(int start, int end, long time) {
            return !filter.test(start, end, time);
        }
    }

    private static final class Time extends EventFilter {
        private final Comparison comparison;
        private final Value literal;

        Time(Comparison comparison, Value literal) {
            this.comparison = comparison;
            this.literal = literal;
        }

        @Override
        void enter(byte[] bytes, int to) {}

        @Override
        boolean test(int start, int end, long time) {
            if (literal instanceof Value.Whole whole) {
                return comparison.test(Long.compare(time, whole.value()));
            }
            return Boolean.TRUE.equals(comparison.test(new Value.Timestamp(time), literal));
        }
    }

    private static final class Pattern extends EventFilter {
        private final Predicate.Matches matches;
        private byte[] bytes = new byte[0];

        Pattern(Predicate.Matches matches) {
            this.matches = matches;
        }

        @Override
        void enter(byte[] segmentBytes, int to) {
            bytes = segmentBytes;
        }

        @Override
        boolean test(int start, int end, long time) {
            return matches.regex().find(bytes, start, end);
        }
    }

    private static final class DecodedLiteral extends EventFilter {
        private final String text;
        private byte[] bytes = new byte[0];

        DecodedLiteral(String text) {
            this.text = text;
        }

        @Override
        void enter(byte[] segmentBytes, int to) {
            bytes = segmentBytes;
        }

        @Override
        boolean test(int start, int end, long time) {
            return new String(bytes, start, end - start, StandardCharsets.UTF_8).contains(text);
        }
    }

    private static final class Literal extends EventFilter {
        private final LiteralSearch search;
        private int hit;

        Literal(LiteralSearch search) {
            this.search = search;
        }

        @Override
        void enter(byte[] bytes, int to) {
            search.enter(bytes, to);
            hit = -1;
        }

        /** The first hit behind {@code start} may lie in a later event, or cross the end of this one; then none lies in this. */
        @Override
        boolean test(int start, int end, long time) {
            if (hit < start) {
                hit = search.next(start);
            }
            return hit + search.length() <= end;
        }
    }
}
