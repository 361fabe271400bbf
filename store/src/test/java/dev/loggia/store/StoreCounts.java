package dev.loggia.store;

import dev.loggia.diagnostic.DataException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a store while others write to it, and says what cannot be: events that come and go. Thread-confined. */
final class StoreCounts {

    /** Groups whose names begin so only grow, by one writer that appends the numbers of one source in order. */
    static final String GROWING = "growing";

    /** Groups whose names begin so lose the events of the stream {@code doomed} now and then. */
    static final String SHRINKING = "shrinking";

    static final String DOOMED = "doomed";

    private final LogStore store;
    private final Map<String, Long> counts = new HashMap<>();

    StoreCounts(LogStore store) {
        this.store = store;
    }

    /** @throws AssertionError when the store is not as it should be */
    void look() {
        for (LogGroup group : store.groups()) {
            try {
                look(group);
            } catch (DataException e) {
                boolean deletedMeanwhile = e.diagnostics().getFirst().code().equals("no-such-log-group");
                if (!deletedMeanwhile
                        || group.name().startsWith(GROWING)
                        || group.name().startsWith(SHRINKING)) {
                    throw e;
                }
            }
        }
    }

    private void look(LogGroup group) {
        List<NumberedEvents.Numbered> read;
        try (Snapshot snapshot = group.snapshot()) {
            read = NumberedEvents.read(snapshot);
            check(snapshot.events() == read.size(), "%s counts %d events but has %d", group, snapshot.events(), read);
        }
        for (Map.Entry<String, List<Long>> source :
                NumberedEvents.bySource(read).entrySet()) {
            List<Long> numbers = source.getValue();
            long count = numbers.size();
            long sum = numbers.stream().mapToLong(Long::longValue).sum();
            if (!source.getKey().equals(DOOMED)) {
                check(sum == count * (count - 1) / 2, "%s has %d events, with the sum %d", group, count, sum);
            }
            if (group.name().startsWith(GROWING)) {
                long before = counts.merge(group.name() + source.getKey(), count, Math::max);
                check(before <= count, "%s had %d events and has %d", group, before, count);
            }
        }
    }

    private static void check(boolean holds, String message, LogGroup group, Object... values) {
        if (!holds) {
            Object[] all = new Object[values.length + 1];
            all[0] = group.name();
            for (int i = 0; i < values.length; i++) {
                all[i + 1] = values[i] instanceof List<?> list ? list.size() : values[i];
            }
            throw new AssertionError(String.format(message, all));
        }
    }
}
